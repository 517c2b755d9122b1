import type { SessionNeed } from '@paifang/contract'
import type { OpretailCallOptions } from '../OpretailCallOptions'
import type { Token } from './TokenProvider'

/**
 * The token a call uses: its own, else the client's where the operation may need one. Empty text, as an environment
 * variable that is not set leaves it, is no token.
 */
export const chooseToken = (
  { token, session }: OpretailCallOptions,
  need: SessionNeed,
  ofClient: Token | undefined,
): Token | undefined => {
  const own = token ?? session
  const chosen = own === undefined && need !== 'none' ? ofClient : own
  return chosen === '' ? undefined : chosen
}
