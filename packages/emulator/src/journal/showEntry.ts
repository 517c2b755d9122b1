import { mask } from '@paifang/contract'
import type { RequestParts } from '../gateway/CallEmulation'
import { pathOf } from '../http/RawRequest'
import type { BytesShown, Entry } from './Entry'
import { hidden, shownHeaders } from './hidden'
import { showChecks } from './showChecks'
import { hideTextsIn } from './sensitiveTexts'
import type { Exchange, Kept } from './Journal'
import { maskParams } from './maskParams'
import {
  answerMessage,
  answerText,
  hiddenTexts,
  requestMessage,
  shownBody,
  shownHead,
  type Message,
} from './shownBytes'
import { outcomeOf } from './summarise'

type ShownParams = ReadonlyArray<readonly [name: string, text: string]>

const shownParams = (
  { call, checked }: Exchange,
  parts: RequestParts | undefined,
  showSensitive: boolean,
): ShownParams => {
  if (call === undefined || parts === undefined) return []
  if (showSensitive) return [...parts.params]
  return maskParams(parts.params, checked?.operation, call.view)
}

const bytesShown = ({ bytes, bodyAt, masked }: Message): BytesShown => ({
  length: bytes.length,
  bodyAt,
  masked,
})

const signedText = (
  { call }: Exchange,
  parts: RequestParts | undefined,
  params: ShownParams,
  showSensitive: boolean,
): { readonly stringToSign?: string } => {
  if (call?.view.signedText === undefined || parts === undefined) return {}
  const body = parts.body === undefined || showSensitive ? parts.body : hidden
  try {
    return { stringToSign: call.view.signedText(Object.fromEntries(params), body) }
  } catch {
    return {}
  }
}

/** An exchange as it may be shown, and the messages that it is of. */
export interface Shown {
  readonly entry: Entry
  readonly request: Message
  readonly answer: Message
}

/** One exchange as it may be shown. Computed when somebody looks, so that serving stays fast. */
export const showEntry = (kept: Kept, showSensitive: boolean): Entry => showWhole(kept, showSensitive).entry

export const showWhole = (
  { seq, realMs, durationMs, retryOf, exchange }: Kept,
  showSensitive: boolean,
): Shown => {
  const { request, checked, answer, call } = exchange
  const parts = call?.parts()
  // What is sensitive in one place may have been repeated in another.
  const texts = showSensitive ? new Set<string>() : hiddenTexts(exchange)
  const hide = <A>(value: A): A => hideTextsIn(value, texts, hidden) as A
  const params = shownParams(exchange, parts, showSensitive).map(
    ([name, text]) => [name, hide(text)] as const,
  )
  const headers = hide(shownHeaders(request.headers, showSensitive))
  const { operation, input, explanation } = checked ?? {}
  const asked = requestMessage(exchange, showSensitive)
  const answered = answerMessage(exchange, showSensitive)
  const { connection, delivery } = request.arrival ?? {}
  const entry: Entry = {
    seq,
    at: exchange.at,
    realMs,
    ...(call === undefined ? {} : { gateway: call.view.gateway, ...call.claim }),
    outcome: outcomeOf(exchange),
    request: {
      verb: request.verb,
      path: pathOf(request),
      headers,
      params: Object.fromEntries(params),
      files: (parts?.files ?? []).map((file) => ({
        name: file.name,
        fileName: hide(file.fileName),
        type: file.type,
        bytes: file.bytes.length,
      })),
      bodyBytes: request.body.length,
      raw: shownHead(asked) + shownBody(asked),
      bytes: bytesShown(asked),
      ...(showSensitive ? { rawBase64: Buffer.from(request.body).toString('base64') } : {}),
    },
    checks: checked === undefined ? [] : hide(showChecks(checked)),
    ...signedText(exchange, parts, params, showSensitive),
    ...(explanation === undefined ? {} : { explanation: hide(explanation) }),
    ...(input === undefined || operation === undefined
      ? {}
      : { input: showSensitive ? input : hide(mask(input, operation.sensitive)) }),
    answer: {
      status: answer.status,
      headers: hide(answer.headers),
      bytes: answer.body.length,
      body: shownBody(answered, (piece) => answerText(answer, piece)),
      sent: bytesShown(answered),
      delivery: answer.delivery.kind,
    },
    ...(exchange.refusal === undefined ? {} : { refusal: hide(exchange.refusal) }),
    ...(exchange.requestId === undefined ? {} : { requestId: exchange.requestId }),
    faults: exchange.faults,
    durationMs,
    ...(delivery?.ms === undefined ? {} : { deliveryMs: delivery.ms }),
    ...(connection === undefined ? {} : { connection }),
    ...(exchange.steps === undefined ? {} : { steps: exchange.steps }),
    ...(exchange.batch === undefined ? {} : { batch: exchange.batch }),
    ...(request.again === undefined ? {} : { again: request.again.seq }),
    ...(retryOf === 0 ? {} : { retryOf }),
  }
  return { entry, request: asked, answer: answered }
}
