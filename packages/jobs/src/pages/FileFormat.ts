import type { AnyCodec } from '@paifang/contract'
import { textOf } from '../bulk/digests'

/** How rows become the text of a file. What one row needs of the others (the columns) is fixed once, and kept beside it. */
export interface FileFormat {
  readonly name: string
  /** The columns of the whole file: of what a row is by its codec, else of the first rows. `[]`: there are none. */
  readonly columnsOf: (row: AnyCodec | undefined, first: ReadonlyArray<unknown>) => ReadonlyArray<string>
  /** What the file begins with. */
  readonly head: (columns: ReadonlyArray<string>) => string
  /** The text of some rows, or what is wrong with one. */
  readonly text: (
    rows: ReadonlyArray<unknown>,
    columns: ReadonlyArray<string>,
  ) => { readonly text: string } | { readonly problem: string }
}

/** One JSON text a line. */
export const ndjson: FileFormat = {
  name: 'ndjson',
  columnsOf: () => [],
  head: () => '',
  text: (rows) => ({ text: rows.map((row) => `${textOf(row)}\n`).join('') }),
}
