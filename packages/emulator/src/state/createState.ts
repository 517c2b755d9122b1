import type { VirtualClock } from '../clock/VirtualClock'
import type { Random } from '../random/Random'
import type { Grant } from './Rows'
import type { Grants, State } from './State'
import { createTables, restoreSnapshot, takeSnapshot, type Snapshot, type Table } from './Tables'

const grantsOf = (
  table: Table<Grant>,
  prefix: string,
  defaultApp: () => string,
  clock: VirtualClock,
  random: Random,
): Grants => {
  const change = (text: string, with_: Partial<Grant>): void => {
    const grant = table.get(text)
    if (grant !== undefined) table.put(text, { ...grant, ...with_ })
  }
  return {
    issue: ({ app = defaultApp(), text = `${prefix}${random.letters(32)}`, expiresInMs } = {}) => {
      const expiry = expiresInMs === undefined ? {} : { expiresAt: clock.now() + expiresInMs }
      table.put(text, { text, app, revoked: false, ...expiry })
      return text
    },
    expire: (text) => change(text, { expiresAt: clock.now() }),
    revoke: (text) => change(text, { revoked: true }),
    list: () => table.values(),
  }
}

/** State of both gateways. `fill` puts in what the emulator starts with; `reset` comes back to it. */
export const createState = (options: {
  readonly clock: VirtualClock
  readonly random: Random
  readonly fill: (state: State) => void
}): State => {
  const { clock, random } = options
  const tables = createTables()
  const firstTop = (): string => tables.topApps.values()[0]?.appKey ?? ''
  const firstOpretail = (): string => tables.opretailApps.values()[0]?.accessKey ?? ''
  const state: State = {
    tables,
    // Alibaba sessions begin with a digit that says what kind of account they belong to.
    sessions: grantsOf(tables.sessions, '6', firstTop, clock, random),
    tokens: grantsOf(tables.tokens, '', firstOpretail, clock, random),
    addTopApp: (app) => tables.topApps.put(app.appKey, app),
    addOpretailApp: (app) => tables.opretailApps.put(app.accessKey, app),
    setDailyQuota: (appKey, calls) => {
      const app = tables.topApps.get(appKey)
      if (app === undefined) return
      const { dailyQuota: _old, ...rest } = app
      tables.topApps.put(appKey, calls === undefined ? rest : { ...rest, dailyQuota: calls })
    },
    ban: ({ seconds, ...ban }) =>
      tables.bans.put(`${ban.scope} ${ban.appKey ?? ''} ${ban.method ?? ''}`, {
        ...ban,
        until: clock.now() + seconds * 1000,
      }),
    unban: () => tables.bans.clear(),
    blacklist: () => tables.blacklist.values(),
    saves: (method) => tables.saves.values().filter((save) => method === undefined || save.method === method),
    requests: () => tables.requests.values(),
    reset: () => restoreSnapshot(tables, start),
    snapshot: () => takeSnapshot(tables),
    restore: (snapshot) => restoreSnapshot(tables, snapshot),
  }
  options.fill(state)
  const start: Snapshot = takeSnapshot(tables)
  return state
}
