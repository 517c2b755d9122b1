import type { Pairs } from '@paifang/signing'

/** Why an inbound call is refused. */
export type InboundReason =
  | 'unreadable-request'
  | 'duplicate-parameter'
  | 'signature-missing'
  | 'sign-method-refused'
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

export interface InboundRefused {
  readonly ok: false
  readonly reason: InboundReason
  readonly advice: Advice
}

export interface InboundAccepted {
  readonly ok: true
  /** The parameters that were signed, as text; read these, not what another parser made of the request. */
  readonly params: Readonly<Record<string, string>>
  /** Epoch milliseconds of `_timestamp`; `undefined` only without a clock window. */
  readonly timestampMs: number | undefined
}

export type InboundResult = InboundAccepted | InboundRefused

const advice: Readonly<Record<InboundReason, Advice>> = {
  'unreadable-request': {
    en: 'A parameter is not one text value: pass the form or the query as decoded once, without nested parsing.',
    zh: '存在不是单个文本值的参数：请传入只解码一次、未做嵌套解析的表单或查询串。',
  },
  'duplicate-parameter': {
    en: 'One parameter came twice, so a handler could read a value that was not signed.',
    zh: '同名参数重复出现，处理程序可能读到未签名的值，因此拒绝。',
  },
  'signature-missing': {
    en: 'The call has no `_sig`: it does not come from the platform, or its form was not parsed.',
    zh: '请求中没有 _sig：并非来自平台，或表单未被解析。',
  },
  'sign-method-refused': {
    en: '`_sm` is missing or names neither md5 nor sha1; set `method` to accept exactly one method.',
    zh: '_sm 缺失或不是 md5、sha1；可通过 method 指定唯一接受的签名方法。',
  },
  'signature-wrong': {
    en: 'The signature is wrong: check the access secret, and that every parameter arrives unchanged.',
    zh: '签名不正确：请检查 AccessSecret，并确认所有参数未被改动。',
  },
  'timestamp-missing': {
    en: 'The call has no readable `_timestamp` (yyyyMMddHHmmss), so its age is unknown.',
    zh: '请求没有可识别的 _timestamp（yyyyMMddHHmmss），无法判断时效。',
  },
  'timestamp-outside-window': {
    en: 'The signature is right but the timestamp is too old or in the future: check the clock of this machine (NTP) and the zone of the platform.',
    zh: '签名正确，但时间戳过旧或在未来：请检查本机时钟（NTP）与平台所用时区。',
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
})

export const accepted = (pairs: Pairs, timestampMs: number | undefined): InboundAccepted => ({
  ok: true,
  params: Object.fromEntries(pairs),
  timestampMs,
})
