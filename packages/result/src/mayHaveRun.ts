import type { CallError, GatewayErrorKind } from './CallError'

/** Refusals at the gate: the business service never saw the request. */
const atTheGate: ReadonlySet<GatewayErrorKind> = new Set([
  'signature',
  'credentials',
  'session',
  'permission',
  'throttled',
  'clock',
  'method',
])

/**
 * Whether the request may have been carried out although the call failed. `false` is a promise: repeating it cannot
 * do anything twice.
 */
export const mayHaveRun = (error: CallError): boolean => {
  switch (error._tag) {
    case 'InputError':
      return false
    case 'TransportError':
      return error.sent === 'maybe'
    case 'GatewayError':
      return error.sent !== 'no' && !atTheGate.has(error.kind)
    default:
      return true
  }
}
