import { left } from 'fp-ts/Either'
import type { Call } from './Call'
import { checkInput, inputError } from './checkInput'
import { failureOf } from './failureOf'
import type { Prepared, Unsigned } from './Gateway'
import { mayHaveRun } from './mayHaveRun'
import { nextAttempt } from './nextAttempt'
import { runAttempt, type Attempted } from './runAttempt'
import type { Outcome, Runner } from './Runner'
import { transportFailure } from './transportFailure'

/** Everything between an input and its result: check, prepare, then attempts until one of them is the last. */
export const runCall = async (runner: Runner, call: Call, given: Unsigned): Promise<Outcome> => {
  if (call.signal?.aborted === true) return left(transportFailure(call, 'aborted', 'no'))
  if (runner.isClosed()) return left(transportFailure(call, 'request', 'no'))
  if (call.operation.gateway !== call.gateway)
    return left(
      inputError(call.operation.method, 'input', [{ path: '', expected: `an operation of ${call.gateway}` }]),
    )
  const wire = checkInput(call.operation, given.wire)
  if (wire._tag === 'Left') return wire
  const unsigned = { ...given, wire: wire.right }
  const prepared = runner.gateway.prepare(unsigned)
  if (prepared._tag === 'Left') return prepared
  let entered = 0
  try {
    for (const policy of runner.policies) {
      const entering = policy.enter?.(call)
      const refused = entering instanceof Promise ? await entering : entering
      if (refused !== undefined) return left(refused)
      entered += 1
    }
    return await runAttempts(runner, call, unsigned, prepared.right)
  } finally {
    for (let i = 0; i < entered; i++) runner.policies[i]?.leave?.(call)
  }
}

const runAttempts = async (
  runner: Runner,
  call: Call,
  unsigned: Unsigned,
  prepared: Prepared,
): Promise<Outcome> => {
  for (;;) {
    for (const policy of runner.policies) {
      const refused = policy.before?.(call)
      if (refused !== undefined) return left(refused)
    }
    call.attempt += 1
    const startedMs = runner.now()
    const attempted = await runAttempt(runner, call, unsigned, prepared)
    const { result } = attempted
    report(runner, call, attempted, startedMs)
    if (result._tag === 'Right') return result
    const error = result.left
    if (error._tag === 'InputError' || attempted.notSigned === true) {
      call.attempt -= 1
      return result
    }
    if (mayHaveRun(error)) call.sent = 'maybe'
    const last = await nextAttempt(runner, failureOf(runner, call, unsigned, prepared, attempted, error))
    if (last !== undefined) return left(last)
    if (prepared.repeatable?.() === false) return result
  }
}

const report = (runner: Runner, call: Call, attempted: Attempted, startedMs: number): void => {
  for (const policy of runner.policies) {
    const { result, signed, response } = attempted
    policy.after?.(call, {
      error: result._tag === 'Left' ? result.left : undefined,
      startedMs,
      request: signed?.request,
      response,
    })
  }
}
