import type { CallError, TransportReason } from '@paifang/result'

/** How a failure may be answered: not at all, or by waiting as after a fault, or as after a throttle. */
export type Remedy = 'none' | 'transient' | 'throttled'

/** No repeat helps: the fault is in the request or in this client. `tls`: certificates do not heal in a second. */
const hopeless: ReadonlySet<TransportReason> = new Set([
  'deadline',
  'aborted',
  'tls',
  'request',
  'overloaded',
  'circuit-open',
])

/** A setting that is wrong: nor does a repeat help, and one with a wrong password brings its account nearer to being locked. */
const settings = /^PROXY_(3\d\d|4(?!08|29)\d\d|ADDRESS|UNSUPPORTED|UNAVOIDABLE)$/

const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/** Whether a failure can pass by itself. What may be repeated also depends on the operation: see `retry`. */
export const remedyFor = (error: CallError): Remedy => {
  switch (error._tag) {
    case 'TransportError':
      return hopeless.has(error.reason) || settings.test(error.code ?? '') ? 'none' : 'transient'
    case 'ProtocolError':
      if (error.reason === 'too-large' || error.reason === 'envelope') return 'none'
      if (error.reason === 'status' && !passing.has(error.status)) return 'none'
      // It arrived whole: asked again, the gateway would write the same.
      if (error.reason === 'unparsable' && error.flaw !== undefined && error.flaw.kind !== 'cut')
        return 'none'
      return error.status === 429 ? 'throttled' : 'transient'
    case 'GatewayError':
      // A refused timestamp is the clock's to correct, once.
      if (!error.retryable || error.kind === 'clock') return 'none'
      return error.kind === 'throttled' ? 'throttled' : 'transient'
    case 'BusinessError':
      return error.retryable ? 'transient' : 'none'
    default:
      return 'none'
  }
}
