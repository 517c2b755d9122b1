/** Why an inbound call is refused, on every gateway. A gateway may add reasons of its own. */
export type InboundReason =
  | 'unreadable-request'
  | 'duplicate-parameter'
  | 'signature-missing'
  | 'signature-wrong'
  | 'ambiguous-parameter'
  | 'timestamp-missing'
  | 'timestamp-outside-window'
  | 'replayed'
  | 'replay-store-full'
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
}

export interface InboundAccepted {
  readonly ok: true
  /** The parameters that were signed, as text; read these, not what another parser made of the request. */
  readonly params: Readonly<Record<string, string>>
  /** Epoch milliseconds of the timestamp that was signed; `undefined` only without a clock window. */
  readonly timestampMs: number | undefined
}

export type InboundResult<R extends string = InboundReason> = InboundAccepted | InboundRefused<R>

/** What advice needs to know of a gateway. */
export interface InboundNames {
  /** The parameter of the signature: `sign`. */
  readonly signatureName: string
  /** The parameter of the time, and its form: `timestamp`, `yyyy-MM-dd HH:mm:ss`. */
  readonly timestampName: string
  readonly timestampForm: string
}

/** What to do next for the reasons that every gateway has. */
export const inboundAdvice = ({
  signatureName,
  timestampName,
  timestampForm,
}: InboundNames): Readonly<Record<InboundReason, Advice>> => ({
  'unreadable-request': {
    en: 'A parameter is not one text value: hand in the query and the form as they were received, without nested parsing.',
    zh: '存在不是单个文本值的参数：请传入原样收到、未做嵌套解析的查询串和表单。',
  },
  'duplicate-parameter': {
    en: 'One parameter came twice, so a handler could read a value that was not signed.',
    zh: '同名参数重复出现，处理程序可能读到未签名的值，因此拒绝。',
  },
  'signature-missing': {
    en: `The call has no \`${signatureName}\`: it does not come from the platform, its form was not parsed, or a proxy cut its query string.`,
    zh: `请求中没有 ${signatureName}：并非来自平台，表单未被解析，或查询串被代理截断。`,
  },
  'signature-wrong': {
    en: 'The signature is wrong: check the secret, and that every signed part arrives unchanged.',
    zh: '签名不正确：请检查密钥，并确认所有参与签名的内容未被改动。',
  },
  'ambiguous-parameter': {
    en: `The signature is right, but it is right for other parameters as well: names and values are signed without separators, and a name holds other characters than letters, digits, "_", "." and "-", begins with the name of a system parameter and a value, or \`${timestampName}\` and a moment stand in the signed text twice. Somebody may have split the text of an old call anew.`,
    zh: `签名正确，但对其他参数划分同样成立：参数名与值之间没有分隔符，而参数名含有字母、数字、"_"、"."、"-" 以外的字符，或以系统参数名加其值开头，或签名原文中出现了两处 ${timestampName} 加时间。可能有人把旧请求的原文重新划分后重放。`,
  },
  'timestamp-missing': {
    en: `The call has no readable \`${timestampName}\` (${timestampForm}), so its age is unknown.`,
    zh: `请求没有可识别的 ${timestampName}（${timestampForm}），无法判断时效。`,
  },
  'timestamp-outside-window': {
    en: 'The signature is right but the timestamp is too old or in the future: check the clock of this machine (NTP), and the zone of the platform.',
    zh: '签名正确，但时间戳过旧或在未来：请检查本机时钟（NTP）与平台所用时区。',
  },
  replayed: {
    en: 'This very call was accepted before; whoever repeats it did not sign it again.',
    zh: '同一请求此前已被接受，重复发送者并未重新签名。',
  },
  'replay-store-full': {
    en: 'The replay store is full of calls whose window has not passed, so this one could not be remembered; it is refused to be safe. Raise maxEntries, or share a store.',
    zh: '防重放存储已满且其中的请求均未过期，无法记住本次请求，为安全起见予以拒绝。请调大 maxEntries 或使用共享存储。',
  },
  'replay-store-failed': {
    en: 'The replay store did not answer, so the call cannot be told from a repeated one; it is refused to be safe.',
    zh: '防重放存储无响应，无法判断是否为重放请求，为安全起见予以拒绝。',
  },
})
