import type { CallError } from '@paifang/result'
import { left } from 'fp-ts/Either'
import type { Call } from './Call'
import { failureOf } from './failureOf'
import { nextAttempt } from './nextAttempt'
import type { Ready } from './readyCall'
import type { Attempted } from './Attempted'
import type { Outcome } from './Policy'
import type { Runner } from './Runner'

/** What a failed attempt leads to: the call's end, or `undefined` for another attempt, once it is time for it. */
export const afterFailure = async (
  runner: Runner,
  call: Call,
  ready: Ready,
  attempted: Attempted,
  error: CallError,
): Promise<Outcome | undefined> => {
  if (error._tag === 'InputError' || attempted.notSigned === true) {
    call.attempt -= 1
    return attempted.result
  }
  const last = await nextAttempt(runner, failureOf(runner, call, ready, attempted, error))
  if (last !== undefined) return left(last)
  return ready.prepared.repeatable?.() === false ? attempted.result : undefined
}
