import type { Ending, Row } from './Row'

/** What the virtual clock shows. */
export interface ClockShown {
  /** Epoch ms. */
  readonly now: number
  /** `yyyy-MM-dd HH:mm:ss`, GMT+8. */
  readonly text: string
  readonly frozen: boolean
  /** How far it is ahead of this machine's clock, ms. */
  readonly offsetMs: number
}

/** How much the journal keeps; the oldest go first. */
export interface Retention {
  /** Rows; default 100 000. */
  readonly rows: number
  /** Bytes of rows; default 32 MiB. */
  readonly rowBytes: number
  /** Exchanges with their bytes; default 1000. */
  readonly entries: number
  /** Bytes of these; default 16 MiB. */
  readonly bytes: number
}

/** What the journal holds. Seqs are 0 where there is none. */
export interface JournalInfo {
  /** The oldest row that is kept. */
  readonly oldest: number
  /** The last seq that was given out. */
  readonly newest: number
  /** Exchanges since the start or the last time it was cleared; those that a journal file brought back count. */
  readonly seen: number
  /** Rows that are kept. */
  readonly kept: number
  /** Exchanges of which everything is kept, and the oldest of them. */
  readonly entries: { readonly kept: number; readonly oldest: number; readonly bytes: number }
  /** Of those seen, by how they ended. */
  readonly counts: Readonly<Record<Ending, number>>
  readonly keeps: Retention
  /** With a journal file: exchanges of this run that are not in it, because the disk was slow or failed. */
  readonly file?: { readonly lost: number }
}

/** `POST /faults/preview`: what a rule would have done to the last calls. */
export interface FaultPreviewShown {
  /** Calls that were looked at. */
  readonly looked: number
  /** Of them, those that met gateway, operation and app. */
  readonly matched: number
  /** Of these, those that it would have struck. */
  readonly struck: number
  /** The last of those. */
  readonly seqs: ReadonlyArray<number>
}

/** What was chosen at the start. */
export interface SettingsShown {
  readonly seed: number
  /** Signature, clock, session and the like are judged, but do not refuse. */
  readonly lenient: boolean
  readonly showSensitive: boolean
  /** Lets the control API show one exchange unmasked at a time, each with a note: `POST /journal/{seq}/reveal`. Default `false`. */
  readonly reveal: boolean
  /** Allows a host that others can reach. There are secrets and a control API behind it: default `false`. */
  readonly exposed: boolean
}

/** `GET /info` */
export interface Info {
  /** Another one after every start: with it, seqs begin anew. */
  readonly instance: string
  readonly version: string
  /** Epoch ms of this machine. */
  readonly startedMs: number
  readonly realMs: number
  readonly clock: ClockShown
  readonly settings: SettingsShown
  readonly gateways: ReadonlyArray<{
    readonly name: string
    readonly paths: ReadonlyArray<string>
    readonly operations: number
  }>
  readonly journal: JournalInfo
  /** Readers of `GET /events` at the moment. */
  readonly streams: number
}

/** `GET /checks`: what one path looks at, in its order. */
export interface ChecksShown {
  readonly gateway: string
  readonly path: string
  readonly checks: ReadonlyArray<{ readonly name: string; readonly en: string; readonly zh: string }>
}

/** Seqs from the first to the last, both missing. */
export type Gap = readonly [from: number, to: number]

/** `GET /journal/rows` */
export interface RowsPage {
  readonly instance: string
  readonly oldest: number
  readonly newest: number
  readonly seen: number
  readonly kept: number
  /** Rows that were asked for and are no longer kept. */
  readonly gaps: ReadonlyArray<Gap>
  /** Rows kept in the direction asked for, before `q`. */
  readonly total: number
  /** Give it as `after` (or `before`, if that was asked) to go on; `null` where there is nothing more now. */
  readonly next: number | null
  /** Oldest first. */
  readonly rows: ReadonlyArray<Row>
}

/** `GET /journal/search`: newest first. */
export interface SearchPage {
  readonly seqs: ReadonlyArray<number>
  /** How many entries were looked at for this page. */
  readonly looked: number
  /** Give it as `before` to go on; `null` at the end of what is kept. */
  readonly next: number | null
}

/** `GET /answers`: what an operation answers because somebody said so. */
export interface AnswerSet {
  readonly method: string
  /** `null`: until it is taken back. */
  readonly times: number | null
  readonly given: number
  /** Masked. */
  readonly output: unknown
}

/** `GET /bans`: a throttle in force. */
export interface BanShown {
  readonly id: string
  readonly scope: string
  readonly appKey?: string
  readonly method?: string
  /** Whole seconds that it still lasts, rounded up. */
  readonly seconds: number
}

/** `GET /quotas`: what applications and scopes may do, and have done in the day or second it is of. */
export interface QuotasShown {
  readonly apps: ReadonlyArray<{
    readonly appKey: string
    /** `null`: no end of them. */
    readonly calls: number | null
    /** Of this day of GMT+8: of a limit since it was set, else of all calls. */
    readonly used: number
  }>
  readonly quotas: ReadonlyArray<{
    readonly id: string
    readonly scope: string
    readonly appKey?: string
    readonly method?: string
    readonly calls: number
    readonly per: 'day' | 'second'
    readonly banSeconds?: number
    readonly used: number
  }>
}

