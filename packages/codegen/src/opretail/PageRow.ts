/** A row of a business table, as far as its rendering lets it be read. */
export interface PageRow {
  /** Its line in the page, from 1. */
  readonly line: number
  /** Undefined where the rendering lost it. */
  readonly name: string | undefined
  readonly type: string
  /** The mark √ or × (or a word for it); undefined where there is none, which is how most renderings print √. */
  readonly required: boolean | undefined
  readonly maxLength?: number
  readonly description: string
  readonly example: string
  /** How deep a line of blanks before the row, or a sign before its name, says that it stands, from 1. */
  readonly depth?: number
  /** Whether rows of one depth stand in one struct: where each level has its own sign. */
  readonly isExact?: true
  /** What stands where the name should, if anything. */
  readonly instead?: string
  /** What of it may not be as it was read, for a reader to look at. */
  readonly doubt?: string
}

/** What stops a table from being read, and where. */
export interface RowProblem {
  readonly line: number
  readonly message: string
}

export type PageRows =
  { readonly rows: ReadonlyArray<PageRow>; readonly hasMarks?: boolean } | { readonly problem: RowProblem }
