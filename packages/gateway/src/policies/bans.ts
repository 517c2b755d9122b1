import type { GatewayError } from '@paifang/result'

/** A call, as far as a ban looks at it. */
export interface BanTarget {
  readonly gateway: string
  /** The app key or access key; `undefined` until one was read. */
  readonly account: string | undefined
  /** Wire name of the operation. */
  readonly method: string
}

/** A ban that is still on. */
export interface Ban {
  /** The refusal it was learnt from. */
  readonly error: GatewayError
  /** What is left of it, in milliseconds. */
  readonly leftMs: number
}

/**
 * What is known of bans, so that nothing more is sent into one. A shared one lets processes learn from each other; it
 * measures what is left by its own clock. One that fails or hangs is not waited for beyond the call's deadline, and what
 * it throws is the call's error.
 */
export interface BanMemory {
  /** The ban that stops a call, the longest where there are several. */
  readonly find: (target: BanTarget) => Ban | undefined | PromiseLike<Ban | undefined>
  /** The gateway refused a call for so long. */
  readonly learn: (target: BanTarget, error: GatewayError, forMs: number) => void | PromiseLike<void>
}

/** Whom a ban hits: everything of an application, one API, or one API of one application. */
export type BanScope = 'app' | 'api' | 'app-api'

/**
 * The scope of a refusal as bans are remembered; `undefined`: it hits a single user, and nobody else has to be kept from
 * calling. A throttle without a scope is taken for the narrowest: this API of this application.
 */
export const banScopeOf = ({ scope = 'app-api' }: GatewayError): BanScope | undefined => {
  switch (scope) {
    case 'app':
    case 'partner':
      return 'app'
    case 'api':
      return 'api'
    case 'app-api':
    case 'dynamic':
      return 'app-api'
    default:
      return undefined
  }
}

/** The names under which bans are kept, for a memory to look up: one for each scope. No part can hold the separator. */
export const banKey = (scope: BanScope, { gateway, account = '', method }: BanTarget): string =>
  [gateway, scope === 'api' ? '' : account, scope === 'app' ? '' : method].join('\n')

const scopes: ReadonlyArray<BanScope> = ['app', 'api', 'app-api']
/** More bans at once than any application has methods in use; beyond it the one that ends first is forgotten. */
const most = 10_000

/** The memory of one process, for as many clients as it is given to. `now`: milliseconds that only grow. */
export const memoryBans = (now: () => number = () => performance.now()): BanMemory => {
  const bans = new Map<string, { readonly error: GatewayError; readonly endsMs: number }>()

  const forgetOne = (): void => {
    let first: string | undefined
    let firstMs = Infinity
    for (const [key, { endsMs }] of bans)
      if (endsMs < firstMs) {
        first = key
        firstMs = endsMs
      }
    if (first !== undefined) bans.delete(first)
  }

  return {
    find: (target) => {
      if (bans.size === 0) return undefined
      let found: Ban | undefined
      for (const scope of scopes) {
        const key = banKey(scope, target)
        const ban = bans.get(key)
        if (ban === undefined) continue
        const leftMs = ban.endsMs - now()
        if (leftMs <= 0) bans.delete(key)
        else if (found === undefined || leftMs > found.leftMs) found = { error: ban.error, leftMs }
      }
      return found
    },
    learn: (target, error, forMs) => {
      const scope = banScopeOf(error)
      if (scope === undefined || !(forMs > 0)) return
      const key = banKey(scope, target)
      const endsMs = now() + forMs
      const known = bans.get(key)
      if (known !== undefined && known.endsMs >= endsMs) return
      if (known === undefined && bans.size >= most) forgetOne()
      bans.set(key, { error, endsMs })
    },
  }
}
