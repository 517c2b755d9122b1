import type { HttpResponse } from '@paifang/transport'
import { left } from 'fp-ts/Either'
import type { Attempted, Stamped } from './Attempted'
import type { Call } from './Call'
import { failedExchange, type Exchanged } from './exchange'
import type { Opened, Signed, Unsigned } from './Gateway'
import { requestIdIn } from './judge'
import { readOutput } from './readOutput'
import type { Ready } from './readyCall'
import type { Outcome, Runner } from './Runner'
import { scrubError, sensitiveTexts } from './scrub'
import { transportFailure } from './transportFailure'

/** What an answer is read with. */
interface Answered extends Stamped {
  readonly call: Call
  readonly unsigned: Unsigned
  readonly response: HttpResponse
}

/**
 * Reads what an exchange ended in: opens the envelope, decodes, lets the answer say how it ended. Waits only where the
 * gateway has to. Never throws or rejects, whatever the gateway's code does.
 */
export const openAttempt = (
  { gateway }: Runner,
  call: Call,
  { unsigned, prepared }: Ready,
  { signed, stampedMs }: Stamped,
  exchanged: Exchanged,
): Attempted | Promise<Attempted> => {
  if (exchanged._tag === 'Left')
    return { result: left(failedExchange(call, exchanged.left)), stampedMs, signed }
  const answered = { call, unsigned, signed, stampedMs, response: exchanged.right }
  try {
    const opening = gateway.open(answered.response, prepared, signed)
    return opening instanceof Promise
      ? opening.then((opened) => read(answered, opened)).catch(() => failed(answered))
      : read(answered, opening)
  } catch {
    return failed(answered)
  }
}

const failed = ({ call, stampedMs }: Answered): Attempted => ({
  result: left(transportFailure(call, 'unknown', 'maybe')),
  stampedMs,
})

const read = ({ call, unsigned, signed, stampedMs, response }: Answered, opened: Opened): Attempted => {
  if (opened._tag === 'Right') {
    const { output, requestId } = opened.right
    call.requestId = requestId ?? requestIdIn(unsigned.operation.outcome, output)
    const result = scrubbed(readOutput(unsigned.operation, opened.right), unsigned, signed)
    return { result, stampedMs, signed, response }
  }
  const { error } = opened.left
  if (error._tag !== 'ProtocolError') call.requestId = error.requestId
  const result = scrubbed(left(error), unsigned, signed)
  return { result, stampedMs, signed, response, refusal: opened.left }
}

const scrubbed = (result: Outcome, { operation, wire }: Unsigned, { secrets }: Signed): Outcome => {
  if (result._tag === 'Right') return result
  const error = result.left
  const answered = error._tag === 'BusinessError' ? sensitiveTexts(error.output, operation.sensitive) : []
  return left(scrubError(error, [...secrets, ...sensitiveTexts(wire, operation.sensitive), ...answered]))
}
