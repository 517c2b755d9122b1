import type { CallError } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { left, type Either } from 'fp-ts/Either'
import type { Call } from './Call'
import { exchange } from './exchange'
import type { Prepared, Refusal, Signed, Unsigned } from './Gateway'
import { requestIdIn } from './judge'
import { readOutput } from './readOutput'
import type { Outcome, Runner } from './Runner'
import { scrubError, sensitiveTexts } from './scrub'
import { transportFailure } from './transportFailure'
import { within } from './within'

/** What one attempt came to, and what it learnt on the way. */
export interface Attempted {
  readonly result: Outcome
  /** The corrected time it was stamped with: epoch milliseconds. */
  readonly stampedMs: number
  readonly signed?: Signed
  readonly response?: HttpResponse
  readonly refusal?: Refusal
}

/** One attempt: stamped and signed afresh, sent, opened, decoded. */
export const runAttempt = async (
  runner: Runner,
  call: Call,
  unsigned: Unsigned,
  prepared: Prepared,
): Promise<Attempted> => {
  const stampedMs = runner.stamp()
  for (const policy of runner.policies) {
    const refused = policy.before?.(call)
    if (refused !== undefined) return { result: left(refused), stampedMs }
  }
  const signing = runner.gateway.sign(prepared, { number: call.attempt, epochMs: stampedMs })
  const signable = signing instanceof Promise ? await inTime(runner, call, signing) : signing
  if (signable._tag === 'Left') return { result: signable, stampedMs }
  const signed = signable.right
  const exchanged = await exchange(runner, call, signed)
  if (exchanged._tag === 'Left') return { result: exchanged, stampedMs, signed }
  const response = exchanged.right
  const opening = runner.gateway.open(response, prepared, signed)
  const opened = opening instanceof Promise ? await opening : opening
  if (opened._tag === 'Right') {
    call.requestId = opened.right.requestId ?? requestIdIn(unsigned.operation.outcome, opened.right.output)
    return {
      result: scrubbed(readOutput(unsigned.operation, opened.right), unsigned, signed),
      stampedMs,
      signed,
      response,
    }
  }
  const refusal = opened.left
  call.requestId = refusal.error._tag === 'ProtocolError' ? undefined : refusal.error.requestId
  return { result: scrubbed(left(refusal.error), unsigned, signed), stampedMs, signed, response, refusal }
}

/** Credentials may come from a function that hangs. */
const inTime = <E, A>(
  { now }: Runner,
  call: Call,
  signing: Promise<Either<E, A>>,
): Promise<Either<E | CallError, A>> =>
  within<Either<E | CallError, A>>(signing, {
    ms: call.endsMs - now(),
    signal: call.signal,
    onEnd: (why) =>
      left(
        transportFailure(call, why === 'time' ? 'deadline' : why === 'threw' ? 'unknown' : why, call.sent),
      ),
  })

const scrubbed = (result: Outcome, { operation, wire }: Unsigned, { secrets }: Signed): Outcome =>
  result._tag === 'Right'
    ? result
    : left(scrubError(result.left, [...secrets, ...sensitiveTexts(wire, operation.sensitive)]))
