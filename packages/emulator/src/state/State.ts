import type { Snapshot, Table, TableRules, Tables } from './Tables'

/** A request that identifies itself, and what it was answered. */
export interface KnownRequest {
  readonly method: string
  readonly key: string
  readonly fingerprint: string
  readonly answer: unknown
  /** How many more times the same id came with the same body. */
  readonly repeats: number
  /** How many times it came with another body. */
  readonly conflicts: number
}

/** An input that an operation kept: a clue, a ticket, a case. */
export interface Save {
  readonly method: string
  readonly app: string
  /** Epoch ms on the virtual clock. */
  readonly at: number
  readonly input: unknown
}

/** What the emulated servers remember, whatever their gateway. All of it is plain data in tables. */
export interface State {
  /** Any table by its name in `GET /state`, a gateway's own among them. */
  readonly table: (name: string) => Table<unknown> | undefined
  /** How a table is shown. */
  readonly rules: (name: string) => TableRules
  /** For handlers of your own. */
  readonly kept: Table<unknown>
  /** Keeps an input under the next number. */
  readonly save: (save: Save) => void
  readonly saves: (method?: string) => ReadonlyArray<Save>
  /** Requests that identified themselves, with how often each was repeated or contradicted. */
  readonly requests: Table<KnownRequest>
  /** Back to how the emulator started. */
  readonly reset: () => void
  readonly snapshot: () => Snapshot
  readonly restore: (snapshot: Snapshot) => void
}

/** State with the rows that are in the tables now: `reset` comes back to them. */
export const createState = (tables: Tables): State => {
  const requests = tables.create<KnownRequest>('requests', {
    limit: 10_000,
    sensitive: ['answer'],
    sensitiveKeys: true,
  })
  const saves = tables.create<Save>('saves', { limit: 5_000 })
  const kept = tables.create<unknown>('kept', { limit: 10_000, sensitive: 'all' })
  const start = tables.snapshot()
  return {
    table: tables.find,
    rules: (name) => tables.rules(name) ?? { limit: 0, sensitive: 'all' },
    kept,
    save: (save) => saves.put(String(Number(saves.youngest() ?? 0) + 1), save),
    saves: (method) => saves.values().filter((save) => method === undefined || save.method === method),
    requests,
    reset: () => tables.restore(start),
    snapshot: tables.snapshot,
    restore: tables.restore,
  }
}
