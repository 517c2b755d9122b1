import type { Advice } from '@paifang/signing'

/** The parameters of the legacy callback (`container`), URL-decoded once. */
export interface Callback {
  readonly top_appkey: string
  /** Base64 of a GBK query string, such as `expires_in=86400&ts=1451620800000&visitor_nick=…`. */
  readonly top_parameters: string
  readonly top_session: string
  readonly top_sign: string
}

export type CallbackReason =
  'unreadable-request' | 'signature-wrong' | 'timestamp-missing' | 'timestamp-outside-window'

export interface CallbackAccepted {
  readonly ok: true
  readonly appKey: string
  /** The session the seller granted: a credential. */
  readonly session: string
  /** `top_parameters`, decoded: `expires_in`, `visitor_id`, `visitor_nick`, `ts` and whatever else was sent. */
  readonly params: Readonly<Record<string, string>>
  /** `ts`, epoch milliseconds. */
  readonly timestampMs: number | undefined
}

export interface CallbackRefused {
  readonly ok: false
  readonly reason: CallbackReason
  readonly advice: Advice
}

export type CallbackResult = CallbackAccepted | CallbackRefused
