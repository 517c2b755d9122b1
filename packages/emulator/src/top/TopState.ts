import type { GatewayParts } from '../gateway/GatewayEmulation'
import { createGrants, type Grants } from '../state/createGrants'
import type { Table } from '../state/Tables'
import { firstKey, keySubject } from './answerKeys'
import { oaidPlace } from './answerOaids'
import { createOauthState, type OauthState } from './oauth/OauthState'
import { createUseHistory, type UseHistory } from './createUseHistory'
import { createTmcState, type TmcState } from './tmc/TmcState'
import type { TmcSettings } from './tmc/TmcSettings'
import type { TopApp } from './TopApp'

/** A throttle in force. */
export interface Ban {
  readonly scope: 'app' | 'api' | 'app-api' | 'dynamic'
  readonly appKey?: string
  readonly method?: string
  /** Epoch ms on the virtual clock. */
  readonly until: number
}

/** Calls that a scope may make, in a day of GMT+8 or in a second. */
export interface Quota {
  /** What a refusal names: `app`, `api` or `app-api`. */
  readonly scope: Ban['scope']
  /** Whose calls count; default: those of every application, together. */
  readonly appKey?: string
  /** Of which operation; default: of all, together. */
  readonly method?: string
  readonly calls: number
  readonly per: 'day' | 'second'
  /** How long one call too many in a second bans the scope; default 1. */
  readonly banSeconds?: number
}

export interface BlacklistEntry {
  readonly supplierId: string
  readonly serviceType: string
  readonly mobile: string
  readonly reason?: string
  /** Epoch ms on the virtual clock. */
  readonly updatedAt: number
}

/** The keys of a session, of a registered user (`_77`), or of the application. */
export interface KeySubject {
  /** The current one; all from 1 up to it exist. */
  readonly version: number
  /** Answered with 20005. */
  readonly isWithheld: boolean
}

/** How an application's keys are answered. */
export interface KeyRules {
  /** Seconds. */
  readonly intervalS?: number
  /** Seconds. */
  readonly maxIntervalS?: number
  /** `app_config`: `{ current_phone: '2', … }`. */
  readonly config?: Readonly<Record<string, string>>
}

/** An order whose receiver is behind an oaid. */
export interface OaidOrder {
  readonly oaid: string
  readonly tid: string
  readonly name: string
  readonly mobile: string
  readonly state: string
  readonly city: string
  readonly district: string
  readonly address_detail: string
  /** `false`: the buyer changed the address since. */
  readonly isCurrent: boolean
  /** Shown in place of the mobile number. */
  readonly virtual?: {
    /** `18877771111-123` */
    readonly mobile: string
    /** Epoch ms. */
    readonly expiresAt: number
  }
  /** Why it stays masked: `DECRYPTION_DISABLED_BY_ORDERCLOSED`. */
  readonly maskedBy?: string
}

/** What TOP remembers: `emulator.state.top`. */
export interface TopState {
  readonly apps: Table<TopApp>
  readonly sessions: Grants
  readonly bans: Table<Ban>
  /** By scope, application, operation and period. */
  readonly quotas: Table<Quota>
  /** Calls counted, by application and GMT+8 day, and by quota and its day or second. */
  readonly usage: Table<number>
  /** Calls of each minute, counted with or without a limit; begins anew when other rows are put into the tables. */
  readonly useHistory: UseHistory
  readonly blacklist: Table<BlacklistEntry>
  /** Current versions by application and subject. */
  readonly keys: Table<KeySubject>
  /** By application. */
  readonly keyRules: Table<KeyRules>
  /** Begins a new version of the key of a session, of `_77`, or without a subject of the first application. */
  readonly rotateKey: (subject?: string) => void
  /** Answers 20005 for a subject, until it is given back. */
  readonly withholdKey: (subject?: string, isWithheld?: boolean) => void
  readonly oaids: Table<OaidOrder>
  /** Decryptions that are left, by application; absent: no end of them. */
  readonly oaidQuota: Table<number>
  readonly addOaid: (order: Omit<OaidOrder, 'isCurrent'>) => void
  /** The buyer changes the address of an order: its oaid does not match any more, and there is a new one. `false`: no such order. */
  readonly changeAddress: (
    tid: string,
    change: { readonly oaid: string; readonly address_detail: string },
  ) => boolean
  /** Authorizations of sellers: codes, refresh tokens, and what is answered to whoever asks for consent. */
  readonly oauth: OauthState
  /** Queues of the message channel. */
  readonly tmc: TmcState
  /** Adds an application, or replaces the one with that key. */
  readonly addApp: (app: TopApp) => void
  /** Calls a day for an application, or `undefined` for no limit. */
  readonly setDailyQuota: (appKey: string, calls: number | undefined) => void
  /** Sets, or replaces, what a scope may do. */
  readonly setQuota: (quota: Quota) => void
  /** Throttles for so many seconds on the virtual clock. */
  readonly ban: (ban: Omit<Ban, 'until'> & { readonly seconds: number }) => void
  readonly unban: () => void
}

