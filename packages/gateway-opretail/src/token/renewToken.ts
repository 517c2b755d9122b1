import { singleFlight } from '@paifang/gateway'
import type { Token, TokenContext, TokenProvider } from './TokenProvider'

/** A token that the gateway refused. */
export interface Refused {
  readonly token: string | undefined
  /** What `moment` said when the refused attempt was signed. */
  readonly signedAt: number
}

export interface TokenRenewal {
  /** Grows with each renewal, so that an attempt can say which of them it has missed. */
  readonly moment: () => number
  /**
   * Another token, `undefined`: there is none. A provider is asked once for all calls that were refused the same
   * token, those included whose refusal arrives when the renewal is over; a function may by now give another.
   * Rejects where they do.
   */
  readonly renew: (source: Token | undefined, refused: Refused) => Promise<string | undefined>
}

interface Done {
  readonly token: string | undefined
  readonly renewed: string | undefined
  readonly at: number
}

/** Renews the tokens of one client. */
export const createTokenRenewal = (context: TokenContext): TokenRenewal => {
  const flights = new WeakMap<TokenProvider, ReturnType<typeof singleFlight<string | undefined>>>()
  const last = new WeakMap<TokenProvider, Done>()
  let moment = 0

  const ask = async (provider: TokenProvider, token: string | undefined): Promise<string | undefined> => {
    const renewed = await provider.refresh?.(token, context)
    moment += 1
    last.set(provider, { token, renewed, at: moment })
    return renewed
  }
  const fromProvider = (
    provider: TokenProvider,
    { token, signedAt }: Refused,
  ): Promise<string | undefined> => {
    const done = last.get(provider)
    if (done?.token === token && done !== undefined && done.at > signedAt)
      return Promise.resolve(done.renewed)
    const flight = flights.get(provider) ?? singleFlight<string | undefined>()
    flights.set(provider, flight)
    return flight(token ?? '', () => ask(provider, token))
  }
  const fromFunction = async (read: () => ReturnType<TokenProvider['get']>, { token }: Refused) => {
    const next = await read()
    return next === token ? undefined : next
  }
  return {
    moment: () => moment,
    renew: async (source, refused) => {
      if (typeof source === 'object') return (await fromProvider(source, refused)) || undefined
      return typeof source === 'function' ? (await fromFunction(source, refused)) || undefined : undefined
    },
  }
}
