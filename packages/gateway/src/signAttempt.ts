import type { CallError } from '@paifang/result'
import { left, type Either } from 'fp-ts/Either'
import type { Attempted, Stamped } from './Attempted'
import type { Call } from './Call'
import { causeOf } from './cause'
import type { Signed } from './Gateway'
import type { Ready } from './readyCall'
import type { Runner } from './Runner'
import { isThenable } from './thenable'
import { transportFailure } from './transportFailure'
import { withTimeout } from './waiting'

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
    return isThenable(signing)
      ? inTime(runner, call, signing).then((signable) => stamped(stampedMs, signable))
      : stamped(stampedMs, signing as Signable)
  } catch (thrown) {
    return { result: left(transportFailure(call, 'unknown', call.sent, causeOf(thrown))), stampedMs }
  }
}

const stamped = (stampedMs: number, signable: Signable): Stamped | Attempted =>
  signable._tag === 'Left'
    ? { result: signable, stampedMs, notSigned: true }
    : { stampedMs, signed: signable.right }

/** Credentials and sessions may hang: they are waited for no longer than the call lasts. */
const inTime = ({ now }: Runner, call: Call, signing: PromiseLike<Signable>): Promise<Signable> =>
  withTimeout<Signable>(signing, {
    ms: call.endsMs - now(),
    signal: call.signal,
    onEnd: (why, thrown) => {
      if (why === 'threw') return left(transportFailure(call, 'unknown', call.sent, causeOf(thrown)))
      if (why === 'aborted') return left(transportFailure(call, 'aborted', call.sent))
      const error = transportFailure(call, 'deadline', call.sent)
      return left({ ...error, message: `${error.message}: its credentials or session did not come` })
    },
  })
