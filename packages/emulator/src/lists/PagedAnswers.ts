import {
  boolean,
  integer,
  limited,
  list,
  oneOf,
  struct,
  unknownStruct,
  unknownValue,
  type Paging,
} from '@paifang/contract'

/** How a paged operation answers, beyond what its document says: everything that platforms do to those who page. */
export interface PagedAnswers {
  /** Made-up rows, each with a key of its own; default 120, at most 100,000. */
  readonly count?: number
  /** The rows, in place of made-up ones, oldest first; at most 10,000. */
  readonly rows?: ReadonlyArray<unknown>
  /** How far back from now the times of the rows go, ms; default 30 days. */
  readonly spanMs?: number
  /** Which rows come first; default `newest`. A list by cursor is always by key. */
  readonly order?: 'newest' | 'oldest'
  /** Rows that change between two calls: they go to the front, with a new time. Default 0. */
  readonly changes?: number
  /** Rows that appear at the front between two calls. Default 0. */
  readonly adds?: number
  /** Rows that disappear between two calls. Default 0. */
  readonly removes?: number
  /** A row can be seen only so long after its time. Default 0. */
  readonly visibleAfterMs?: number
  /** The number of the first page; default: as documented, else 1. */
  readonly first?: 0 | 1
  /** What a page before the first answers; default `refused`, `all`: every row there is. */
  readonly before?: 'refused' | 'all'
  /** Rows of a page where the request names no size; default 20. */
  readonly size?: number
  /** The most rows of a page, whatever the size asked for: nothing tells. */
  readonly cap?: number
  /** What the total says; default: as documented. `text`: `200+`, where the field takes text. */
  readonly total?: 'rows' | 'page' | 'first-page' | 'capped' | 'text' | 'none'
  /** The most that a capped total says; default: as documented, else 100. */
  readonly totalCap?: number
  /** The last page that is answered; default: as documented. */
  readonly lastPage?: number
  /** The last row that is answered; default: as documented. */
  readonly lastRow?: number
  /** What is answered beyond them; default `refused`. `same`: the last page again. */
  readonly beyond?: 'refused' | 'empty' | 'same'
  /** Every page is page one. */
  readonly ignoresPage?: boolean
  /** What a cursor remembers; default `row`: what comes after it. `place`: rows that came or went in front move it. */
  readonly cursor?: 'row' | 'place'
  /** The cursor of the last page; default `none`. `next`: one to an empty page; `same`: the one that was sent. */
  readonly lastCursor?: 'none' | 'next' | 'same'
  /** Whether a window's end belongs to it; default `true`. */
  readonly endBelongs?: boolean
  /** How no rows are said; default `list`: an empty one. */
  readonly empty?: 'list' | 'missing'
  /** How the operation pages, where its document does not say or says otherwise. */
  readonly paging?: Partial<Paging>
}

export const mostRows = 100_000

/** Rows that one call may move. */
export const mostAtOnce = 1000

const whole = (least: number, most: number) => limited(integer, { minValue: least, maxValue: most })

const flagOf01 = limited(integer, { minValue: 0, maxValue: 1 })

/** `PagedAnswers` as JSON. */
export const PagedAnswers = struct<
  Omit<PagedAnswers, 'first' | 'paging'> & {
    readonly first?: number
    readonly paging?: Readonly<Record<string, unknown>>
  }
>('paged answers', {
  optional: {
    count: whole(0, mostRows),
    rows: limited(list(unknownValue), { maxListSize: 10_000 }),
    spanMs: whole(0, 3_660 * 86_400_000),
    order: oneOf(['newest', 'oldest']),
    changes: whole(0, mostAtOnce),
    adds: whole(0, mostAtOnce),
    removes: whole(0, mostAtOnce),
    visibleAfterMs: whole(0, 366 * 86_400_000),
    first: flagOf01,
    before: oneOf(['refused', 'all']),
    size: whole(1, 10_000),
    cap: whole(1, 10_000),
    total: oneOf(['rows', 'page', 'first-page', 'capped', 'text', 'none']),
    totalCap: whole(0, mostRows),
    lastPage: whole(0, mostRows),
    lastRow: whole(0, mostRows),
    beyond: oneOf(['refused', 'empty', 'same']),
    ignoresPage: boolean,
    cursor: oneOf(['row', 'place']),
    lastCursor: oneOf(['none', 'next', 'same']),
    endBelongs: boolean,
    empty: oneOf(['list', 'missing']),
    paging: unknownStruct,
  },
})
