import type { Codec } from '@paifang/contract'
import {
  contradictionIn,
  perObject,
  succeeded,
  type AnswerLimits,
  type AnyOperation,
  type Opened,
} from '@paifang/gateway/author'
import type { CallError, ProtocolError } from '@paifang/result'
import { retryAfterMs, type HttpResponse } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'
import { envelopeError } from './envelopeError'
import type { OpretailEnvelope } from './OpretailEnvelope'
import { toldIn } from './openOpretailEnvelope'
import { readAnswer, type NoAnswer } from './readAnswer'

export interface OpenAnswer {
  readonly operation: AnyOperation<'opretail'>
  readonly tokenCodes: ReadonlyArray<string>
  readonly limits?: AnswerLimits
}

const shownBytes = 4096

const protocolError = (
  method: string,
  { status, body }: HttpResponse,
  { reason, flaw }: NoAnswer,
): ProtocolError => ({
  _tag: 'ProtocolError',
  method,
  reason,
  status,
  ...(flaw === undefined ? {} : { flaw }),
  excerpt: new TextDecoder().decode(body.subarray(0, shownBytes)),
})

/** `data` is never required: an answer without it is an empty struct to a codec that takes one and no null. */
const outputOf = ({ output }: AnyOperation<'opretail'>, data: unknown): unknown => {
  if (data !== undefined && data !== null) return data
  return !takes(output, data) && takes(output, {}) ? {} : data
}

const takes = (codec: Codec<unknown>, value: unknown): boolean => codec.decode(value)._tag === 'Right'

const describedOf = perObject(({ output }: AnyOperation<'opretail'>) => ({ data: output }))

/** What the data says of a failure where nobody described it: there its own word is the only one. */
const withDataOf = (operation: AnyOperation<'opretail'>, envelope: OpretailEnvelope): OpretailEnvelope => {
  if (envelope.code !== '0' || envelope.contradiction !== undefined) return envelope
  const { outcome } = operation
  const { data } = envelope
  const found = contradictionIn({ data }, describedOf(operation))
  if (found === undefined || (outcome !== undefined && !succeeded(outcome, data))) return envelope
  return { ...envelope, contradiction: toldIn(found) }
}

/** A duplicate has to differ from the first, and `_timestamp` counts in seconds. */
const nextStampMs = 1_000

const isDuplicate = (error: CallError): boolean => error._tag === 'GatewayError' && error.kind === 'duplicate'

/** Reads an HTTP answer: the operation's data, or why there is none. */
export const openAnswer = (response: HttpResponse, { operation, tokenCodes, limits }: OpenAnswer): Opened => {
  const { method, codes } = operation
  const read = readAnswer(response, limits)
  if (read._tag === 'Left') {
    const waitMs = retryAfterMs(response.headers)
    return left({
      error: protocolError(method, response, read.left),
      ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    })
  }
  const envelope = withDataOf(operation, read.right)
  const { requestId, serverTimeMs } = envelope
  const isRead = operation.idempotent === true
  const error = envelopeError(envelope, { method, listed: codes, tokenCodes, isRead })
  if (error !== undefined)
    return left({
      error,
      ...(serverTimeMs === undefined ? {} : { serverTimeMs }),
      ...(isDuplicate(error) ? { retryAfterMs: nextStampMs } : {}),
    })
  const output = outputOf(operation, envelope.data)
  return right(requestId === undefined ? { output } : { output, requestId })
}
