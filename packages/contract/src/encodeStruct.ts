import { put } from './put'
import { fieldOf, type StructPlan } from './StructPlan'

/** Encodes member by member; absent members are left out; the same object comes back when nothing changes. */
export const encodeStruct = (
  plan: StructPlan,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const out: Record<string, unknown> = {}
  let same = true
  for (const key of Object.keys(value)) {
    const member = value[key]
    const field = fieldOf(plan, key)
    if (field === undefined) {
      if (plan.unknownKeys === 'keep') put(out, key, member)
      else same = false
      continue
    }
    if (member === undefined || member === null) {
      same = false
      continue
    }
    const encoded = field.codec.encode(member)
    if (encoded !== member) same = false
    put(out, key, encoded)
  }
  return same ? value : out
}
