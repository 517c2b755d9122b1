import type { GatewayError, GatewayErrorKind } from '@paifang/result'
import { banMs } from '../errors/banMs'
import { findCode, topGatewayError } from '../errors/topGatewayError'
import { isStruct, textMember, type Struct } from './member'

/**
 * The gateway's refusal in a struct, in whatever spelling its members have. `undefined`: it has no code, or one that
 * says that all is well, so that nothing tells what was refused.
 *
 * @param isCertain whether the place of the struct says that it is the gateway's, as `error_response` does; otherwise its
 *   words have to, because the codes of other services are numbers as well
 */
export const readRefusal = (
  method: string,
  refusal: unknown,
  isCertain = false,
): GatewayError | undefined => {
  if (!isStruct(refusal)) return undefined
  const own = textMember(refusal, 'code')
  const code = own ?? first(refusal, foreignCodes)
  const subCode = first(refusal, ['sub_code', 'subCode'])
  if ((code === undefined || fine.has(code)) && subCode === undefined) return undefined
  const msg = first(refusal, messages) ?? ''
  const subMsg = first(refusal, ['sub_msg', 'sub_message', 'subMsg', 'subMessage'])
  const requestId = first(refusal, ['request_id', 'requestId'])
  const isOurs = isCertain || subCode !== undefined || (requestId !== undefined && fitsCode(code ?? '', msg))
  return topGatewayError(method, {
    code: code ?? '',
    isForeign: (own === undefined && code !== dingTalk) || !isOurs,
    msg,
    subCode,
    subMsg,
    requestId,
  })
}

const first = (refusal: Struct, names: ReadonlyArray<string>): string | undefined => {
  for (const name of names) {
    const found = textMember(refusal, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Codes of other platforms' tables: what their numbers mean has nothing to do with TOP's codes, but for this one. */
const foreignCodes = ['errcode', 'err_code', 'error_code', 'errorCode', 'errCode', 'error']
const dingTalk = '88'

const messages = [
  'msg',
  'message',
  'errmsg',
  'err_msg',
  'error_msg',
  'errorMsg',
  'error_message',
  'errorMessage',
  'error_description',
]

const fine: ReadonlySet<string> = new Set(['0', '200'])

/** What makes a client repeat a request that was not carried out has to be said in words as well. */
const words: Readonly<Partial<Record<GatewayErrorKind, RegExp>>> = {
  throttled: /limit|frequen|exceed|flow|限/i,
  clock: /timestamp|时间戳/i,
  session: /session|token|授权/i,
}

const fitsCode = (code: string, message: string): boolean => {
  if (banMs(message) !== undefined) return true
  const entry = findCode(code)
  if (entry === undefined || !/^\d+$/.test(code)) return true
  return words[entry.kind]?.test(message) ?? true
}
