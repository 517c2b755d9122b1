import { integer, struct, text } from '@paifang/contract'
import type { Ban } from '../state/Rows'
import { done, withBody } from './body'
import type { Route } from './Route'

const QuotaBody = struct<{ readonly appKey: string; readonly calls?: number }>('quota', {
  required: { appKey: text },
  optional: { calls: integer },
})

interface BanWish {
  readonly scope: string
  readonly seconds: number
  readonly appKey?: string
  readonly method?: string
}

const BanBody = struct<BanWish>('ban', {
  required: { scope: text, seconds: integer },
  optional: { appKey: text, method: text },
})

const scopes: ReadonlyArray<string> = ['app', 'api', 'app-api', 'dynamic'] satisfies ReadonlyArray<
  Ban['scope']
>

/** Quotas and throttles of TOP. */
export const limitRoutes: ReadonlyArray<Route> = [
  {
    verb: 'POST',
    path: '/quota',
    does: 'calls a day for an application, unlimited without calls: {"appKey","calls"?}',
    run: ({ world, body }) =>
      withBody(QuotaBody, body, ({ appKey, calls }) => {
        world.state.setDailyQuota(appKey, calls)
        return done
      }),
  },
  {
    verb: 'POST',
    path: '/bans',
    does: 'throttles: {"scope": "app"|"api"|"app-api"|"dynamic", "seconds", "appKey"?, "method"?}',
    run: ({ world, body }) =>
      withBody(BanBody, body, ({ scope, ...ban }) => {
        if (!scopes.includes(scope))
          return { status: 400, problem: `scope: expected one of ${scopes.join(', ')}` }
        world.state.ban({ ...ban, scope: scope as Ban['scope'] })
        return done
      }),
  },
  {
    verb: 'DELETE',
    path: '/bans',
    does: 'lifts every throttle',
    run: ({ world }) => {
      world.state.unban()
      return done
    },
  },
]
