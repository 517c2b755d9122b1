import { isCallFailure, type CallError } from '@paifang/result'
import { causeOf } from '../secrets/cause'
import { inputError } from '../call/checkInput'
import type { Hidden } from '../secrets/scrub'
import type { Unreadable } from './Provider'

/** A provider's own tagged error. The call that needed its session was not sent, whatever became of the login. */
const failureIn = (thrown: unknown): CallError | undefined => {
  if (!isCallFailure(thrown)) return undefined
  const error = thrown.error as CallError
  return error._tag === 'TransportError' ? { ...error, sent: 'no' } : error
}

/** Why a call has no session to send. `hidden`: what the words of a provider may hold. */
export const sessionFailure = (method: string, { thrown }: Unreadable, hidden?: Hidden): CallError =>
  failureIn(thrown) ?? {
    ...inputError(method, 'session', [
      { path: 'session', expected: 'a session, or a provider that gives one' },
    ]),
    ...(thrown === undefined ? {} : { cause: causeOf(thrown, hidden) }),
  }
