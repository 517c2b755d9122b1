import type { Fact } from './Fact'
import type { Field } from './Field'

/** The version of the spec format; a change that old readers cannot read raises it. */
export const specFormat = 'paifang.spec/1'

export type SessionNeed = 'none' | 'optional' | 'required' | 'unknown'

/** Wire names from the root of an input or output; lists on the way are passed through. */
export type FieldPath = ReadonlyArray<string>

/** Where an answer says how it ended. The same members as `Outcome` of `@paifang/contract`. */
export interface SpecOutcome {
  readonly success?: { readonly path: FieldPath; readonly accepts: ReadonlyArray<string> }
  readonly code?: { readonly path: FieldPath; readonly accepts?: ReadonlyArray<string> }
  readonly message?: FieldPath
  readonly retryable?: FieldPath
  readonly requestId?: FieldPath
}

/** Where a spec comes from. `date` is the document's own, as `yyyy-MM-dd`. */
export interface SpecSource {
  readonly form: 'top-document' | 'top-page' | 'opretail-page' | 'catalogue' | 'hand'
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
  readonly gateway: 'top' | 'opretail'
  readonly method: string
  readonly version?: string
  readonly verb?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly title?: string
  readonly description?: string
  readonly category?: string
  readonly source: SpecSource
  readonly session: SessionNeed
  readonly idempotent: boolean | { readonly key: FieldPath }
  readonly outcome?: SpecOutcome
  readonly errors: ReadonlyArray<DocumentedError>
  readonly sensitive: ReadonlyArray<FieldPath>
  /** `unknown`: no document says. */
  readonly input: ReadonlyArray<Field> | 'unknown'
  readonly output: ReadonlyArray<Field> | 'unknown'
  /** The answer is a list of what `output` describes (opretail `data` may be one). */
  readonly outputIs?: 'list'
  readonly facts: ReadonlyArray<Fact>
}
