import type { Limits } from './Field'

/** A field as a document has it, before its type is understood. Strings are verbatim but clean. */
export interface RawField {
  readonly name: string
  readonly type?: string
  readonly required?: boolean
  readonly description?: string
  readonly example?: string
  readonly limits?: Limits
  readonly fields?: ReadonlyArray<RawField>
  /** Whether a JSON text holds a list of its members, where the document says so by its words alone. */
  readonly repeats?: boolean
  /** The line of its row in the page, from 1. */
  readonly line?: number
  /** What of it could not be read, for a reader to look at. */
  readonly doubts?: ReadonlyArray<string>
  /** The value that the sample of the page shows, beside the example of its row. */
  readonly shownAs?: string
  /** Why nobody can tell what it holds, said already. */
  readonly isUnclear?: true
}
