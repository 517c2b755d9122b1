import type { Cause, TransportError, TransportReason } from '@paifang/result'
import type { Call } from './Call'

const messages = {
  aborted: 'the caller aborted the call',
  deadline: 'the call did not end within its deadline',
  timeout: 'no complete answer within the time of one attempt',
  overloaded: 'too many calls are waiting in this client',
  'circuit-open': 'this client stopped sending after repeated failures',
  request: 'the client is closed',
  unknown: 'something the call depends on failed unexpectedly',
} as const satisfies Partial<Record<TransportReason, string>>

/** A TransportError of this client's own making. */
export const transportFailure = (
  { operation, policy }: Pick<Call, 'operation' | 'policy'>,
  reason: keyof typeof messages,
  sent: 'no' | 'maybe',
  cause?: Cause,
): TransportError => ({
  _tag: 'TransportError',
  method: operation.method,
  reason,
  sent,
  ...(reason === 'request' ? { code: 'CLOSED' } : {}),
  message: messages[reason],
  ...(cause === undefined ? {} : { cause }),
  ...(cause === undefined || policy === undefined ? {} : { policy }),
})
