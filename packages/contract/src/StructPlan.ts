import type { Codec } from './Codec'
import { readerOf, type Read } from './createCodec'
import type { AnyFields, StructOptions } from './StructFields'

export interface StructField {
  readonly key: string
  readonly codec: Codec<unknown>
  readonly read: Read<unknown>
  readonly required: boolean
}

/** What a struct needs at run time, made at first use so that importing a domain costs nothing. */
export interface StructPlan {
  readonly fields: ReadonlyArray<StructField>
  readonly byKey: ReadonlyMap<string, StructField>
  readonly required: ReadonlyArray<StructField>
  readonly unknownKeys: 'keep' | 'drop' | 'refuse'
}

export interface StructParts extends Required<StructOptions> {
  readonly required: AnyFields
  readonly optional: AnyFields
}

export const planStruct = ({ required, optional, unknownKeys }: StructParts): StructPlan => {
  const of = (fields: AnyFields, isRequired: boolean): StructField[] =>
    Object.keys(fields).map((key) => {
      const codec = fields[key] as Codec<unknown>
      return { key, codec, read: readerOf(codec), required: isRequired }
    })
  const fields = [...of(required, true), ...of(optional, false)]
  return {
    fields,
    byKey: new Map(fields.map((field) => [field.key, field])),
    required: fields.filter((field) => field.required),
    unknownKeys,
  }
}
