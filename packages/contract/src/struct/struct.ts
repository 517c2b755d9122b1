import type { AnyCodec, Codec } from '../Codec'
import { createCodec } from '../createCodec'
import { isRecord } from '../record'
import { asParam, encodeStruct } from './encodeStruct'
import { explainStruct } from './explainStruct'
import { readStruct } from './readStruct'
import type { AnyFields, NoFields, StructFields, StructOf, StructOptions } from './StructFields'
import { fieldOf, planStruct, type Members, type StructPlan } from './StructPlan'

interface UntypedFields {
  readonly required?: AnyFields
  readonly optional?: AnyFields
}

/**
 * An object with named members, in one pass. Null and undefined count as absent, and so does empty text where the
 * member's codec does not take it; absent members are left out. Only own members are looked at. Members that nobody
 * named are kept (`unknownKeys`). A value in which nothing has to change comes back as the same object. Where a
 * parameter carries the struct as JSON text, that text is read.
 *
 * @example
 * interface Shop { readonly sid: Id; readonly title?: string }
 * const Shop = struct<Shop>('Shop', { required: { sid: id }, optional: { title: text } })
 */
export function struct<A>(name: string, fields: StructFields<A>, options?: StructOptions): Codec<A>
/** The same, with the interface inferred from the codecs. */
export function struct<R extends AnyFields = NoFields, P extends AnyFields = NoFields>(
  name: string,
  fields: { readonly required?: R; readonly optional?: P },
  options?: StructOptions,
): Codec<StructOf<R, P>>
export function struct(
  name: string,
  { required = {}, optional = {} }: UntypedFields,
  { unknownKeys = 'keep' }: StructOptions = {},
): AnyCodec {
  let made: StructPlan | undefined
  const plan = (): StructPlan => (made ??= planStruct({ required, optional, unknownKeys }))
  return createCodec<unknown>({
    name,
    is: (value): value is unknown => isStruct(plan(), value),
    read: (wire) => readStruct(plan(), wire),
    encode: (value) => encodeStruct(plan(), value as Members),
    encodeParams: (value) => encodeStruct(plan(), value as Members, asParam),
    explain: (wire, context) => explainStruct(plan(), wire, context),
    shape: () => ({ kind: 'struct', name, required, optional }),
  })
}

/** Whether a value is what decoding gives: every required member there, every member of its codec's type. */
export const isStruct = (plan: StructPlan, value: unknown): boolean => {
  if (!isRecord(value)) return false
  for (const { key } of plan.required) if (!Object.hasOwn(value, key)) return false
  return Object.keys(value).every((key) => {
    const field = fieldOf(plan, key)
    const member = value[key]
    if (field === undefined) return plan.unknownKeys !== 'refuse'
    return member === undefined ? !field.required : field.codec.is(member)
  })
}
