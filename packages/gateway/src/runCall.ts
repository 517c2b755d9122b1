import { left } from 'fp-ts/Either'
import type { Call } from './Call'
import { checkInput } from './checkInput'
import { failureOf } from './failureOf'
import type { Prepared, Unsigned } from './Gateway'
import { mayHaveRun } from './mayHaveRun'
import { nextAttempt } from './nextAttempt'
import type { AttemptOutcome } from './Policy'
import { runAttempt, type Attempted } from './runAttempt'
import type { Outcome, Runner } from './Runner'
import { transportFailure } from './transportFailure'

/** Everything between an input and its result: check, prepare, then attempts until one of them is the last. */
export const runCall = async (runner: Runner, call: Call, given: Unsigned): Promise<Outcome> => {
  if (call.signal?.aborted === true) return left(transportFailure(call, 'aborted', 'no'))
  if (runner.isClosed()) return left(transportFailure(call, 'request', 'no'))
  const wire = checkInput(call.operation, given.wire)
  if (wire._tag === 'Left') return wire
  const unsigned = { ...given, wire: wire.right }
  const prepared = runner.gateway.prepare(unsigned)
  if (prepared._tag === 'Left') return prepared
  for (const policy of runner.policies) {
    const entering = policy.enter?.(call)
    const refused = entering instanceof Promise ? await entering : entering
    if (refused !== undefined) return left(refused)
  }
  try {
    return await runAttempts(runner, call, unsigned, prepared.right)
  } finally {
    for (const { leave } of runner.policies) leave?.(call)
  }
}

const runAttempts = async (
  runner: Runner,
  call: Call,
  unsigned: Unsigned,
  prepared: Prepared,
): Promise<Outcome> => {
  for (;;) {
    call.attempt += 1
    const startedMs = runner.now()
    const attempted = await runAttempt(runner, call, unsigned, prepared)
    report(runner, call, attempted, startedMs)
    const { result } = attempted
    if (result._tag === 'Right') return result
    if (attempted.signed === undefined) return result
    if (mayHaveRun(result.left)) call.sent = 'maybe'
    const failure = failureOf(runner, call, unsigned, prepared, attempted, result.left)
    const error = await nextAttempt(runner, failure, () => prepared.repeatable?.() !== false)
    if (error !== undefined) return left(error)
  }
}

const report = (runner: Runner, call: Call, attempted: Attempted, startedMs: number): void => {
  let outcome: AttemptOutcome | undefined
  for (const { after } of runner.policies) {
    if (after === undefined) continue
    const { result, signed, response } = attempted
    outcome ??= {
      error: result._tag === 'Left' ? result.left : undefined,
      startedMs,
      request: signed?.request,
      response,
    }
    after(call, outcome)
  }
}
