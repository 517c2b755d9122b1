import type { CallError } from '@paifang/result'

// #region statusOf
/** The status with which your own HTTP API answers when a call of a platform failed. */
export const statusOf = (error: CallError): number => {
  switch (error._tag) {
    case 'InputError':
      return error.subject === 'input' ? 400 : 500
    case 'BusinessError':
      return 422
    case 'GatewayError':
      if (error.kind === 'throttled') return 429
      if (error.kind === 'session') return 401
      return error.retryable ? 503 : 502
    case 'TransportError':
      if (error.reason === 'timeout' || error.reason === 'deadline') return 504
      return error.reason === 'overloaded' || error.reason === 'circuit-open' ? 503 : 502
    case 'ProtocolError':
    case 'OutputError':
      return 502
  }
}

/** Retry-After in seconds, where the gateway said how long. */
export const retryAfterOf = (error: CallError): string | undefined =>
  error._tag === 'GatewayError' && error.retryAfterMs !== undefined
    ? String(Math.ceil(error.retryAfterMs / 1000))
    : undefined
// #endregion statusOf

console.log(
  statusOf({
    _tag: 'TransportError',
    reason: 'deadline',
    sent: 'maybe',
    message: 'no answer within 30000 ms',
  }),
)

// prints
// 504
