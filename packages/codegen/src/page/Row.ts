import type { Limits } from '../spec/Field'

/** One row of a parameter table in page text. */
export interface Row {
  /** Whether the row stands directly under the table, not inside a struct. */
  readonly top: boolean
  /** The page marks it as a leaf (`└`). */
  readonly leaf: boolean
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly example: string
  readonly description: string
  readonly limits: Limits
}
