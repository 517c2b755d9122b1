import { failureCodes, failureMessages, saysFine, type Contradiction } from '@paifang/gateway/author'
import { businessError, type BusinessError, type GatewayError, type GatewayErrorKind } from '@paifang/result'
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
  const code = own ?? first(refusal, failureCodes)
  const subCode = first(refusal, subCodes)
  if ((code === undefined || fine.has(code)) && subCode === undefined) return undefined
  const msg = first(refusal, failureMessages) ?? ''
  const subMsg = first(refusal, subMessages)
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

/** The failure that a service reports in members which no document describes. */
export const readFailure = (method: string, answer: Struct, { struct, at }: Contradiction): BusinessError => {
  const found = (...names: ReadonlyArray<string>): string | undefined =>
    first(struct, names) ?? first(answer, names)
  const requestId = found('request_id', 'requestId')
  const rawCode = found('code', ...failureCodes, ...subCodes)
  return businessError({
    method,
    code: 'unlisted',
    rawCode: rawCode ?? '',
    ...(rawCode === undefined || saysFine(rawCode) ? { mark: at } : {}),
    message: found(...subMessages, ...failureMessages) ?? '',
    ...(requestId === undefined ? {} : { requestId }),
    retryable: false,
    output: answer,
  })
}

const first = (refusal: Struct, names: ReadonlyArray<string>): string | undefined => {
  for (const name of names) {
    const found = textMember(refusal, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** The only code of another platform's table whose number means something here. */
const dingTalk = '88'

const subCodes = ['sub_code', 'subCode']
const subMessages = ['sub_msg', 'sub_message', 'subMsg', 'subMessage']

const fine: ReadonlySet<string> = new Set(['0', '200'])

/**
 * What makes a client repeat a request that was not carried out has to be said in words as well, and in the gateway's: a partner
 * has limits, sessions and timestamps of its own to speak of.
 */
const words: Readonly<Partial<Record<GatewayErrorKind, RegExp>>> = {
  throttled:
    /\bcall(?:s|ed|ing)?\b[^]*(?:limit|exceed|frequen)|\baccess\b[^]*(?:limit|frequen)|限流|流控|调用[^]*(?:限|频)/i,
  clock:
    /(?:invalid|illegal|missing|expired)\s+timestamp|timestamp\s+(?:is\s+)?(?:invalid|illegal|expired)|时间戳/i,
  session:
    /(?:invalid|illegal|missing|expired)\s+(?:session|access[ _]?token)|(?:session|access[ _]?token)\w*\s+(?:is\s+|has\s+)?(?:invalid|illegal|expired)|授权/i,
}

const fitsCode = (code: string, message: string): boolean => {
  if (banMs(message) !== undefined) return true
  const entry = findCode(code)
  if (entry === undefined || !/^\d+$/.test(code)) return true
  return words[entry.kind]?.test(message) ?? true
}
