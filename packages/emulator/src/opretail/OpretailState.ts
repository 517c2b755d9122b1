import type { GatewayParts } from '../gateway/GatewayEmulation'
import { createGrants, type Grants } from '../state/createGrants'
import type { Table } from '../state/Tables'
import type { OpretailApp } from './OpretailApp'

export interface Store {
  readonly id: number
  readonly name: string
}

/** One line of the inspection report. The document names no fields; these are the emulator's own. */
export interface Inspection {
  readonly id: number
  readonly storeId: number
  readonly inspector: string
  readonly sourceType: number
  readonly status: number
  readonly score: number
  /** `yyyy-MM-dd HH:mm:ss`, GMT+8. */
  readonly createTime: string
  /** Absent: shown to every enterprise. */
  readonly enterpriseId?: string
}

/** A user of the business platform, whom `open.shopweb.security.mobileLogin` and `ssoLogin` log in. */
export interface OpretailUser {
  readonly userName: string
  /** As typed. */
  readonly password: string
  readonly userId?: string
  readonly enterpriseId?: string
}

/** What opretail remembers: `emulator.state.opretail`. */
export interface OpretailState {
  readonly apps: Table<OpretailApp>
  readonly tokens: Grants
  /** By name: `users.put('lin', { userName: 'lin', password: '…' })`. */
  readonly users: Table<OpretailUser>
  /** When a call came last, epoch ms, by application and signature. */
  readonly replays: Table<number>
  readonly stores: Table<Store>
  readonly inspections: Table<Inspection>
  /** Adds an application, or replaces the one with that key. */
  readonly addApp: (app: OpretailApp) => void
}

export const createOpretailState = (
  parts: GatewayParts,
  known: ReadonlyArray<OpretailUser>,
): OpretailState => {
  const { tables } = parts
  const apps = tables.create<OpretailApp>('opretailApps', { limit: 10_000, sensitive: ['accessSecret'] })
  const rules = { limit: 10_000, sensitive: ['password'] }
  const users: Table<OpretailUser> = tables.create('opretailUsers', rules, () => putUsers())
  // A state that was kept before there were users has none.
  const putUsers = (): void => {
    if (users.size() === 0) for (const user of known) users.put(user.userName, user)
  }
  putUsers()
  return {
    apps,
    tokens: createGrants(parts, { name: 'tokens', app: () => apps.values()[0]?.accessKey ?? '' }),
    users,
    replays: tables.create<number>('replays', { limit: 50_000, sensitiveKeys: true }),
    stores: tables.create<Store>('stores', { limit: 10_000 }),
    inspections: tables.create<Inspection>('inspections', { limit: 50_000 }),
    addApp: (app) => apps.put(app.accessKey, app),
  }
}
