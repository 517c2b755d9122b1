import type { GatewayParts } from '../gateway/GatewayEmulation'
import { createGrants, type Grants } from '../state/createGrants'
import type { Table } from '../state/Tables'
import type { TopApp } from './TopApp'

/** A throttle in force. */
export interface Ban {
  readonly scope: 'app' | 'api' | 'app-api' | 'dynamic'
  readonly appKey?: string
  readonly method?: string
  /** Epoch ms on the virtual clock. */
  readonly until: number
}

export interface BlacklistEntry {
  readonly supplierId: string
  readonly serviceType: string
  readonly mobile: string
  readonly reason?: string
  /** Epoch ms on the virtual clock. */
  readonly updatedAt: number
}

/** What TOP remembers: `emulator.state.top`. */
export interface TopState {
  readonly apps: Table<TopApp>
  readonly sessions: Grants
  readonly bans: Table<Ban>
  /** Calls counted, by application and GMT+8 day. */
  readonly usage: Table<number>
  readonly blacklist: Table<BlacklistEntry>
  /** Adds an application, or replaces the one with that key. */
  readonly addApp: (app: TopApp) => void
  /** Calls a day for an application, or `undefined` for no limit. */
  readonly setDailyQuota: (appKey: string, calls: number | undefined) => void
  /** Throttles for so many seconds on the virtual clock. */
  readonly ban: (ban: Omit<Ban, 'until'> & { readonly seconds: number }) => void
  readonly unban: () => void
}

export const createTopState = (parts: GatewayParts): TopState => {
  const { tables, clock } = parts
  const apps = tables.create<TopApp>('topApps', { limit: 10_000, sensitive: ['appSecret'] })
  const bans = tables.create<Ban>('bans', { limit: 10_000 })
  return {
    apps,
    bans,
    sessions: createGrants(parts, {
      name: 'sessions',
      // Alibaba sessions begin with a digit that says what kind of account they belong to.
      prefix: '6',
      app: () => apps.values()[0]?.appKey ?? '',
    }),
    usage: tables.create<number>('usage', { limit: 10_000 }),
    blacklist: tables.create<BlacklistEntry>('blacklist', {
      limit: 50_000,
      sensitive: ['mobile'],
      sensitiveKeys: true,
    }),
    addApp: (app) => apps.put(app.appKey, app),
    setDailyQuota: (appKey, calls) => {
      const app = apps.get(appKey)
      if (app === undefined) return
      const { dailyQuota: _old, ...rest } = app
      apps.put(appKey, calls === undefined ? rest : { ...rest, dailyQuota: calls })
    },
    ban: ({ seconds, ...ban }) =>
      bans.put(`${ban.scope} ${ban.appKey ?? ''} ${ban.method ?? ''}`, {
        ...ban,
        until: clock.now() + seconds * 1000,
      }),
    unban: () => bans.clear(),
  }
}
