import type { Path } from '../Path'

/**
 * How an operation takes many rows at once. Only what a document says: what is absent is not known, and then nothing is
 * assumed that could write a row twice.
 */
export interface Bulk {
  /** The list of rows in the input. */
  readonly rows: Path
  /** The most rows of one request. */
  readonly max?: number
  /** The field of the input that makes a repeated request harmless, with another that must be repeated with it. */
  readonly key?: { readonly at: Path; readonly with?: Path }
  /** A refused request has written none of its rows. */
  readonly atomic?: boolean
  /** Writing a row again is harmless. */
  readonly upsert?: boolean
  /** What identifies a row, from the row on. */
  readonly rowId?: Path
  /** Where the answer speaks of single rows. */
  readonly results?: {
    /** The list in the output; the other paths start at one of its items. */
    readonly list: Path
    readonly id?: Path
    readonly ok?: Path
    readonly code?: Path
    readonly message?: Path
    /** The list holds those that failed, the others are done. */
    readonly only?: 'failures'
  }
  /** A success means accepted, not done. */
  readonly async?: boolean
}
