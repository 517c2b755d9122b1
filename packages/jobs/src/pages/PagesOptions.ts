import type { Paging } from '@paifang/contract'
import type { CallOptions } from '@paifang/gateway'
import { refuseUnknownOptions } from '@paifang/gateway/author'
import type { PagesEvent } from './PageEvent'
import type { PagesProgress } from './progress'
import type { Position } from './Position'

/** The time that is asked for, in windows. Ends are epoch milliseconds or Dates. */
export type WindowOptions = WindowStart & {
  /** Default: as late as `lagMs` allows. */
  readonly to?: number | Date
  /** How far behind now the last window ends, as rows appear late and change. Default 180,000 (3 minutes). */
  readonly lagMs?: number
  /** The longest window. Default: what the operation documents, else a day. */
  readonly stepMs?: number
  /**
   * Whether the end of a window belongs to it. `unknown` (default): the next window begins where this one ends, and what
   * comes twice is left out where rows have a key. `included`: it begins a second, or a day, later.
   */
  readonly ends?: 'unknown' | 'included'
  /** A window with more rows than this is halved. Default 2,000. */
  readonly splitAbove?: number
}

/** `from`: exactly there. `since`: where the last run ended (`pages.until`), less `lookbackMs` (default 10 minutes). */
type WindowStart =
  | { readonly from: number | Date; readonly since?: never; readonly lookbackMs?: never }
  | { readonly since: number | Date; readonly from?: never; readonly lookbackMs?: number }

export interface PagesOptions<I, Row> {
  /** What is known of how the operation pages, beyond its document or otherwise. */
  readonly paging?: Partial<Paging>
  /** Which way to go. Default: what the operation says, else forward. Backward loses no row while rows leave a window. */
  readonly walk?: 'forward' | 'backward'
  /** Rows of a page. Default: what the input says, else the most that is documented, else 50. */
  readonly size?: number
  readonly window?: WindowOptions
  /** What tells two rows apart. Default: the whole row, where the operation has a key; else none is left out as a repeat. */
  readonly key?: (row: Row) => string
  /** What a request needs after its page is set: a signature over it. */
  readonly toInput?: (input: I) => I
  /** Goes on where another walk stood: `pages.position()`, or that of a batch. */
  readonly resume?: Position
  /** Windows that are walked at once. Default 1. Each has one call at a time. */
  readonly concurrency?: number
  /**
   * Where several windows are walked at once: `windows` (default): the rows of a window come before those of the next one,
   * and at most eight pages of it wait; `arrival`: as they come.
   */
  readonly order?: 'windows' | 'arrival'
  /** Longest time in all that it waits for the gateway to take calls again; a longer ban is the failure it ends in. Default 60,000. */
  readonly maxPauseMs?: number
  /** At most four times a second, and at each change of state. What it throws is ignored. */
  readonly onProgress?: (progress: PagesProgress) => void
  readonly onEvent?: (event: PagesEvent) => void
  /** Aborting ends the walk in a TransportError, reason `aborted`. */
  readonly signal?: AbortSignal
  readonly call?: Pick<CallOptions, 'session' | 'deadlineMs' | 'attemptTimeoutMs' | 'caller'>
  /** Epoch milliseconds; default `Date.now`. */
  readonly clock?: () => number
  /** Resolves after `ms`, or as soon as the signal aborts. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

type Names<T> = Readonly<Record<T extends unknown ? keyof T : never, true>>

const options: Names<PagesOptions<unknown, unknown>> = {
  paging: true,
  walk: true,
  size: true,
  window: true,
  key: true,
  toInput: true,
  resume: true,
  concurrency: true,
  order: true,
  maxPauseMs: true,
  onProgress: true,
  onEvent: true,
  signal: true,
  call: true,
  clock: true,
  wait: true,
}

const windows: Names<WindowOptions> = {
  from: true,
  since: true,
  lookbackMs: true,
  to: true,
  lagMs: true,
  stepMs: true,
  ends: true,
  splitAbove: true,
}

const pagings: Names<Paging> = {
  by: true,
  rows: true,
  rowsAre: true,
  key: true,
  asks: true,
  total: true,
  totalIs: true,
  totalCap: true,
  pages: true,
  hasNext: true,
  finished: true,
  max: true,
  maxPages: true,
  maxRows: true,
  walk: true,
  window: true,
  page: true,
  first: true,
  carry: true,
  size: true,
  offset: true,
  next: true,
  cursor: true,
}

const [optionNames, windowNames, pagingNames] = [options, windows, pagings].map(
  (names): ReadonlySet<string> => new Set(Object.keys(names)),
) as [ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>]

/** @throws TypeError for an option that `pages` does not have, a window or what is said of the paging included */
export const refuseUnknownPagesOptions = (
  given: Pick<PagesOptions<unknown, unknown>, 'window' | 'paging'>,
): void => {
  refuseUnknownOptions(given, optionNames)
  if (given.window !== undefined) refuseUnknownOptions(given.window, windowNames, 'window')
  if (given.paging !== undefined) refuseUnknownOptions(given.paging, pagingNames, 'paging')
}
