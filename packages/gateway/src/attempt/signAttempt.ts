import type { CallError } from '@paifang/result'
import { left, type Either, type Left } from 'fp-ts/Either'
import type { AttemptResult, Stamped } from './AttemptResult'
import type { Call } from '../call/Call'
import { causeOf } from '../secrets/cause'
import type { Signed } from '../Gateway'
import type { PreparedCall } from '../call/prepareCall'
import type { Runner } from '../client/Runner'
import { scrubError } from '../secrets/scrubError'
import { isThenable } from '../thenable'
import { transportFailure } from '../call/transportFailure'
import { withTimeout } from '../waiting'

type Signable = Either<CallError, Signed>

/**
 * Stamps and signs one attempt afresh, or says what became of it instead. Waits only for credentials that have to be
 * waited for. Never throws or rejects, whatever the gateway's code does.
 */
export const signAttempt = (
  runner: Runner,
  call: Call,
  ready: PreparedCall,
): Stamped | AttemptResult | Promise<Stamped | AttemptResult> => {
  const first = signOnce(runner, call, ready)
  const again = (
    attempted: Stamped | AttemptResult,
  ): Stamped | AttemptResult | Promise<Stamped | AttemptResult> =>
    isClockError(attempted) && runner.forgetClock() ? signOnce(runner, call, ready) : attempted
  return isThenable(first) ? first.then(again) : again(first)
}

/** The stamp could not be written: what was learnt of the gateway's clock is forgotten, and our own tried. */
const isClockError = (attempted: Stamped | AttemptResult): boolean =>
  'result' in attempted &&
  attempted.result._tag === 'Left' &&
  attempted.result.left._tag === 'InputError' &&
  attempted.result.left.subject === 'clock'

const signOnce = (
  runner: Runner,
  call: Call,
  { prepared }: PreparedCall,
): Stamped | AttemptResult | Promise<Stamped | AttemptResult> => {
  call.requestId = undefined
  let stampedMs = 0
  try {
    stampedMs = runner.stamp()
    const signing = runner.gateway.sign(prepared, { number: call.attempt, epochMs: stampedMs })
    return isThenable(signing)
      ? inTime(runner, call, signing).then((signable) => stamped(runner, call, stampedMs, signable))
      : stamped(runner, call, stampedMs, signing)
  } catch (thrown) {
    return { result: left(transportFailure(call, 'unknown', call.sent, causeOf(thrown))), stampedMs }
  }
}

const stamped = (
  runner: Runner,
  call: Call,
  stampedMs: number,
  signable: Signable,
): Stamped | AttemptResult => {
  if (signable._tag === 'Left')
    return { result: scrubbed(runner, call, signable), stampedMs, notSigned: true }
  const signed = signable.right
  call.account = signed.account
  runner.lastSigned = signed
  return { stampedMs, signed }
}

/** A provider's words may hold what it, or another, gave before. */
const scrubbed = (
  { lastSigned }: Runner,
  { secrets = [] }: Call,
  failed: Left<CallError>,
): Left<CallError> =>
  'cause' in failed.left
    ? { ...failed, left: scrubError(failed.left, { secrets: [...lastSigned.secrets, ...secrets] }) }
    : failed

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
