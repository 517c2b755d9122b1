import type { Limits } from '../codecs/limited'

/** A codec that is made of no other: `{ codec: 'dateTime' }` is `dateTime`. */
export type PlainCodecName =
  | 'text'
  | 'id'
  | 'idInput'
  | 'integer'
  | 'integerInput'
  | 'decimal'
  | 'price'
  | 'boolean'
  | 'dateTime'
  | 'compactDateTime'
  | 'file'
  | 'unknownStruct'
  | 'unknownValue'

/** A codec as data. A generator prints it, `codecOf` makes it: nothing else says which codec a field gets. */
export type CodecPlan =
  | { readonly codec: PlainCodecName }
  | { readonly codec: 'oneOf'; readonly values: ReadonlyArray<string> }
  | { readonly codec: 'list'; readonly of: CodecPlan; readonly item?: string }
  | { readonly codec: 'commaList' | 'json' | 'present'; readonly of: CodecPlan }
  | { readonly codec: 'limited'; readonly of: CodecPlan; readonly limits: Limits }
  | StructCodecPlan

/** A struct by its members' wire names. */
export interface StructCodecPlan {
  readonly codec: 'struct'
  readonly name: string
  readonly required: Readonly<Record<string, CodecPlan>>
  readonly optional: Readonly<Record<string, CodecPlan>>
}
