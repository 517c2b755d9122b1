import { integer, limited, list, oneOf, struct, text, type Codec } from '@paifang/contract'
import { done, withBody } from '../control/body'
import { grantRoutes } from '../control/grantRoutes'
import type { Route } from '../control/Route'
import { shownRows } from '../control/shownState'
import { nextMidnight } from '../clock/VirtualClock'
import type { BanShown, QuotasShown, UseShown } from '../contract/ControlApi'
import { keyOf, rowId } from '../state/rowId'
import { mostMinutes } from './createUseHistory'
import { keyControls } from './keyControls'
import { oaidControls } from './oaidControls'
import type { TopApp } from './TopApp'
import { usagePlace } from './throttle'
import type { Ban, Quota, TopState } from './TopState'

const someCalls = limited(integer, { minValue: 0 })

const AppBody = struct<TopApp>('TOP application', {
  required: { appKey: text, appSecret: text },
  optional: { permissions: list(text), partners: list(text), topics: list(text), dailyQuota: someCalls },
})

const QuotaBody = struct<{ readonly appKey: string; readonly calls?: number }>('quota', {
  required: { appKey: text },
  optional: { calls: someCalls },
})

const scope: Codec<Ban['scope']> = oneOf(['app', 'api', 'app-api', 'dynamic'])

const ScopedQuotaBody = struct<Quota>('quota of a scope', {
  required: { scope, calls: someCalls, per: oneOf(['day', 'second']) },
  optional: { appKey: text, method: text, banSeconds: limited(integer, { minValue: 1, maxValue: 86_400 }) },
})

interface BanWish {
  readonly scope: Ban['scope']
  readonly seconds: number
  readonly appKey?: string
  readonly method?: string
}

const BanBody = struct<BanWish>('ban', {
  required: { scope, seconds: limited(integer, { minValue: 1, maxValue: 31_536_000 }) },
  optional: { appKey: text, method: text },
})

const bansOf = ({ bans }: TopState, now: number): ReadonlyArray<BanShown> =>
  bans
    .rows()
    .filter(([, { until }]) => until > now)
    .map(([key, { until, ...ban }]) => ({ id: rowId(key), ...ban, seconds: Math.ceil((until - now) / 1000) }))

const quotasOf = ({ apps, quotas, usage, useHistory }: TopState, now: number): QuotasShown => ({
  apps: apps.values().map(({ appKey, dailyQuota }) => ({
    appKey,
    calls: dailyQuota ?? null,
    used:
      dailyQuota === undefined
        ? useHistory.since(appKey, nextMidnight(now) - mostMinutes * 60_000, now)
        : (usage.get(usagePlace(appKey, 'day', now)) ?? 0),
  })),
  quotas: quotas.rows().map(([key, quota]) => ({
    id: rowId(key),
    ...quota,
    used: usage.get(usagePlace(key, quota.per, now)) ?? 0,
  })),
})

/** Applications, sessions, quotas and throttles of TOP, its keys and oaids, and the blacklist. */
export const topControls = (state: TopState): ReadonlyArray<Route> => [
  {
    verb: 'POST',
    path: '/apps/top',
    does: 'adds or replaces a TOP application: {"appKey","appSecret","permissions"?,"partners"?,"topics"?,"dailyQuota"?}',
    run: ({ body }) =>
      withBody(AppBody, body, (app) => {
        state.addApp(app)
        return done
      }),
  },
  ...grantRoutes('sessions', state.sessions),
  {
    verb: 'GET',
    path: '/quotas',
    does: 'what applications and scopes may do, and what of it is used',
    run: ({ context }) => ({ value: quotasOf(state, context.clock.now()) }),
  },
  {
    verb: 'GET',
    path: '/quotas/history',
    does: 'calls of each of the last ?minutes= (60; to 1440), let through and throttled, of applications and operations; ?appKey=, ?method=',
    run: ({ context, query }) => {
      const minutes = Number(query.get('minutes') ?? 60)
      if (!Number.isInteger(minutes) || minutes < 1 || minutes > mostMinutes)
        return { status: 400, problem: `minutes: expected 1 to ${mostMinutes}` }
      const chosen = (name: string, value: string | null): boolean =>
        !query.has(name) || query.get(name) === value
      const { uses, ...shown } = state.useHistory.last(context.clock.now(), minutes)
      const value: UseShown = {
        ...shown,
        uses: uses.filter(({ appKey, method }) => chosen('appKey', appKey) && chosen('method', method)),
      }
      return { value }
    },
  },
  {
    verb: 'POST',
    path: '/quota',
    does: 'calls a day for an application, unlimited without calls: {"appKey","calls"?}',
    run: ({ body }) =>
      withBody(QuotaBody, body, ({ appKey, calls }) => {
        state.setDailyQuota(appKey, calls)
        return done
      }),
  },
  {
    verb: 'POST',
    path: '/quotas',
    does: 'calls of a scope: {"scope": "app"|"api"|"app-api"|"dynamic", "calls", "per": "day"|"second", "appKey"?, "method"?, "banSeconds"?}',
    run: ({ body }) =>
      withBody(ScopedQuotaBody, body, (quota) => {
        state.setQuota(quota)
        return done
      }),
  },
  {
    verb: 'DELETE',
    path: '/quotas',
    does: 'lifts the quotas of all scopes; those of applications stay',
    run: () => {
      state.quotas.clear()
      return done
    },
  },
  {
    verb: 'DELETE',
    path: '/quotas/{id}',
    does: 'lifts the quota of that id',
    run: ({ rest }) =>
      state.quotas.remove(keyOf(state.quotas, rest) ?? '') ? done : { status: 404, problem: 'no such quota' },
  },
  {
    verb: 'GET',
    path: '/bans',
    does: 'the throttles in force, with the seconds that they last',
    run: ({ context }) => ({ value: bansOf(state, context.clock.now()) }),
  },
  {
    verb: 'POST',
    path: '/bans',
    does: 'throttles: {"scope": "app"|"api"|"app-api"|"dynamic", "seconds", "appKey"?, "method"?}',
    run: ({ body }) =>
      withBody(BanBody, body, (ban) => {
        state.ban(ban)
        return done
      }),
  },
  {
    verb: 'DELETE',
    path: '/bans',
    does: 'lifts every throttle',
    run: () => {
      state.unban()
      return done
    },
  },
  {
    verb: 'DELETE',
    path: '/bans/{id}',
    does: 'lifts the throttle of that id',
    run: ({ rest }) =>
      state.bans.remove(keyOf(state.bans, rest) ?? '') ? done : { status: 404, problem: 'no such throttle' },
  },
  ...keyControls(state),
  ...oaidControls(state),
  {
    verb: 'GET',
    path: '/blacklist',
    does: 'the blacklist, mobiles masked; ?mobile= and ?supplierId= choose entries',
    run: ({ context, query }) => {
      const chosen = state.blacklist
        .values()
        .filter(({ mobile }) => !query.has('mobile') || mobile === query.get('mobile'))
        .filter(({ supplierId }) => !query.has('supplierId') || supplierId === query.get('supplierId'))
      const entries = shownRows(context, chosen, context.state.rules('blacklist'))
      return { value: { count: chosen.length, entries } }
    },
  },
]
