import type { Words } from '../words/Words'

type Text = Readonly<Record<Words['lang'], string>>

/** `GET /api/operations?text=&limit=` answers a list of these. */
export interface OperationLine {
  /** Its method; with its version where another has the same method. */
  readonly id: string
  readonly gateway: string
  readonly method: string
  readonly title: string
  readonly package: string
  readonly writes: boolean
}

export interface OperationList {
  readonly total: number
  /** The first of them. */
  readonly lines: ReadonlyArray<OperationLine>
}

export interface CodeShown {
  readonly code: string
  /** As the document has it. */
  readonly message: string
  readonly solution: string
  /** As the gateway's table has it. */
  readonly advice: Text
}

/** What was corrected by hand (`fact` is null) or inferred, and why. */
export interface Remark {
  readonly at: string
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

/** `GET /api/operations/{method}` */
export interface OperationShown extends OperationLine {
  readonly session: 'none' | 'optional' | 'required' | 'unknown'
  readonly idempotent: boolean | { readonly key: ReadonlyArray<string> }
  readonly sensitive: ReadonlyArray<string>
  readonly codes: ReadonlyArray<CodeShown>
  readonly description: string
  readonly verb: string
  /** `path = value`; `''`: no document says. */
  readonly success: string
  readonly codeAt: string
  readonly pages: string
  readonly rowsAt: string
  readonly source: string
  readonly remarks: ReadonlyArray<Remark>
  readonly input?: ReadonlyArray<FormField>
  readonly output?: ReadonlyArray<FormField>
  readonly outputIsList: boolean
  /** JSON text. */
  readonly example: string
  readonly exampleOutput: string
}

export interface Issue {
  readonly path: string
  /** The place, and what should stand there. */
  readonly said: { readonly en: string; readonly zh: string }
}

/** `POST /api/calls/check` */
export interface Checked {
  readonly issues?: ReadonlyArray<Issue>
  readonly request?: {
    readonly verb: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly params: Readonly<Record<string, string>>
    /** Sent and not signed. */
    readonly files?: ReadonlyArray<{
      readonly name: string
      readonly fileName: string
      readonly type: string
      readonly bytes: number
    }>
    readonly stringToSign: string
  }
  readonly bytes?: number
  /** `''`: there is none. */
  readonly curl?: string
  readonly typescript?: string
}

/** `POST /api/calls/prepare`: a call of a real endpoint that waits to be sent; issues where it is none. */
export interface Prepared extends Checked {
  readonly id: string
  readonly forMs: number
  readonly endpoint: string
  readonly from: Text
  readonly production: boolean
  /** The end of the application's key. */
  readonly key: string
  readonly writes: boolean
  readonly needs: 'none' | 'confirm' | 'type'
  /** What is handed in with it. */
  readonly word: string
}

/** `POST /api/calls/send` */
export interface Called {
  readonly result: string
  readonly said: Text
  /** JSON text; `''` where there is no answer. */
  readonly output: string
  readonly issues: ReadonlyArray<Issue>
  readonly attempts: number
  readonly durationMs: number
  readonly requestId: string
}
