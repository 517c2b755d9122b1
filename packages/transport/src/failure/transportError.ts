import type { TransportError, TransportReason } from '@paifang/result'

/** Builds the plain tagged value; `code` is left out when there is none. */
export function transportError(
  reason: TransportReason,
  sent: 'no' | 'maybe',
  message: string,
  code?: string,
): TransportError {
  return code === undefined
    ? { _tag: 'TransportError', reason, sent, message }
    : { _tag: 'TransportError', reason, sent, code, message }
}
