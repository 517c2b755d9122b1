import { excerptOf } from '@paifang/gateway/author'
import type { MessageError } from '@paifang/result'
import type { Frame } from '../frames'

/**
 * Whether a refusal passes by itself. `clock`: with another timestamp; `unavailable`: later; `account`: only when someone
 * changes a secret, a group or a permission.
 */
export type RefusalKind = 'clock' | 'unavailable' | 'account'

/** What the server's own words are taken for. They are documented nowhere [?]: what is not known is the account's. */
export const refusalKind = ({ status = 0, phrase = '' }: MessageError): RefusalKind => {
  if (/time ?stamp|clock|expired? time|时间/i.test(phrase)) return 'clock'
  if (
    (status >= 500 && status < 600) ||
    /busy|unavailable|overload|too many|try again|繁忙|稍后/i.test(phrase)
  )
    return 'unavailable'
  return 'account'
}

/** What an answer to a CONNECT says, where it does not accept. A negative status with a token is an acceptance. */
export const refusalOf = (
  { status = 0, phrase, token }: Frame,
  secrets: ReadonlyArray<string>,
): MessageError | undefined => {
  if (status <= 0 && phrase === undefined && token !== undefined) return undefined
  return {
    _tag: 'MessageError',
    reason: 'refused',
    sent: 'no',
    ...(status === 0 ? {} : { status }),
    ...(phrase === undefined ? {} : { phrase: excerptOf(phrase, { secrets }) }),
    ...(status <= 0 && phrase === undefined ? { detail: 'the answer holds no token' } : {}),
  }
}
