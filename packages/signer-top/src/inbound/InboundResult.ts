/** Why an inbound call is refused. */
export type InboundReason =
  | 'unreadable-request'
  | 'unsupported-charset'
  | 'duplicate-parameter'
  | 'signature-missing'
  | 'signature-wrong'
  | 'timestamp-missing'
  | 'timestamp-outside-window'
  | 'replayed'
  | 'replay-store-failed'

/** What to do next, for the engineer who reads the log. */
export interface Advice {
  readonly en: string
  readonly zh: string
}

export interface InboundRefused<R extends string = InboundReason> {
  readonly ok: false
  readonly reason: R
  readonly advice: Advice
  /** What TOP expects in the answer to a call that is refused. */
  readonly subCode: 'sign-check-failure'
  readonly message: 'Illegal request'
}

export interface InboundAccepted {
  readonly ok: true
  /** The parameters that were signed, decoded; read these, not what another parser made of the request. */
  readonly params: Readonly<Record<string, string>>
  /** Epoch milliseconds of `timestamp`; `undefined` only without a clock window. */
  readonly timestampMs: number | undefined
}

export type InboundResult = InboundAccepted | InboundRefused

const advice: Readonly<Record<InboundReason, Advice>> = {
  'unreadable-request': {
    en: 'The query or the form is not URL-encoded text in the charset of the request; pass both as received, undecoded, and the text fields of a multipart form as `form`.',
    zh: '查询串或表单不是该请求字符集下的合法 URL 编码；请原样传入未解码的内容，multipart 表单请把文本字段放入 form。',
  },
  'unsupported-charset': {
    en: 'The Content-Type names a charset that is neither UTF-8 nor GBK.',
    zh: 'Content-Type 声明的字符集既不是 UTF-8 也不是 GBK。',
  },
  'duplicate-parameter': {
    en: 'One parameter came twice with different values, so a handler could read a value that was not signed.',
    zh: '同名参数出现了不同的值，处理程序可能读到未签名的值，因此拒绝。',
  },
  'signature-missing': {
    en: 'The query has no `sign`: the call does not come from TOP, or a proxy cut its query string.',
    zh: '查询串中没有 sign：请求并非来自 TOP，或查询串被代理截断。',
  },
  'signature-wrong': {
    en: 'The signature is wrong: check the app secret, and that the raw body and the headers named in top-sign-list arrive unchanged.',
    zh: '签名不正确：请检查 App Secret，并确认原始请求体以及 top-sign-list 列出的请求头未被改动。',
  },
  'timestamp-missing': {
    en: 'The call has no readable `timestamp` (yyyy-MM-dd HH:mm:ss, GMT+8), so its age is unknown.',
    zh: '请求没有可识别的 timestamp（yyyy-MM-dd HH:mm:ss，GMT+8），无法判断时效。',
  },
  'timestamp-outside-window': {
    en: 'The signature is right but the timestamp is too old or in the future: check the clock of this machine (NTP).',
    zh: '签名正确，但时间戳过旧或在未来：请检查本机时钟（NTP）。',
  },
  replayed: {
    en: 'This very call was accepted before; whoever repeats it did not sign it again.',
    zh: '同一请求此前已被接受，重复发送者并未重新签名。',
  },
  'replay-store-failed': {
    en: 'The replay store did not answer, so the call cannot be told from a repeated one; it is refused to be safe.',
    zh: '防重放存储无响应，无法判断是否为重放请求，为安全起见予以拒绝。',
  },
}

export const refused = (reason: InboundReason): InboundRefused => ({
  ok: false,
  reason,
  advice: advice[reason],
  subCode: 'sign-check-failure',
  message: 'Illegal request',
})
