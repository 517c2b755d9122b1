import type { CallError } from '@paifang/result'
import { left, type Either } from 'fp-ts/Either'
import type { Attempted, Stamped } from './Attempted'
import type { Call } from './Call'
import type { Signed } from './Gateway'
import type { Ready } from './readyCall'
import type { Runner } from './Runner'
import { transportFailure } from './transportFailure'
import { within } from './within'

type Signable = Either<CallError, Signed>

/**
 * Stamps and signs one attempt afresh, or says what became of it instead. Waits only for credentials that have to be
 * waited for. Never throws or rejects, whatever the gateway's code does.
 */
export const signAttempt = (
  runner: Runner,
  call: Call,
  { prepared }: Ready,
): Stamped | Attempted | Promise<Stamped | Attempted> => {
  call.requestId = undefined
  let stampedMs = 0
  try {
    stampedMs = runner.stamp()
    const signing = runner.gateway.sign(prepared, { number: call.attempt, epochMs: stampedMs })
    return signing instanceof Promise
      ? inTime(runner, call, signing).then((signable) => stamped(stampedMs, signable))
      : stamped(stampedMs, signing)
  } catch {
    return { result: left(transportFailure(call, 'unknown', 'no')), stampedMs }
  }
}

const stamped = (stampedMs: number, signable: Signable): Stamped | Attempted =>
  signable._tag === 'Left'
    ? { result: signable, stampedMs, notSigned: true }
    : { stampedMs, signed: signable.right }

/** Credentials that come from functions may hang: they are waited for no longer than the call lasts. */
const inTime = ({ now }: Runner, call: Call, signing: Promise<Signable>): Promise<Signable> =>
  within<Signable>(signing, {
    ms: call.endsMs - now(),
    signal: call.signal,
    onEnd: (why) =>
      left(
        transportFailure(call, why === 'time' ? 'deadline' : why === 'threw' ? 'unknown' : why, call.sent),
      ),
  })
