export { createTelemetry } from './createTelemetry'
export type { Telemetry, TelemetryOptions } from './createTelemetry'
