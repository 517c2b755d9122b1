// Generated: one line per operation.
export * from './apis/shopwebDeviceAlarmSetAlarmConfig'
