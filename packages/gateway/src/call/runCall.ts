import { mayHaveRun, type CallError } from '@paifang/result'
import { left } from 'fp-ts/Either'
import { afterFailure } from './recover'
import type { AttemptResult } from '../attempt/AttemptResult'
import type { Call } from './Call'
import type { CallOptions } from './CallOptions'
import { causeOf } from '../secrets/cause'
import { exchange } from '../attempt/exchange'
import { openAttempt } from '../attempt/openAttempt'
import type { Outcome } from '../policies/Policy'
import { waitForPolicy } from '../policies/waitForPolicy'
import { prepareCall } from './prepareCall'
import type { Runner } from '../client/Runner'
import { runAround } from './runAround'
import { signAttempt } from '../attempt/signAttempt'
import { isThenable } from '../thenable'
import { transportFailure } from './transportFailure'

/** Everything between an input and its result. Never rejects. */
export const runCall = (
  runner: Runner,
  call: Call,
  input: unknown,
  options: CallOptions,
): Promise<Outcome> =>
  runner.policies.around.length === 0
    ? runAttempts(runner, call, input, options)
    : runAround(runner, call, () => runAttempts(runner, call, input, options))

/**
 * Check, prepare, then attempts until one of them is the last. Never rejects. One asynchronous body: a promise for each
 * step would cost more than the steps.
 */
const runAttempts = async (
  runner: Runner,
  call: Call,
  input: unknown,
  options: CallOptions,
): Promise<Outcome> => {
  const { around, gate, before } = runner.policies
  let entered = 0
  let isUnderWay = false
  let result: Outcome | undefined
  /** What the attempt before ended in: it may have been carried out, whatever comes in the way of another. */
  let earlier: Outcome | undefined
  try {
    const ready = prepareCall(runner, call, input, options)
    if (ready._tag === 'Left') return (result = ready)
    for (const policy of gate) {
      call.policy = policy.name
      let refused = policy.enter?.(call)
      if (isThenable(refused)) {
        const waited = await waitForPolicy(runner, call, refused)
        // What it grants from now on has to be given back.
        if (waited.gaveUp) entered += 1
        refused = waited.refused
      }
      if (refused !== undefined) return (result = left(refusal(refused, 'enter')))
      entered += 1
    }
    for (;;) {
      for (const policy of before) {
        call.policy = policy.name
        let refused = policy.before(call)
        if (isThenable(refused)) ({ refused } = await waitForPolicy(runner, call, refused))
        if (refused !== undefined) return (result = truthful(call, left(refusal(refused, 'before')), earlier))
      }
      call.policy = undefined
      call.attempt += 1
      call.attemptStartedMs = runner.now()
      const signing = signAttempt(runner, call, ready.right)
      const signed = isThenable(signing) ? await signing : signing
      let attempted: AttemptResult
      if ('result' in signed) attempted = signed
      else {
        isUnderWay = true
        const exchanged = await exchange(runner, call, signed.signed)
        const opening = openAttempt(runner, call, ready.right, signed, exchanged)
        attempted = isThenable(opening) ? await opening : opening
        isUnderWay = false
        if (call.reports) call.response = attempted.response
        if (attempted.result._tag === 'Right' || mayHaveRun(attempted.result.left)) call.sent = 'maybe'
      }
      report(runner, call, attempted)
      if (attempted.result._tag === 'Right') {
        const isLate = runner.now() > call.endsMs
        return (result = isLate ? left(transportFailure(call, 'deadline', 'maybe')) : attempted.result)
      }
      const last = await afterFailure(runner, call, ready.right, attempted, attempted.result.left)
      if (last !== undefined) return (result = truthful(call, last, earlier))
      earlier = attempted.result
    }
  } catch (thrown) {
    const cause = causeOf(thrown, { secrets: call.secrets ?? [] })
    return (result = left(transportFailure(call, 'unknown', isUnderWay ? 'maybe' : call.sent, cause)))
  } finally {
    for (let i = 0; i < entered; i++) leave(gate[i], call)
    if (result !== undefined && around.length === 0) runner.ended(call, result)
  }
}

const leave = (policy: { readonly leave?: (call: Call) => void } | undefined, call: Call): void => {
  try {
    policy?.leave?.(call)
  } catch {
    // The call has ended, and the others have to be told as well.
  }
}

/** @throws TypeError for what is no error: a sentence that a policy refuses with is none of the six that callers know */
const refusal = (refused: CallError, hook: 'enter' | 'before'): CallError => {
  if (typeof (refused as Partial<CallError> | null)?._tag === 'string') return refused
  throw new TypeError(`${hook} gave something other than an error of a call`)
}

/**
 * An error that says "nothing was sent" is not the truth after an attempt that may have been carried out: that attempt's
 * own failure is then the call's.
 */
const truthful = (call: Call, last: Outcome, earlier: Outcome | undefined): Outcome => {
  if (last._tag === 'Right' || call.sent === 'no' || mayHaveRun(last.left)) return last
  if (last.left._tag === 'TransportError') return left({ ...last.left, sent: 'maybe' })
  const isRefusal = last.left._tag === 'GatewayError' && last.left.sent !== 'no'
  return isRefusal ? last : (earlier ?? last)
}

const report = ({ policies }: Runner, call: Call, { result, signed, response }: AttemptResult): void => {
  const outcome = {
    error: result._tag === 'Left' ? result.left : undefined,
    request: signed?.request,
    response,
  }
  for (const policy of policies.after) {
    call.policy = policy.name
    policy.after(call, outcome)
  }
  call.policy = undefined
}
