import type { Text } from './Text'

/** One operation in a list. */
export interface OperationLine {
  /** Its method; with its version behind `@` where another has the same method. */
  readonly id: string
  readonly gateway: string
  readonly method: string
  readonly title: string
  /** Package and version. */
  readonly package: string
  /** What is not known to be a read is taken for a write. */
  readonly writes: boolean
}

/** `GET /api/operations?text=&limit=`: the first lines of those that were found. */
export interface OperationList {
  readonly total: number
  readonly lines: ReadonlyArray<OperationLine>
}

/** A code of the operation's own. */
export interface CodeShown {
  readonly code: string
  /** As the document has it; `''` where it says nothing. */
  readonly message: string
  readonly solution: string
  /** What the gateway's table says of it; `''` where it is not listed there. */
  readonly advice: Text
}

/** What was corrected or inferred, and why. */
export interface Remark {
  /** `input.request.id` */
  readonly at: string
  /** `null`: by hand. */
  readonly fact: string | null
  readonly because: string
}

/** What a field holds, its members as they are filled in. */
export type FormShape =
  | {
      readonly kind:
        | 'text'
        | 'id'
        | 'integer'
        | 'decimal'
        | 'price'
        | 'boolean'
        | 'dateTime'
        | 'compactDateTime'
        | 'file'
        | 'unknown'
        | 'unknownStruct'
    }
  | { readonly kind: 'oneOf'; readonly values: ReadonlyArray<string> }
  | { readonly kind: 'list' | 'json' | 'commaList'; readonly of: FormShape }
  | { readonly kind: 'struct'; readonly fields: ReadonlyArray<FormField> }

/** One field, as it is shown and filled in. */
export interface FormField {
  readonly name: string
  readonly shape: FormShape
  readonly kind: Text
  readonly required: boolean
  readonly limits: Text
  readonly description: string
  readonly example: string
  readonly sensitive: boolean
}

/** `GET /api/operations/{id}`: what is known of one operation. */
export interface OperationShown extends OperationLine {
  readonly session: 'none' | 'optional' | 'required' | 'unknown'
  /** Repeating it is harmless, is not known to be, or is with the same value at a path. */
  readonly idempotent: boolean | { readonly key: ReadonlyArray<string> }
  readonly sensitive: ReadonlyArray<string>
  readonly codes: ReadonlyArray<CodeShown>
  /** Of the document; `''` where it has none. */
  readonly description: string
  readonly verb: string
  /** How an answer says that it is a success, as `path = value`; `''`: no document says. */
  readonly success: string
  /** Where an answer has its own code; `''` where it has none. */
  readonly codeAt: string
  /** How it pages; `''` where it does not. */
  readonly pages: string
  /** Where its rows stand, where it takes many at once; else `''`. */
  readonly rowsAt: string
  /** The document; `''` where there is no spec. */
  readonly source: string
  readonly remarks: ReadonlyArray<Remark>
  /** Absent where no document says. */
  readonly input?: ReadonlyArray<FormField>
  readonly output?: ReadonlyArray<FormField>
  /** The answer is a list of what `output` describes. */
  readonly outputIsList: boolean
  /** The document's examples as JSON text; `{}` where there is none. */
  readonly example: string
  readonly exampleOutput: string
}
