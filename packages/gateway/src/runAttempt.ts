import type { HttpResponse } from '@paifang/transport'
import { left } from 'fp-ts/Either'
import type { Call } from './Call'
import { exchange, failedExchange } from './exchange'
import type { Refusal, Signed, Unsigned } from './Gateway'
import { requestIdIn } from './judge'
import { readOutput } from './readOutput'
import type { Ready } from './readyCall'
import type { Outcome, Runner } from './Runner'
import { scrubError, sensitiveTexts } from './scrub'
import { signInTime } from './signInTime'
import { transportFailure } from './transportFailure'

/** What one attempt came to, and what it learnt on the way. */
export interface Attempted {
  readonly result: Outcome
  /** The corrected time it was stamped with: epoch milliseconds. */
  readonly stampedMs: number
  readonly signed?: Signed
  readonly response?: HttpResponse
  readonly refusal?: Refusal
  /** The gateway could not sign, and said why: nothing was sent, and what it waited for had attempts of its own. */
  readonly notSigned?: true
}

/** One attempt: stamped and signed afresh, sent, opened, decoded. Never rejects, whatever the gateway's code does. */
export const runAttempt = async (
  runner: Runner,
  call: Call,
  { unsigned, prepared }: Ready,
): Promise<Attempted> => {
  call.requestId = undefined
  let stampedMs = 0
  let signed: Signed | undefined
  try {
    stampedMs = runner.stamp()
    const signing = runner.gateway.sign(prepared, { number: call.attempt, epochMs: stampedMs })
    const signable = signing instanceof Promise ? await signInTime(runner, call, signing) : signing
    if (signable._tag === 'Left') return { result: signable, stampedMs, notSigned: true }
    signed = signable.right
    const exchanged = await exchange(runner, call, signed)
    if (exchanged._tag === 'Left')
      return { result: left(failedExchange(call, exchanged.left)), stampedMs, signed }
    const response = exchanged.right
    const opening = runner.gateway.open(response, prepared, signed)
    const opened = opening instanceof Promise ? await opening : opening
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
  } catch {
    const sent = signed === undefined ? 'no' : 'maybe'
    return { result: left(transportFailure(call, 'unknown', sent)), stampedMs }
  }
}

const scrubbed = (result: Outcome, { operation, wire }: Unsigned, { secrets }: Signed): Outcome => {
  if (result._tag === 'Right') return result
  const error = result.left
  const answered = error._tag === 'BusinessError' ? sensitiveTexts(error.output, operation.sensitive) : []
  return left(scrubError(error, [...secrets, ...sensitiveTexts(wire, operation.sensitive), ...answered]))
}
