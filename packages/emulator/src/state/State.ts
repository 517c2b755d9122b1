import type { BatchAnswers } from '../lists/BatchAnswers'
import type { PagedAnswers } from '../lists/PagedAnswers'
import type { Shelf } from '../lists/Shelf'
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

/** An answer that somebody set in place of whatever would be answered. */
export interface SetAnswer {
  /** As the operation's codec reads it. */
  readonly output: unknown
  /** How often it is given; absent: until it is taken back. */
  readonly times?: number
  /** How often it was. */
  readonly given: number
}

/** What the emulated servers remember, whatever their gateway. All of it is plain data in tables. */
export interface State {
  /** Any table by its name in `GET /state`, a gateway's own among them. */
  readonly table: (name: string) => Table<unknown> | undefined
  /** How a table is shown. */
  readonly rules: (name: string) => TableRules
  /** How many rows each table has. */
  readonly sizes: Tables['sizes']
  /** For handlers of your own. */
  readonly kept: Table<unknown>
  /** Keeps an input under the next number. */
  readonly save: (save: Save) => void
  readonly saves: (method?: string) => ReadonlyArray<Save>
  /** Requests that identified themselves, with how often each was repeated or contradicted. */
  readonly requests: Table<KnownRequest>
  /** How paged operations answer, by wire name: `emulator.state.paged.put(operation.method, { changes: 3 })`. */
  readonly paged: Table<PagedAnswers>
  /** How operations that take many rows answer, by wire name. */
  readonly batches: Table<BatchAnswers>
  /** What operations answer because somebody said so, by wire name. */
  readonly answers: Table<SetAnswer>
  /** The rows that paged operations are at. */
  readonly shelves: Table<Shelf>
  /** How often each row of a batch was written, by wire name and the row's id, else the row: `shop.rows.write 17`. */
  readonly writes: Table<number>
  /** Back to how the emulator started. */
  readonly reset: () => void
  readonly snapshot: () => Snapshot
  readonly restore: (snapshot: Snapshot) => void
}

/** What paged operations and batches begin with, by wire name. */
export interface ListAnswers {
  readonly paged?: Readonly<Record<string, PagedAnswers>>
  readonly batches?: Readonly<Record<string, BatchAnswers>>
}

/** State with the rows that are in the tables now: `reset` comes back to them. */
export const createState = (tables: Tables, wishes: ListAnswers = {}): State => {
  const requests = tables.create<KnownRequest>('requests', {
    limit: 10_000,
    sensitive: ['answer'],
    sensitiveKeys: true,
  })
  const saves = tables.create<Save>('saves', { limit: 5_000 })
  const kept = tables.create<unknown>('kept', { limit: 10_000, sensitive: 'all' })
  const paged = tables.create<PagedAnswers>('paged', { limit: 1000, sensitive: ['rows'] })
  const batches = tables.create<BatchAnswers>('batches', { limit: 1000, sensitive: ['refuses', 'silent'] })
  for (const [method, wish] of Object.entries(wishes.paged ?? {})) paged.put(method, wish)
  for (const [method, wish] of Object.entries(wishes.batches ?? {})) batches.put(method, wish)
  const answers = tables.create<SetAnswer>('answers', { limit: 1000, sensitive: ['output'] })
  const shelves = tables.create<Shelf>('shelves', { limit: 100, sensitive: 'all' })
  const writes = tables.create<number>('writes', { limit: 200_000, sensitiveKeys: true })
  const start = tables.snapshot()
  return {
    table: tables.find,
    sizes: tables.sizes,
    rules: (name) => tables.rules(name) ?? { limit: 0, sensitive: 'all' },
    kept,
    save: (save) => saves.put(String(Number(saves.youngest() ?? 0) + 1), save),
    saves: (method) => saves.values().filter((save) => method === undefined || save.method === method),
    requests,
    paged,
    batches,
    answers,
    shelves,
    writes,
    reset: () => tables.restore(start),
    snapshot: tables.snapshot,
    restore: tables.restore,
  }
}
