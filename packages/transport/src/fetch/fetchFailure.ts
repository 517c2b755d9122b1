import type { TransportError } from '@paifang/result'
import { classify } from '../failure/classify'
import { beforeSending } from '../axios/instanceFailure'

/** The system's own name for it says as well that an open connection went silent. */
const connectTimeout = 'UND_ERR_CONNECT_TIMEOUT'

/** What runtimes call by names of their own, in the system's words. */
const systemCodes: Readonly<Record<string, string>> = {
  ConnectionRefused: 'ECONNREFUSED',
  FailedToOpenSocket: 'ENOTFOUND',
  ConnectionClosed: 'ECONNRESET',
  [connectTimeout]: 'ETIMEDOUT',
}

/** Deno gives reasons in words alone, which name the URL and are not repeated. */
const inWords: ReadonlyArray<readonly [string, RegExp]> = [
  ['ENOTFOUND', /dns error/],
  ['CERT_REFUSED', /invalid peer certificate/],
  ['ECONNREFUSED', /tcp connect error: .*refused/i],
  ['ECONNRESET', /connection (reset|closed)|incomplete message|unexpected end of file|error reading a body/i],
]

/**
 * What fetch rejected with, as a TransportError: `sent` is `no` only where the code proves it.
 * @param sent whether bytes may have left before
 */
export function fetchFailure(thrown: unknown, sent: 'no' | 'maybe'): TransportError {
  const named = codeIn(thrown)
  const code = systemCodes[named] ?? named
  const isUnsent = sent === 'no' || named === connectTimeout || beforeSending.test(code)
  return classify({ code }, isUnsent ? 'no' : 'maybe')
}

/** The innermost code: `fetch failed` says why in its cause. */
function codeIn(thrown: unknown, depth = 0): string {
  if (typeof thrown !== 'object' || thrown === null || depth > 4) return ''
  const { code, cause, message, errors } = thrown as Readonly<Record<string, unknown>>
  const inner = codeIn(cause, depth + 1) || (Array.isArray(errors) ? codeIn(errors[0], depth + 1) : '')
  if (inner !== '') return inner
  if (typeof code === 'string') return code
  return typeof message === 'string' ? (inWords.find(([, words]) => words.test(message))?.[0] ?? '') : ''
}
