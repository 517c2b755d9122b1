import type { TransportError } from '@paifang/result'
import { classify } from '../failure/classify'
import type { HttpResponse } from '../HttpResponse'
import { plainHeaders } from './instanceAnswer'
import { transportError } from '../failure/transportError'
import { targetOf } from '../request/targetOf'

/** Codes that axios gives a meaning of its own, in the system's words; its names never leave this package. */
const ours: Readonly<Record<string, string>> = {
  ECONNABORTED: 'ETIMEDOUT',
  ERR_CANCELED: '',
  ERR_NETWORK: '',
  // Every status is valid to us and too long answers are told apart: what is left is a body that broke off.
  ERR_BAD_RESPONSE: 'ECONNRESET',
}

/** Failures that come before a byte of the request: no address, no connection, a certificate that was refused. */
export const beforeSending =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|ERR_TLS_CERT_\w+|CERT_\w+|UNABLE_TO_\w+|\w*SELF_SIGNED_CERT\w*)$/

/**
 * A rejection of a user's instance as a TransportError. `sent` is `no` only when the code proves it and the instance
 * tried once: an interceptor may have repeated the request.
 */
export function instanceFailure(thrown: unknown, attempts: number): TransportError {
  const code = textAt(thrown, 'code')
  const system = ours[code] ?? (code.startsWith('ERR_BAD_') || code.startsWith('ERR_FR_') ? '' : code)
  const shown = system === '' ? textAt(at(thrown, 'cause'), 'code') : system
  const error =
    shown === ''
      ? transportError(
          'unknown',
          'maybe',
          'the axios instance rejected the request before a complete answer came',
        )
      : classify({ code: shown }, beforeSending.test(shown) && attempts <= 1 ? 'no' : 'maybe')
  // An interceptor may have sent it elsewhere.
  const target = targetOf(textAt(at(thrown, 'config'), 'url'))
  return target._tag === 'Right' ? { ...error, host: target.right.host } : error
}

/** axios drops an answer that is too long; what is known of it is kept. `undefined`: the rejection has another cause. */
export function tooLong(error: unknown): HttpResponse | undefined {
  if (!textAt(error, 'message').startsWith('maxContentLength')) return undefined
  const answer = at(at(error, 'request'), 'res')
  const status = at(answer, 'statusCode')
  return {
    status: typeof status === 'number' ? status : 200,
    headers: plainHeaders(at(answer, 'headers')),
    body: Buffer.alloc(0),
    truncated: true,
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function textAt(value: unknown, key: string): string {
  const found = at(value, key)
  return typeof found === 'string' ? found : ''
}
