import { put } from '../record'
import { fieldOf, type Members, type StructField, type StructPlan } from './StructPlan'

type EncodeMember = (field: StructField, member: unknown) => unknown

const asMember: EncodeMember = ({ codec }, member) => codec.encode(member)

/** For members that become parameters of their own. */
export const asParam: EncodeMember = ({ encodeParam }, member) => encodeParam(member)

/** Encodes member by member; absent members are left out; the same object comes back when nothing changes. */
export const encodeStruct = (plan: StructPlan, value: Members, encode: EncodeMember = asMember): Members => {
  const keys = Object.keys(value)
  let out: Record<string, unknown> | undefined
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string
    const member = value[key]
    const field = fieldOf(plan, key)
    const isAbsent =
      field === undefined ? plan.unknownKeys !== 'keep' : member === undefined || member === null
    const encoded = field === undefined || isAbsent ? member : encode(field, member)
    if (out === undefined) {
      if (!isAbsent && encoded === member) continue
      out = first(value, keys, i)
    }
    if (!isAbsent) put(out, key, encoded)
  }
  return out ?? value
}

/** A copy of the first members, which did not change. */
const first = (
  value: Readonly<Record<string, unknown>>,
  keys: ReadonlyArray<string>,
  count: number,
): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (let i = 0; i < count; i++) put(out, keys[i] as string, value[keys[i] as string])
  return out
}