/** `GET /quotas/history`: calls of each minute by the virtual clock, counted with or without a limit. */
export interface UseShown {
  /** The minute that runs, epoch ms of its beginning: the last of each list. */
  readonly until: number
  readonly minutes: number
  /** Those that had any: applications first, the most used first. */
  readonly uses: ReadonlyArray<{
    readonly appKey: string
    /** `null`: all of them. */
    readonly method: string | null
    /** Let through, the oldest minute first. */
    readonly calls: ReadonlyArray<number>
    /** Stopped by a throttle or a quota. */
    readonly throttled: ReadonlyArray<number>
  }>
}

/** What a field of a fault takes. */
export type FaultFieldShown =
  | { readonly type: 'number'; readonly min: number; readonly max: number }
  | { readonly type: 'text' }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly values: ReadonlyArray<string> }

/** `GET /faults/kinds`: a kind of fault. */
export interface FaultKindShown {
  readonly kind: string
  readonly fields: Readonly<Record<string, FaultFieldShown>>
  /** Those without which it says nothing. */
  readonly needed: ReadonlyArray<string>
  /** Only the message channel has it: a rule then names what it is to strike. */
  readonly ofChannel: boolean
}

/** `GET /sessions`, `GET /tokens`: its text is nobody's to see. */
export interface GrantShown {
  readonly id: string
  readonly app: string
  readonly user: string | null
  /** Epoch ms on the virtual clock; `null`: never. */
  readonly expiresAt: number | null
  readonly state: 'valid' | 'expired' | 'revoked'
}

/** `GET /tables` */
export interface TableShown {
  readonly table: string
  readonly rows: number
}

/** `GET /state/{table}` */
export interface TablePage {
  /** Rows in the table, before `text`. */
  readonly total: number
  /** Give it as `after` to go on; `null` at the end. */
  readonly next: number | null
  /** Masked. */
  readonly rows: ReadonlyArray<readonly [key: string, row: unknown]>
}

/** `GET /snapshots`, oldest first. */
export interface SnapshotShown {
  readonly id: string
  /** What the virtual clock showed: `yyyy-MM-dd HH:mm:ss`, GMT+8. */
  readonly at: string
  readonly bytes: number
}

/** `GET /expectations` */
export interface ExpectationShown {
  readonly id: string
  readonly method: string
  /** `null`: once at least. */
  readonly times: number | null
  readonly outcome: string | null
  readonly input: Readonly<Record<string, unknown>> | null
  readonly seen: number
  /** Calls of the operation that do not meet it. */
  readonly others: number
  readonly met: boolean
}

/** `GET /tmc` */
export interface QueuesShown {
  readonly queues: ReadonlyArray<{
    readonly app: string
    readonly group: string
    readonly waiting: number
    /** Delivered and not confirmed, or not to be delivered yet. */
    readonly out: number
  }>
  readonly connections: ReadonlyArray<{ readonly app: string; readonly group: string }>
}

/** One of `GET /tmc/messages`; its content and whose it is are masked. */
export interface QueuedMessage {
  /** Exact text of 64 bits. */
  readonly id: string
  readonly app: string
  readonly group: string
  readonly topic: string
  /** Epoch ms on the virtual clock. */
  readonly at: number
  readonly deliveries: number
  /** When it comes again; absent: it waits for a consumer. */
  readonly dueAt?: number
  /** What the consumer said when it last failed. */
  readonly failure?: string
}

/** A remark of the emulator itself, e.g. a handler that threw. */
export interface Note {
  /** Epoch ms of this machine. */
  readonly realMs: number
  /** The last exchange that had been recorded. */
  readonly after: number
  readonly text: string
}

/** What `GET /events` tells, by the name of the event. */
export interface ControlEvents {
  /** The first of every stream. */
  readonly hello: {
    readonly instance: string
    readonly newest: number
    readonly version: string
    readonly settings: SettingsShown
  }
  /** Each seq once, in order. */
  readonly rows: ReadonlyArray<Row>
  /** These were forgotten before this reader took them. */
  readonly gap: { readonly from: number; readonly to: number }
  /** The journal was cleared: nothing up to this seq is kept. */
  readonly cleared: { readonly to: number }
  readonly reset: Readonly<Record<string, never>>
  readonly clock: ClockShown
  /** The rules of faults changed. */
  readonly faults: { readonly rules: number }
  /** Tables whose rows changed: sessions, throttles, business state; and `expectations` and `snapshots`. */
  readonly tables: ReadonlyArray<string>
  readonly note: Note
  /** The emulator ends. */
  readonly bye: Readonly<Record<string, never>>
}

/** One event as it was read; `id` is `instance:seq` of the last row that came with or before it. */
export type ControlEvent = {
  readonly [E in keyof ControlEvents]: {
    readonly event: E
    readonly id: string
    readonly data: ControlEvents[E]
  }
}[keyof ControlEvents]
