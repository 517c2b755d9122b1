import type { Pairs } from '../Params'

/** Why an inbound call is refused. */
export type InboundRefusal =
  'malformed' | 'unsigned' | 'method' | 'signature' | 'timestamp' | 'clock' | 'replay' | 'store'

export type InboundResult =
  | {
      readonly ok: true
      /** What was signed, as text by name, without `_sig`: handle this, not the raw request. Has no prototype. */
      readonly params: Readonly<Record<string, string>>
      /** `_timestamp` as epoch milliseconds. */
      readonly timestampMs: number
    }
  | { readonly ok: false; readonly reason: InboundRefusal; readonly en: string; readonly zh: string }

const texts: Readonly<Record<InboundRefusal, readonly [en: string, zh: string]>> = {
  malformed: [
    'The parameters are not single text values with distinct names.',
    '参数格式不正确：每个参数名只能出现一次，且值必须是文本。',
  ],
  unsigned: ['The call carries no _sig.', '请求没有携带 _sig。'],
  method: ['The call names no sign method that is accepted here.', '请求的签名方法 _sm 缺失或不被接受。'],
  signature: ['The signature does not belong to these parameters.', '签名与参数不一致。'],
  timestamp: [
    '_timestamp is missing or is not yyyyMMddHHmmss.',
    '_timestamp 缺失或格式不是 yyyyMMddHHmmss。',
  ],
  clock: ['_timestamp is too far from the clock of this machine.', '_timestamp 与本机时钟相差过大。'],
  replay: ['The same call was accepted before.', '相同的请求已被处理过（重放）。'],
  store: ['The replay store could not answer, so the call is refused.', '防重放存储不可用，已拒绝该请求。'],
}

export const refused = (reason: InboundRefusal): InboundResult => {
  const [en, zh] = texts[reason]
  return { ok: false, reason, en, zh }
}

export const accepted = (pairs: Pairs, timestampMs: number): InboundResult => {
  const params = Object.create(null) as Record<string, string>
  for (const [name, text] of pairs) params[name] = text
  return { ok: true, params, timestampMs }
}
