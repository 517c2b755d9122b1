import { defaultToleranceMs, inWindow, nowOf, refuseTolerance, safeEqual } from '@paifang/signing'
import { refuseCredentials } from '../credentials'
import { gbk } from '../inbound/Charset'
import { parseForm } from '../inbound/parseForm'
import type { Callback, CallbackReason, CallbackRefused, CallbackResult } from './Callback'
import { callbackAdvice } from './callbackAdvice'
import { signCallback } from './signCallback'

export interface VerifyCallbackInput {
  /** The query of the callback, URL-decoded: `request.query`, say. */
  readonly received: Readonly<Partial<Record<keyof Callback, unknown>>>
  /** The app secret. */
  readonly secret: string
  /** Now, in epoch milliseconds. Default: the clock of this machine. */
  readonly nowMs?: number
  /** How far `ts` may lie from now, on either side. Default: 300,000 (5 minutes); `Infinity`: `ts` is not looked at. */
  readonly toleranceMs?: number
}

const refused = (reason: CallbackReason): CallbackRefused => ({
  ok: false,
  reason,
  advice: callbackAdvice[reason],
})

const isCallback = (received: VerifyCallbackInput['received']): received is Callback =>
  [received.top_appkey, received.top_parameters, received.top_session, received.top_sign].every(
    (text) => typeof text === 'string' && text !== '',
  )

const parametersOf = (base64: string): Readonly<Record<string, string>> | undefined => {
  try {
    const text = gbk.decode(Buffer.from(base64, 'base64'))
    return Object.fromEntries(parseForm(text, gbk))
  } catch {
    return undefined
  }
}

/**
 * Whether a legacy callback comes from TOP and is fresh, and what it says. Nothing received makes it throw.
 *
 * @throws TypeError for a wrong set-up only: an empty secret, a window that is no length of time
 * @see official Java SDK 2011, TaobaoUtils.verifyTopResponse and decodeTopParams
 */
export const verifyCallback = (input: VerifyCallbackInput): CallbackResult => {
  const { received, secret, toleranceMs = defaultToleranceMs } = input
  const nowMs = nowOf(input.nowMs)
  refuseCredentials({ method: 'md5', secret })
  refuseTolerance(toleranceMs)
  if (!isCallback(received)) return refused('unreadable-request')
  if (!safeEqual(signCallback({ ...received, secret }), received.top_sign)) return refused('signature-wrong')
  const params = parametersOf(received.top_parameters)
  if (params === undefined) return refused('unreadable-request')
  const timestampMs = /^\d{1,15}$/.test(params['ts'] ?? '') ? Number(params['ts']) : undefined
  if (toleranceMs !== Infinity) {
    if (timestampMs === undefined) return refused('timestamp-missing')
    if (!inWindow(timestampMs, nowMs, toleranceMs)) return refused('timestamp-outside-window')
  }
  return { ok: true, appKey: received.top_appkey, session: received.top_session, params, timestampMs }
}
