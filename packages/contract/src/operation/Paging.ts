import type { Path } from '../Path'

export type JsonValue =
  string | number | boolean | null | ReadonlyArray<JsonValue> | { readonly [name: string]: JsonValue }

/**
 * How an operation pages: how to ask for the next page, where its rows stand, and how it says that there are no more.
 * Paths are of the decoded input (`page`, `size`, `offset`, `cursor`, `carry.to`, `asks`, `window`) or output (the
 * rest); those of `key` and `window.of` start at a row. What is absent is not known.
 */
export type Paging = PagedRows & (PagedByNumber | PagedByOffset | PagedByCursor)

export interface PagedRows {
  /** The list of rows. A list that is missing is an empty one. */
  readonly rows: Path
  /** The rows stand in the output as one text of JSON. */
  readonly rowsAre?: 'json-text'
  /** What tells two rows apart, from the row on; several paths together are one key. */
  readonly key?: ReadonlyArray<Path>
  /** What has to be asked for, or there are no pages or no total: `use_has_next`, `by_page`. */
  readonly asks?: ReadonlyArray<{ readonly at: Path; readonly value: JsonValue }>
  readonly total?: Path
  /** What `total` counts; default `rows`. `first-page`: only the first page has it. `capped`: never above `totalCap`. */
  readonly totalIs?: 'rows' | 'page' | 'first-page' | 'capped'
  readonly totalCap?: number
  /** The number of pages. */
  readonly pages?: Path
  /** A flag: there is another page. */
  readonly hasNext?: Path
  /** A flag: this was the last page. */
  readonly finished?: Path
  /** The most rows that may be asked for in a page. */
  readonly max?: number
  /** The last page that is answered. */
  readonly maxPages?: number
  /** The last row that is answered, whatever the size of the pages. */
  readonly maxRows?: number
  /** Which way to go so that no row is passed over while rows change. */
  readonly walk?: 'forward' | 'backward'
  /** The time span that is asked for. */
  readonly window?: {
    readonly start: Path
    readonly end: Path
    /** The longest span that is answered. */
    readonly maxMs?: number
    readonly format: 'datetime' | 'date' | 'ms' | 's'
    /** The time of a row that the span is about, from the row on. */
    readonly of?: Path
  }
}

export interface PagedByNumber {
  readonly by: 'number'
  readonly page: Path
  readonly size?: Path
  /** The number of the first page; absent: no document says. */
  readonly first?: 0 | 1
  /** A cursor that travels beside the page number, from the output to the next input. */
  readonly carry?: { readonly from: Path; readonly to: Path }
}

export interface PagedByOffset {
  readonly by: 'offset'
  /** How many rows to pass over. */
  readonly offset: Path
  readonly size: Path
  /** Where the answer says the next offset. */
  readonly next?: Path
}

export interface PagedByCursor {
  readonly by: 'cursor'
  readonly cursor: Path
  /** Where the answer says the next cursor; `last-row-key`: it is the key of the last row. */
  readonly next: Path | 'last-row-key'
  readonly size?: Path
}
