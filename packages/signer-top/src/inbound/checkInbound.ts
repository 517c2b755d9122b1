import { safeEqual } from '@paifang/signing'
import { parseDateTime } from '@paifang/wire'
import { inWindow } from '../window'
import { charsetOf } from './Charset'
import type { InboundRequest } from './InboundRequest'
import { refused, type InboundAccepted, type InboundRefused } from './InboundResult'
import { inboundSignature } from './inboundSignature'
import { headerOf, signedContent } from './signedContent'

export interface InboundCheck extends InboundRequest {
  readonly secrets: ReadonlyArray<string>
  readonly nowMs: number
  readonly toleranceMs: number
}

/** A call that passed everything but the replay store, with what the store needs. */
export interface InboundPassed {
  readonly accepted: InboundAccepted
  readonly signature: string
}

const timeRefusal = (timestampMs: number | undefined, check: InboundCheck): InboundRefused | undefined => {
  if (check.toleranceMs === Infinity) return undefined
  if (timestampMs === undefined) return refused('timestamp-missing')
  return inWindow(timestampMs, check.nowMs, check.toleranceMs)
    ? undefined
    : refused('timestamp-outside-window')
}

/** Charset, duplicates, signature and clock of one call, in this order. Throws for parts that cannot be read. */
export const checkInbound = (check: InboundCheck): InboundPassed | InboundRefused => {
  const contentType = check.contentType ?? headerOf(check, 'content-type') ?? ''
  const charset = charsetOf(contentType)
  if (charset === undefined) return refused('unsupported-charset')
  const [mediaType = ''] = contentType.toLowerCase().split(';')
  const { params, body, signature, duplicate } = signedContent(check, mediaType.trim(), charset)
  if (duplicate !== undefined && check.duplicates !== 'official') return refused('duplicate-parameter')
  if (signature === undefined || signature === '') return refused('signature-missing')
  // Every secret is tried, so that the time does not tell which one was right.
  const right = check.secrets.filter((secret) =>
    safeEqual(inboundSignature(params, body, secret, charset), signature),
  )
  if (right.length === 0) return refused('signature-wrong')
  const timestampMs = parseDateTime(params.get('timestamp') ?? '')
  const refusal = timeRefusal(timestampMs, check)
  return refusal ?? { accepted: { ok: true, params: Object.fromEntries(params), timestampMs }, signature }
}
