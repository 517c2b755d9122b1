import type { SessionSource } from '@paifang/gateway'
import {
  isThenable,
  readOpened,
  remedyFor,
  scrubError,
  sensitiveTexts,
  type Opened,
  type Refusal,
  type SessionKeeper,
} from '@paifang/gateway/author'
import { mayHaveRun, type CallError, type GatewayError, type ProtocolError } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { unknownValue } from '@paifang/contract'
import { isLeft, left, right } from 'fp-ts/Either'
import { openTopAnswer } from '../envelope/openTopAnswer'
import type { TopAnswerLimits } from '../envelope/TopAnswerLimits'
import type { TopSigned } from '../request/signTop'
import { chunkMethod, type BatchCall, type BatchChunk } from './BatchChunk'

/** A failure of the whole request, which is that of each of its calls. */
export type WholeError = (GatewayError | ProtocolError) & { readonly batchRefused: true }

/**
 * Reads the parts of an answer, each as if it had come by itself, and writes them into the chunk. Left where calls remain
 * that may be repeated: the client's policies decide whether and when, as for a single call.
 *
 * @see TOP batch: reply
 */
export const openBatch = async (
  chunk: BatchChunk,
  response: HttpResponse,
  { lines, secrets, request }: TopSigned,
  limits: TopAnswerLimits,
): Promise<Opened> => {
  const sent = lines?.sent ?? []
  const reading = { ...limits, simplify: true }
  const parts = response.truncated ? [] : partsOf(response.body, chunk.separator, sent.length)
  if (parts.length !== sent.length) {
    const whole = await refusalOf(response, reading, { asked: sent.length, answered: parts.length })
    const values = chunk.calls.flatMap(({ operation, wire }) => sensitiveTexts(wire, operation.sensitive))
    const error: WholeError = {
      ...scrubError(whole.error as WholeError, { secrets, values }),
      batchRefused: true,
    }
    if (error._tag === 'GatewayError') chunk.refusals = [error]
    return left({ ...whole, error })
  }
  chunk.inDoubt = []
  const { status, headers } = response
  const refusals = new Map<number, Refusal>()
  for (const [at, place] of sent.entries()) {
    const call = chunk.calls[place] as BatchCall
    const part: HttpResponse = { status, headers, body: parts[at] as Uint8Array, truncated: false }
    const opening = openTopAnswer(call.operation, part, reading)
    // Only XML is waited for.
    const opened = isThenable(opening) ? await opening : opening
    chunk.results[place] = readOpened(call, opened, { secrets }, { request, response })
    if (isLeft(opened)) refusals.set(place, opened.left)
  }
  chunk.refusals = sent.flatMap((place) => {
    const result = chunk.results[place]
    return result?._tag === 'Left' && result.left._tag === 'GatewayError' ? [result.left] : []
  })
  return again(chunk, sent, refusals)
}

const partsOf = (body: Uint8Array, separator: string, most: number): ReadonlyArray<Uint8Array> => {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const parts: Uint8Array[] = []
  let from = 0
  for (;;) {
    const end = bytes.indexOf(separator, from, 'latin1')
    if (end < 0) break
    parts.push(bytes.subarray(from, end))
    from = end + separator.length
  }
  // A separator behind the last part ends it, whatever line breaks follow.
  const rest = bytes.subarray(from)
  if (parts.length < most || rest.some((byte) => byte > 0x20)) parts.push(rest)
  return parts
}

const anything = { method: chunkMethod }

/** Why there are not as many parts as calls: one refusal for all, or an answer that is none. */
const refusalOf = async (
  response: HttpResponse,
  reading: TopAnswerLimits & { readonly simplify: boolean },
  parts: NonNullable<ProtocolError['parts']>,
): Promise<Refusal> => {
  const opened = await openTopAnswer({ ...anything, output: unknownValue }, response, reading)
  const excerpt = Buffer.from(response.body.subarray(0, 4096)).toString('utf8')
  const counted: ProtocolError = {
    _tag: 'ProtocolError',
    method: anything.method,
    reason: 'envelope',
    status: response.status,
    parts,
    excerpt,
  }
  if (opened._tag === 'Right') return { error: counted }
  const { error } = opened.left
  const isCount =
    error._tag === 'ProtocolError' && (error.reason === 'envelope' || error.flaw?.kind === 'syntax')
  return isCount && parts.answered > 0 ? { ...opened.left, error: counted } : opened.left
}

/**
 * What may be repeated of the calls that failed, in the name of the one that can be soonest: before the next attempt each call
 * waits for its own ban, or ends by it.
 */
const again = (
  chunk: BatchChunk,
  sent: ReadonlyArray<number>,
  refusals: ReadonlyMap<number, Refusal>,
): Opened => {
  const errorAt = (place: number): CallError | undefined => {
    const result = chunk.results[place]
    return result?._tag === 'Left' ? result.left : undefined
  }
  const repeatable = sent.filter((place) => {
    const error = errorAt(place)
    if (error === undefined || remedyFor(error) === 'none') return false
    return !mayHaveRun(error) || chunk.calls[place]?.isIdempotent === true
  })
  const stale = sent.filter((place) => {
    const error = errorAt(place)
    return error?._tag === 'GatewayError' && error.kind === 'session'
  })
  chunk.pending = repeatable.length > 0 ? repeatable : stale
  chunk.renewing = new Set(repeatable.length > 0 ? [] : stale.map((place) => chunk.calls[place]?.session))
  const soonest = [...chunk.pending]
    .map((place) => ({ error: errorAt(place) as CallError, refusal: refusals.get(place) }))
    .sort((a, b) => waitOf(a.error) - waitOf(b.error))[0]
  return soonest === undefined
    ? right({ output: {} })
    : left({ ...soonest.refusal, error: soonest.error as Refusal['error'] })
}

const waitOf = (error: CallError): number => {
  if (error._tag !== 'GatewayError' || error.kind !== 'throttled') return 0
  return 1 + (error.retryAfterMs ?? 0)
}

/** Renews the sessions that calls of the batch were refused for, each once. `true`: there is a new one. */
export const renewItems = async (
  { calls, renewing }: BatchChunk,
  shared: SessionSource | undefined,
  keeper: SessionKeeper,
  { session, lines }: TopSigned,
): Promise<boolean> => {
  const renewed = await Promise.all(
    [...renewing].map((source) => {
      if (source === undefined) return keeper.renew(shared, session)
      const place = calls.findIndex((call) => call.session === source)
      return keeper.renew(source, lines?.sessions.get(place))
    }),
  )
  return renewed.includes(true)
}