export const createTopState = (parts: GatewayParts, tmc: TmcSettings): TopState => {
  const { tables, clock } = parts
  const apps = tables.create<TopApp>('topApps', { limit: 10_000, sensitive: ['appSecret'] })
  const bans = tables.create<Ban>('bans', { limit: 10_000 })
  const quotas = tables.create<Quota>('quotas', { limit: 10_000 })
  const useHistory = createUseHistory()
  const keys = tables.create<KeySubject>('keys', { limit: 10_000, sensitiveKeys: true })
  const oaids = tables.create<OaidOrder>('oaids', {
    limit: 10_000,
    sensitive: ['name', 'mobile', 'state', 'city', 'district', 'address_detail', 'virtual'],
  })
  const changeKey = (subject: string, change: (known: KeySubject) => KeySubject): void => {
    const place = keySubject(apps.values()[0]?.appKey ?? '', subject)
    keys.put(place, change(keys.get(place) ?? firstKey))
  }
  return {
    apps,
    bans,
    quotas,
    sessions: createGrants(parts, {
      name: 'sessions',
      // Alibaba sessions begin with a digit that says what kind of account they belong to.
      prefix: '6',
      app: () => apps.values()[0]?.appKey ?? '',
    }),
    usage: tables.create<number>('usage', { limit: 10_000 }, useHistory.clear),
    useHistory,
    blacklist: tables.create<BlacklistEntry>('blacklist', {
      limit: 50_000,
      sensitive: ['mobile'],
      sensitiveKeys: true,
    }),
    keys,
    keyRules: tables.create<KeyRules>('keyRules', { limit: 10_000 }),
    rotateKey: (subject = '') => changeKey(subject, (known) => ({ ...known, version: known.version + 1 })),
    withholdKey: (subject = '', isWithheld = true) =>
      changeKey(subject, (known) => ({ ...known, isWithheld })),
    oaids,
    oaidQuota: tables.create<number>('oaidQuota', { limit: 10_000 }),
    addOaid: (order) => oaids.put(oaidPlace(order), { ...order, isCurrent: true }),
    changeAddress: (tid, change) => {
      const found = oaids.rows().filter(([, order]) => order.tid === tid && order.isCurrent)
      for (const [place, order] of found) {
        oaids.put(place, { ...order, isCurrent: false })
        const changed = { ...order, ...change }
        oaids.put(oaidPlace(changed), changed)
      }
      return found.length > 0
    },
    oauth: createOauthState(parts),
    tmc: createTmcState(parts, apps, tmc),
    addApp: (app) => apps.put(app.appKey, app),
    setDailyQuota: (appKey, calls) => {
      const app = apps.get(appKey)
      if (app === undefined) return
      const { dailyQuota: _old, ...rest } = app
      apps.put(appKey, calls === undefined ? rest : { ...rest, dailyQuota: calls })
    },
    setQuota: (quota) =>
      quotas.put([quota.scope, quota.appKey ?? '', quota.method ?? '', quota.per].join(' '), quota),
    ban: ({ seconds, ...ban }) =>
      bans.put(`${ban.scope} ${ban.appKey ?? ''} ${ban.method ?? ''}`, {
        ...ban,
        until: clock.now() + seconds * 1000,
      }),
    unban: () => bans.clear(),
  }
}
