import type { Words } from '../words/Words'

type Text = Readonly<Record<Words['lang'], string>>

/** `GET /api/operations` */
export interface OperationLine {
  readonly gateway: string
  readonly method: string
  readonly title: string
  readonly package: string
}

export interface FieldLine {
  /** How many fields are around it. */
  readonly depth: number
  readonly name: string
  readonly kind: Text
  readonly required: boolean
  readonly limits: Text
  readonly description: string
  readonly example: string
}

/** `GET /api/operations/{method}` */
export interface OperationShown extends OperationLine {
  readonly session: 'none' | 'optional' | 'required' | 'unknown'
  readonly idempotent: boolean | { readonly key: ReadonlyArray<string> }
  readonly sensitive: ReadonlyArray<string>
  readonly codes: ReadonlyArray<string>
  readonly input?: ReadonlyArray<FieldLine>
  readonly output?: ReadonlyArray<FieldLine>
  /** JSON text. */
  readonly example: string
}

export interface Issue {
  readonly path: string
  readonly expected: string
}

/** `POST /api/calls/check` */
export interface Checked {
  readonly issues?: ReadonlyArray<Issue>
  readonly request?: {
    readonly verb: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly params: Readonly<Record<string, string>>
    readonly stringToSign: string
  }
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
