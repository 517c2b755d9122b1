import { parseJson } from '@paifang/contract'
import { paramText } from '@paifang/signing'
import { signInbound } from '@paifang/signer-top'
import { encodeGbk, formatDateTime, isStruct, jsonText, type Struct } from '@paifang/wire'
import { writeXml } from '../answer/writeXml'
import type { AnswerReading, OutgoingCall, OutgoingRequest, PlatformCaller } from '../trigger/PlatformCaller'
import { xmlMembers } from './bodyMembers'

type Params = Readonly<Record<string, string>>
const bytesOf = (text: string, charset: OutgoingCall['charset']): Uint8Array =>
  charset === 'GBK' ? encodeGbk(text) : Buffer.from(text, 'utf8')

const percent = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

const encoded = (text: string, charset: OutgoingCall['charset']): string =>
  charset === 'GBK'
    ? text.replace(/[^\w.~-]+/g, (other) => percent(encodeGbk(other)))
    : encodeURIComponent(text)

const pairsText = (params: Params, charset: OutgoingCall['charset']): string =>
  Object.entries(params)
    .map(([name, text]) => `${encoded(name, charset)}=${encoded(text, charset)}`)
    .join('&')

const systemParams = ({ method, app, nowMs, form }: OutgoingCall): Params => ({
  method,
  app_key: app,
  timestamp: formatDateTime(nowMs),
  format: form === 'xml' ? 'xml' : 'json',
  v: '2.0',
  sign_method: 'md5',
})

const formParams = (input: OutgoingCall['input']): Params =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => {
      const text = paramText(value, name)
      return text === undefined ? [] : [[name, text]]
    }),
  )

const types = {
  json: 'application/json',
  xml: 'text/xml',
  form: 'application/x-www-form-urlencoded',
} as const

/** What calls of one gateway of this platform have of their own. */
export interface CallingWays {
  readonly forms: PlatformCaller['forms']
  /** Further parameters of the query. */
  readonly params: Params
  /** The members of the request's XML. */
  readonly elements: (call: OutgoingCall) => unknown
}

/** What is signed may be sent as other parameters: those of `sent`. */
const written = (
  call: OutgoingCall,
  { elements }: CallingWays,
  signed: Params,
  sent = signed,
): OutgoingRequest => {
  const { form, charset, secret, isSigned } = call
  const own = form === 'form' ? formParams(call.input) : {}
  const raw = {
    json: () => jsonText(call.input),
    xml: () => writeXml('request', elements(call)),
    form: () => '',
  }
  const body = bytesOf(raw[form](), charset)
  const sign = signInbound({ params: { ...own, ...signed }, secret, body, charset })
  return {
    query: pairsText(isSigned ? { ...sent, sign } : sent, charset),
    contentType: `${types[form]};charset=${charset}`,
    body: form === 'form' ? Buffer.from(pairsText(own, charset), 'latin1') : body,
  }
}

const longAgo = Date.UTC(2020, 0, 1)

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** What the members of an answer say, whichever gateway of this platform it is. */
export const readMembers = (members: Struct | undefined): AnswerReading => {
  if (members === undefined) return { says: 'nothing' }
  const { flag, sub_code, sub_message } = members
  if (flag === 'failure' && sub_code === 'sign-check-failure' && sub_message === 'Illegal request')
    return { says: 'refused', code: sub_code, message: sub_message }
  const isFailure =
    (flag !== undefined && flag !== 'success') ||
    text(sub_code) !== '' ||
    members['error_response'] !== undefined
  return isFailure
    ? {
        says: 'failed',
        code: text(members['code']) || text(sub_code),
        message: text(members['message']) || text(sub_message),
      }
    : { says: 'done' }
}

/** The members of a JSON or XML answer; `undefined`: it is neither. */
const answerMembers = async (contentType: string, body: Uint8Array): Promise<Struct | undefined> => {
  const answer = Buffer.from(body).toString('utf8')
  if (/xml/i.test(contentType) || answer.trimStart().startsWith('<'))
    return /^\s*(?:<\?xml[^>]*>\s*)?<response[\s/>]/.test(answer) ? xmlMembers(answer) : undefined
  const parsed = parseJson(answer)
  return parsed._tag === 'Right' && isStruct(parsed.right) ? parsed.right : undefined
}

/** A gateway of this platform where it calls others. */
export const platformCaller = (ways: CallingWays): PlatformCaller => ({
  forms: ways.forms,
  charsets: ['UTF-8', 'GBK'],
  credentialsOf: ({ appKey, appSecret }) => ({ app: String(appKey), secret: String(appSecret) }),
  write: (call) => written(call, ways, { ...systemParams(call), ...ways.params }),
  resplit: (call) => {
    const { v = '', ...system } = { ...systemParams(call), ...ways.params }
    const [fresh, old] = [formatDateTime(call.nowMs), formatDateTime(longAgo)]
    // Between sign_method and timestamp in the order of names, so that its end touches the real timestamp.
    const signed = { ...system, timestamp: old, v, sn_memo: `hi timestamp${fresh}` }
    const sent = { ...system, sn_memo: 'hi ', timestamp: fresh, [`timestamp${old}`]: '', v }
    return written(call, ways, signed, sent)
  },
  readAnswer: async (contentType, body) => readMembers(await answerMembers(contentType, body)),
})

/**
 * TOP where it calls others.
 *
 * @see TOP 7.6: SPI; Qimen 5: inbound
 */
export const topCaller: PlatformCaller = platformCaller({
  forms: ['json', 'xml', 'form'],
  params: {},
  elements: ({ input }) => input,
})
