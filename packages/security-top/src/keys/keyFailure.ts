import type { CallError, CryptoError } from '@paifang/result'

const sessionCodes: ReadonlySet<string> = new Set(['26', '27', '53'])

/**
 * Whether a refusal says that the session can never be used again, so that nothing more should be asked with it: code 26,
 * 27 or 53 with a sub-code that speaks of the session. Wider than the official `isInvalidSession`, which misses
 * `session-is-blank` and `session-expired`.
 */
export const isSessionUnusable = (error: CallError): boolean =>
  error._tag === 'GatewayError' &&
  sessionCodes.has(error.code) &&
  error.subCode !== undefined &&
  /session/i.test(error.subCode)

/** Why there is no key, by what the key service answered. */
export const keyFailure = (error: CallError): CryptoError => {
  if (error._tag === 'GatewayError') {
    if (error.subCode === '20005') return { _tag: 'CryptoError', reason: 'no-key', error }
    if (error.code === '12') return { _tag: 'CryptoError', reason: 'sub-account', error }
    if (sessionCodes.has(error.code)) return { _tag: 'CryptoError', reason: 'session', error }
  }
  return { _tag: 'CryptoError', reason: 'unavailable', error }
}
