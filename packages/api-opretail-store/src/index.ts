// Generated: one line per operation.
export * from './apis/shopwebDepartmentsGetDepsHavingFlowDevice'
export * from './apis/shopwebDepartmentsGetDeptListByPage'
export * from './apis/shopwebDepartmentsUpdateDepartment'
export * from './apis/shopwebOrganizeOpenSaveBusinessTimesOpen'
