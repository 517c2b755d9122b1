import type { Token, TokenContext } from './TokenProvider'

/**
 * A token in place of one the gateway refused: from the provider, or from a function that by now gives another.
 * `undefined`: there is none. Rejects where the provider does.
 */
export const renewToken = async (
  token: Token | undefined,
  refused: string,
  context: TokenContext,
): Promise<string | undefined> => {
  if (typeof token === 'object') return token.refresh(refused, context)
  const next = typeof token === 'function' ? await token() : undefined
  return next === refused || next === '' ? undefined : next
}
