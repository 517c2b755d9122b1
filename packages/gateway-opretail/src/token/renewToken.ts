import { singleFlight } from '@paifang/gateway'
import type { Token, TokenContext, TokenProvider } from './TokenProvider'

type Renewed = Promise<string | undefined>

/** Finds another token for one that the gateway refused. One for each client. */
export type RenewToken = (token: Token | undefined, refused: string | undefined) => Renewed

/**
 * Asks the provider, once for all calls that were refused the same token; or a function, which by now may give
 * another. `undefined`: there is no other token. Rejects where they do.
 */
export const createRenewToken = (context: TokenContext): RenewToken => {
  const flights = new WeakMap<TokenProvider, ReturnType<typeof singleFlight<string | undefined>>>()

  const shared = (provider: TokenProvider, refused: string | undefined): Renewed => {
    const flight = flights.get(provider) ?? singleFlight<string | undefined>()
    flights.set(provider, flight)
    return flight(refused ?? '', async () => provider.refresh?.(refused, context))
  }
  return async (token, refused) => {
    const next =
      typeof token === 'object'
        ? await shared(token, refused)
        : typeof token === 'function'
          ? await token()
          : undefined
    return next === '' || (typeof token === 'function' && next === refused) ? undefined : next
  }
}
