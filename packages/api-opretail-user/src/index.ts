// Generated: one line per operation.
export * from './apis/shopwebOrganizeGetOrganizesTrees'
export * from './apis/shopwebRoleGetRoleAndUsersAsConfig'
export * from './apis/shopwebRoleGetRoleListByGroup'
export * from './apis/shopwebUserAddUser'
export * from './apis/shopwebUserGetMenuPrivileges'
export * from './apis/shopwebUserUpdateUser'
export * from './apis/shopwebUserUpdateUserV2'
