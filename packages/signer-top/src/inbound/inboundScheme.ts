import {
  hashHex,
  inboundAdvice,
  refuse,
  safeEqual,
  stringToSign,
  type Advice,
  type Ambiguity,
  type InboundReason,
  type InboundRefused,
  type InboundScheme,
  type Pair,
} from '@paifang/signing'
import { parseDateTime } from '@paifang/wire'
import { refuseCredentials } from '../credentials'
import { charsetOf, type Charset } from './Charset'
import type { InboundRequest } from './InboundRequest'
import { headerOf, signedContent } from './signedContent'

/** Why an inbound call of TOP is refused. */
export type TopInboundReason = InboundReason | 'unsupported-charset'

export interface TopInboundRefused extends InboundRefused<TopInboundReason> {
  /** What TOP expects in the answer to a call that is refused. */
  readonly subCode: 'sign-check-failure'
  readonly message: 'Illegal request'
}

export interface InboundPolicy {
  /** The app secret; several while one replaces another. */
  readonly secret: string | ReadonlyArray<string>
}

const advice: Readonly<Record<TopInboundReason, Advice>> = {
  ...inboundAdvice({
    signatureName: 'sign',
    timestampName: 'timestamp',
    timestampForm: 'yyyy-MM-dd HH:mm:ss, GMT+8',
  }),
  'unreadable-request': {
    en: 'The query or the form is not URL-encoded text in the charset of the request; pass both as received, undecoded, and the text fields of a multipart form as `form`.',
    zh: '查询串或表单不是该请求字符集下的合法 URL 编码；请原样传入未解码的内容，multipart 表单请把文本字段放入 form。',
  },
  'unsupported-charset': {
    en: 'The Content-Type names a charset that is neither UTF-8 nor GBK.',
    zh: 'Content-Type 声明的字符集既不是 UTF-8 也不是 GBK。',
  },
  'signature-wrong': {
    en: 'The signature is wrong: check the app secret, and that the raw body and the headers named in top-sign-list arrive unchanged.',
    zh: '签名不正确：请检查 App Secret，并确认原始请求体以及 top-sign-list 列出的请求头未被改动。',
  },
}

/** Where no header is signed: always so of Qimen. */
const changed: Advice = {
  en: 'The signature is wrong: check the app secret of the application that is called, and that the query and the raw body arrive unchanged.',
  zh: '签名不正确：请检查被调用应用的 App Secret，并确认查询串与原始请求体未被改动。',
}

const parsedBefore: Advice = {
  en: 'The body that was handed in is not the body that arrived: most likely the framework parsed it before (express.json(), express.urlencoded(), the JSON parser of Fastify or Koa). TOP signs the raw bytes: hand them in as `rawBody` (express.raw({ type: () => true })), or the fields of a form as `form`.',
  zh: '传入的请求体不是实际收到的请求体：很可能已被框架提前解析（express.json()、express.urlencoded()、Fastify 或 Koa 的 JSON 解析器）。TOP 对原始字节签名：请以 rawBody 传入原始字节（express.raw({ type: () => true })），表单则以 form 传入字段。',
}

/** Whether a request came with another body than was handed in; what cannot be known is not said. */
const isParsedBefore = (request: InboundRequest): boolean => {
  const rawBody: unknown = request.rawBody
  if (request.form !== undefined) return false
  if (rawBody !== undefined && typeof rawBody !== 'string' && !ArrayBuffer.isView(rawBody)) return true
  if (headerOf(request, 'content-encoding') !== undefined) return false
  const length = headerOf(request, 'content-length')
  if (length === undefined)
    return rawBody === undefined && headerOf(request, 'transfer-encoding') !== undefined
  return Number(length) !== Buffer.byteLength((rawBody ?? '') as string | Uint8Array)
}

const adviceFor = (reason: TopInboundReason, request: InboundRequest): Advice => {
  try {
    const mayBe = reason === 'signature-wrong' || reason === 'unreadable-request'
    if (mayBe && isParsedBefore(request)) return parsedBefore
    const signsHeaders = (headerOf(request, 'top-sign-list') ?? '') !== ''
    return reason === 'signature-wrong' && !signsHeaders ? changed : advice[reason]
  } catch {
    return advice[reason]
  }
}

const refused = (reason: TopInboundReason, request: InboundRequest): TopInboundRefused => ({
  ok: false,
  reason,
  advice: adviceFor(reason, request),
  subCode: 'sign-check-failure',
  message: 'Illegal request',
})

/**
 * What is hashed between the secrets: names and texts, empty ones too, in the charset of the request, then the raw body
 * as it is.
 *
 * @see official Java SDK 20210623, SpiUtils
 */
export const inboundText = (
  params: Iterable<Pair>,
  body: Uint8Array | string,
  charset: Charset,
): Uint8Array => {
  const pairs = [...params].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  const bytes = typeof body === 'string' ? charset.encode(body) : body
  return Buffer.concat([charset.encode(stringToSign(pairs)), bytes])
}

/** The signature of an inbound call: always md5, whatever the app's own method. */
export const inboundSignature = (text: Uint8Array, secret: string, charset: Charset): string => {
  const around = charset.encode(secret)
  return hashHex('md5', Buffer.concat([around, text, around]))
}

const ambiguity: Ambiguity = {
  moment: /timestamp\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g,
  plainName:
    /^(?!(?:timestamp|app_key|target_app_key|partner_id)\d|v\d+\.\d|method[a-z]+\.|sign_method(?:md5|hmac)|(?:format|simplify)(?:json|xml|true|false)|session[0-9a-f]{16})[A-Za-z0-9_.-]+$/i,
}

/** How TOP signs the calls to your server. @throws TypeError for a secret that cannot sign, or none at all */
export const inboundScheme = ({
  secret,
}: InboundPolicy): InboundScheme<InboundRequest, TopInboundRefused> => {
  const secrets = typeof secret === 'string' ? [secret] : secret
  if (secrets.length === 0) refuse('secret', 'at least one app secret')
  for (const each of secrets) refuseCredentials({ method: 'md5', secret: each })
  return {
    read: (request) => {
      const contentType = request.contentType ?? headerOf(request, 'content-type') ?? ''
      const charset = charsetOf(contentType)
      if (charset === undefined) return refused('unsupported-charset', request)
      const [mediaType = ''] = contentType.toLowerCase().split(';')
      const { params, body, signature, duplicate } = signedContent(request, mediaType.trim(), charset)
      if (duplicate !== undefined && request.duplicates !== 'official')
        return refused('duplicate-parameter', request)
      const pairs = [...params]
      const signed = inboundText(pairs, body, charset)
      // Every secret is tried, so that the time does not tell which one was right.
      const isRight = (given: string): boolean =>
        secrets.filter((each) => safeEqual(inboundSignature(signed, each, charset), given)).length > 0
      return { params: pairs, signature, signed, isRight }
    },
    timestampName: 'timestamp',
    parseTimestamp: parseDateTime,
    ambiguity,
    refused,
  }
}
