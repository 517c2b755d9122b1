// Generated: one line per operation.
export * from './apis/oaTaskCreateTask'
export * from './apis/oaTaskModifyTask'
