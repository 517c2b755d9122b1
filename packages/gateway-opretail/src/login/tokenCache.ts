export interface CachedToken {
  readonly token: string
  /** Epoch milliseconds from which the token is no longer used. */
  readonly staleAt: number
}

export interface TokenCache {
  /** The token, if there is a fresh one, else a new one. */
  readonly get: () => Promise<string>
  /** A token other than `refused`: the cached one if it has changed since, else a new one. */
  readonly refresh: (refused: string | undefined) => Promise<string>
}

export interface TokenCacheOptions {
  readonly login: () => Promise<CachedToken>
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Holds one account's token. However many calls ask at once, one login is under way; its failure is not kept. */
export const createTokenCache = ({ login, now }: TokenCacheOptions): TokenCache => {
  let cached: CachedToken | undefined
  let pending: Promise<string> | undefined

  const renew = async (): Promise<string> => {
    cached = undefined
    cached = await login()
    return cached.token
  }
  const single = (): Promise<string> =>
    (pending ??= renew().finally(() => {
      pending = undefined
    }))

  return {
    get: () => (cached !== undefined && now() < cached.staleAt ? Promise.resolve(cached.token) : single()),
    refresh: (refused) =>
      cached !== undefined && cached.token !== refused ? Promise.resolve(cached.token) : single(),
  }
}
