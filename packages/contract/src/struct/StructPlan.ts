import type { AnyCodec, Codec } from '../Codec'
import { boolean } from '../codecs/boolean'
import { id } from '../codecs/id'
import { integer } from '../codecs/integer'
import { text } from '../codecs/text'
import { paramEncoderOf, readerOf, type Read } from '../createCodec'
import type { AnyFields, StructOptions } from './StructFields'

/** An object by wire name. */
export type Members = Readonly<Record<string, unknown>>

export interface StructField {
  readonly key: string
  readonly codec: Codec<unknown>
  readonly read: Read<unknown>
  readonly encodeParam: (value: unknown) => unknown
  readonly required: boolean
}

/** What a struct needs at run time, made at first use so that importing a domain costs nothing. */
export interface StructPlan {
  readonly fields: ReadonlyArray<StructField>
  readonly keys: ReadonlyArray<string>
  /** By index: what is taken as it is, so that reading it need not be called. */
  readonly passes: Uint8Array
  readonly reads: ReadonlyArray<Read<unknown>>
  /** By index: 1 where the member is required. */
  readonly needs: Uint8Array
  readonly indexOf: ReadonlyMap<string, number>
  readonly required: ReadonlyArray<StructField>
  readonly unknownKeys: 'keep' | 'drop' | 'refuse'
}

export interface StructParts extends Required<StructOptions> {
  readonly required: AnyFields
  readonly optional: AnyFields
}

export const planStruct = ({ required, optional, unknownKeys }: StructParts): StructPlan => {
  const of = (codecs: AnyFields, isRequired: boolean): StructField[] =>
    Object.keys(codecs).map((key) => {
      const codec = codecs[key] as Codec<unknown>
      return { key, codec, read: readerOf(codec), encodeParam: paramEncoderOf(codec), required: isRequired }
    })
  const fields = [...of(required, true), ...of(optional, false)]
  const keys = fields.map(({ key }) => key)
  return {
    fields,
    keys,
    reads: fields.map(({ read }) => read),
    passes: Uint8Array.from(fields, ({ codec }) => passOf(codec)),
    needs: Uint8Array.from(fields, ({ required: needed }) => (needed ? 1 : 0)),
    indexOf: new Map(keys.map((key, index) => [key, index])),
    required: fields.filter((field) => field.required),
    unknownKeys,
  }
}

/** The field of a member's name, if the struct names it. */
export const fieldOf = ({ fields, indexOf }: StructPlan, key: string): StructField | undefined => {
  const index = indexOf.get(key)
  return index === undefined ? undefined : fields[index]
}

/** What a codec takes and gives back as it is: all text, all booleans, all safe integers, or not known. */
export const Pass = { unknown: 0, text: 1, boolean: 2, integer: 3 } as const

const known: ReadonlyMap<AnyCodec, number> = new Map<AnyCodec, number>([
  [text, Pass.text],
  [id, Pass.text],
  [boolean, Pass.boolean],
  [integer, Pass.integer],
])

/** What of a codec's values a struct may let pass without asking it. */
const passOf = (codec: AnyCodec): number => known.get(codec) ?? Pass.unknown
