import type { JsonValue } from '@paifang/contract'

/** Of a position; 2 where several windows were walked at once. Another one is not gone on from. */
export const positionFormat = 1
export const lanesFormat = 2

export const isKnownFormat = (format: number): boolean => format === positionFormat || format === lanesFormat

/** Where a walk through one window stands. */
export interface Walk<Rows = ReadonlyArray<string>, Page = string> {
  /** `probe` asks for the total, `up` looks for the end, `zero` asks whether there is a page 0. */
  readonly way: 'forward' | 'probe' | 'up' | 'down' | 'zero'
  /** What is asked for next: a page, an offset or a cursor; absent: the first by cursor. */
  readonly at?: JsonValue | undefined
  readonly carry?: JsonValue | undefined
  /** Rows that the platform says there are. */
  readonly total?: number | undefined
  /** The most that it said. */
  readonly most?: number | undefined
  /** Rows that a full page really has. */
  readonly size?: number | undefined
  /** Rows that came, repeats left out. */
  readonly seen: number
  /** By offset, where the answer does not say the next one: whether the page before had fewer rows than were asked for. */
  readonly isShort?: boolean | undefined
  /** Digest of the page before, and how often it came again; or how many empty ones came one after the other. */
  readonly last?: Page | undefined
  readonly same?: number | undefined
  /** By cursor: how many pages there were, and the cursor after a power of two of them: one that comes again is a circle. */
  readonly turns?: number | undefined
  readonly mark?: JsonValue | undefined
  /** Whether "no next page" was said before page 0 was asked for. */
  readonly isEnded?: boolean | undefined
  /** Digests of the rows of page one, while it is not known whether there is a page 0. */
  readonly one?: Rows | undefined
}

/** Where to go on: plain data, safe to keep as JSON. It holds digests of rows, and no row. */
export interface Position<Rows = ReadonlyArray<string>, Page = string> {
  readonly format: number
  /** A digest of what was asked for. */
  readonly about: string
  /** Rows that were handed out so far. */
  readonly rows: number
  /** The windows that are still to come, the next one last; `undefined`: the walk has no windows. */
  readonly windows?: ReadonlyArray<readonly [fromMs: number, toMs: number]>
  /** Where windows not yet in `windows` begin, and end. */
  readonly rest?: readonly [fromMs: number, toMs: number]
  /** `undefined`: the next window has not begun, or there is none. */
  readonly walk?: Walk<Rows, Page>
  /** The number of the first page, once it is known. */
  readonly first?: 0 | 1
  /** Digests of the rows that may come again: of the last two pages of this window, */
  readonly recent: ReadonlyArray<Rows>
  /** of its first two pages, */
  readonly heads?: ReadonlyArray<Rows>
  /** of its rows at either end, where the time of a row is known, */
  readonly edges?: ReadonlyArray<string>
  /** and of the rows that the window before may share with this one. */
  readonly border: ReadonlyArray<Rows>
  readonly done: boolean
  /** Walks that go on at once, each through windows of its own, in the order of time; `undefined`: there is one walk. */
  readonly lanes?: ReadonlyArray<LanePosition<Rows, Page>>
}

/** Where one of several walks stands. */
export interface LanePosition<Rows = ReadonlyArray<string>, Page = string> {
  /** What it walks through. */
  readonly fromMs: number
  readonly toMs: number
  readonly at: Omit<Position<Rows, Page>, 'format' | 'about' | 'rest' | 'lanes'>
  /** Digests of the rows that its first window may share with the one before. */
  readonly start: ReadonlyArray<Rows>
}
