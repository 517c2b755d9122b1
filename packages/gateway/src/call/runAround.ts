import { left } from 'fp-ts/Either'
import type { Call } from './Call'
import { causeOf } from '../secrets/cause'
import type { Outcome, Policy } from '../policies/Policy'
import type { Runner } from '../client/Runner'
import { transportFailure } from './transportFailure'
import { withTimeout } from '../waiting'

/** A call that ends by its deadline has this long to come through what is around it. */
const graceMs = 20

const isOutcome = (value: unknown): value is Outcome => {
  const { _tag, left: error } = (value ?? {}) as {
    readonly _tag?: unknown
    readonly left?: { _tag?: unknown }
  }
  return _tag === 'Right' || (_tag === 'Left' && typeof error?._tag === 'string')
}

/** Runs what is inside within the policies around it, the first of the list outermost. Never rejects. */
export const runAround = async (
  runner: Runner,
  call: Call,
  inside: () => Promise<Outcome>,
): Promise<Outcome> => {
  const failed = (thrown: unknown, policy?: string): Outcome =>
    left(
      transportFailure(
        { ...call, policy },
        'unknown',
        call.sent,
        causeOf(thrown, { secrets: call.secrets ?? [] }),
      ),
    )
  const within = (policy: Policy, next: () => Promise<Outcome>) => async (): Promise<Outcome> => {
    try {
      const outcome = await policy.around?.(call, next)
      return isOutcome(outcome) ? outcome : failed(new TypeError('around gave no result'), policy.name)
    } catch (thrown) {
      return failed(thrown, policy.name)
    }
  }
  const whole = runner.policies.around.reduceRight((next, policy) => once(within(policy, next)), once(inside))
  const result = await withTimeout<Outcome>(whole(), {
    ms: call.endsMs - runner.now() + graceMs,
    signal: call.signal,
    onEnd: (why, thrown) =>
      why === 'threw'
        ? failed(thrown)
        : left(transportFailure(call, why === 'time' ? 'deadline' : why, call.sent)),
  })
  runner.ended(call, result)
  return result
}

/** However often a policy asks for it: a call is made once. */
const once = (run: () => Promise<Outcome>): (() => Promise<Outcome>) => {
  let running: Promise<Outcome> | undefined
  return () => (running ??= run())
}
