import type { Bulk, Outcome, Paging, Path, SessionNeed } from '@paifang/contract'
import type { Fact } from './Fact'
import type { Field } from './Field'

/** The version of the spec format; a change that old readers cannot read raises it. */
export const specFormat = 'paifang.spec/1'

/** Where a spec comes from. `date` is the document's own, as `yyyy-MM-dd`. */
export interface SpecSource {
  /** What kind of document, as its importer calls it: `top-page`; `hand`: none. */
  readonly form: string
  readonly document: string
  readonly id?: number
  readonly date?: string
}

export interface DocumentedError {
  readonly code: string
  readonly message?: string
  readonly solution?: string
}

/** One API as data: what its document says, and what was inferred from it (`facts` tells the two apart). */
export interface Spec {
  readonly format: typeof specFormat
  readonly gateway: string
  readonly method: string
  readonly version?: string
  readonly verb?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly title?: string
  readonly description?: string
  readonly category?: string
  readonly source: SpecSource
  readonly session: SessionNeed
  readonly idempotent: boolean | { readonly key: Path }
  readonly outcome?: Outcome
  readonly errors: ReadonlyArray<DocumentedError>
  readonly sensitive: ReadonlyArray<Path>
  readonly paging?: Paging
  readonly bulk?: Bulk
  /** `unknown`: no document says. */
  readonly input: ReadonlyArray<Field> | 'unknown'
  readonly output: ReadonlyArray<Field> | 'unknown'
  /** The answer is a list of what `output` describes (opretail `data` may be one). */
  readonly outputIs?: 'list'
  readonly facts: ReadonlyArray<Fact>
}
