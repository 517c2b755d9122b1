import type { CallError } from './CallError'
import { mayHaveRun } from './mayHaveRun'

/**
 * Whether nobody knows if the request was carried out: no whole answer came, or the platform itself could not say (a service that was
 * unavailable behind the gateway, a request it has seen before). A write that ended so is neither done nor failed: look, or send it
 * again with the same key. `false` for the errors that say what became of it: refused, or, of an OutputError, carried out.
 *
 * @example
 * if (isErr(result)) await orders.mark(id, isUnknown(result.left) ? 'unknown' : 'failed')
 */
export const isUnknown = (error: CallError): boolean => {
  switch (error._tag) {
    case 'TransportError':
    case 'ProtocolError':
      return mayHaveRun(error)
    case 'GatewayError':
      return (
        mayHaveRun(error) && (error.retryable || error.kind === 'unavailable' || error.kind === 'duplicate')
      )
    default:
      return false
  }
}
