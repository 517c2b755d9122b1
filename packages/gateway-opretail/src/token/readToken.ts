import { CallFailure, type CallError, type InputError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import { isHeaderText } from '../request/checkedHeaders'
import type { Token, TokenContext } from './TokenProvider'

/** What the attempt needs to know of its call. */
export interface TokenUse {
  readonly method: string
  readonly required: boolean
  readonly context: TokenContext
}

type Read = Either<CallError, string | undefined>

const sessionError = ({ method }: TokenUse, expected: string): InputError => ({
  _tag: 'InputError',
  method,
  subject: 'session',
  issues: [{ path: 'token', expected }],
})

const checked = (use: TokenUse, token: unknown): Read => {
  if (token === undefined || token === '')
    return use.required
      ? left(sessionError(use, 'a token: this operation needs a business-platform user'))
      : right(undefined)
  return isHeaderText(token)
    ? right(token)
    : left(sessionError(use, 'a token of visible ASCII characters, which can stand in a header'))
}

/** Why no token was had. The call that needs it was not sent, whatever became of the login. */
export const tokenFailure = (use: TokenUse, thrown: unknown): CallError => {
  if (!(thrown instanceof CallFailure)) return sessionError(use, 'a token provider that gives a token')
  const error = thrown.error as CallError
  return error._tag === 'TransportError' ? { ...error, sent: 'no' } : error
}

const waited = async (
  use: TokenUse,
  ask: () => string | undefined | Promise<string | undefined>,
): Promise<Read> => {
  try {
    return checked(use, await ask())
  } catch (thrown) {
    return left(tokenFailure(use, thrown))
  }
}

/** The token of one attempt; a promise only where it has to be waited for. */
export const readToken = (token: Token | undefined, use: TokenUse): Read | Promise<Read> => {
  if (typeof token === 'function') return waited(use, token)
  return typeof token === 'object' ? waited(use, () => token.get(use.context)) : checked(use, token)
}
