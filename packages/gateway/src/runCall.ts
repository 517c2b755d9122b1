import { left } from 'fp-ts/Either'
import type { Attempted } from './Attempted'
import type { Call } from './Call'
import type { CallOptions } from './CallOptions'
import { afterFailure } from './afterFailure'
import { exchange } from './exchange'
import { openAttempt } from './openAttempt'
import { readyCall } from './readyCall'
import { signAttempt } from './signAttempt'
import type { Outcome, Runner } from './Runner'
import { transportFailure } from './transportFailure'

/**
 * Everything between an input and its result: check, prepare, then attempts until one of them is the last. Never
 * rejects. One asynchronous body: a promise for each step would cost more than the steps.
 */
export const runCall = async (
  runner: Runner,
  call: Call,
  input: unknown,
  options: CallOptions,
): Promise<Outcome> => {
  const { enter, before } = runner.policies
  let entered = 0
  let result: Outcome | undefined
  try {
    const ready = readyCall(runner, call, input, options)
    if (ready._tag === 'Left') return (result = ready)
    for (const policy of enter) {
      const entering = policy.enter(call)
      const refused = entering instanceof Promise ? await entering : entering
      if (refused !== undefined) return (result = left(refused))
      entered += 1
    }
    for (;;) {
      for (const policy of before) {
        const refused = policy.before(call)
        if (refused !== undefined) return (result = left(refused))
      }
      call.attempt += 1
      const signing = signAttempt(runner, call, ready.right)
      const signed = signing instanceof Promise ? await signing : signing
      let attempted: Attempted | Promise<Attempted>
      if ('result' in signed) attempted = signed
      else {
        const exchanged = await exchange(runner, call, signed.signed)
        attempted = openAttempt(runner, call, ready.right, signed, exchanged)
        if (attempted instanceof Promise) attempted = await attempted
      }
      report(runner, call, attempted)
      if (attempted.result._tag === 'Right') return (result = attempted.result)
      const last = await afterFailure(runner, call, ready.right, attempted, attempted.result.left)
      if (last !== undefined) return (result = last)
    }
  } catch {
    return (result = left(transportFailure(call, 'unknown', 'maybe')))
  } finally {
    for (let i = 0; i < entered; i++) enter[i]?.leave?.(call)
    if (result !== undefined) runner.ended(call, result)
  }
}

const report = ({ policies }: Runner, call: Call, { result, signed, response }: Attempted): void => {
  for (const policy of policies.after)
    policy.after(call, {
      error: result._tag === 'Left' ? result.left : undefined,
      request: signed?.request,
      response,
    })
}
