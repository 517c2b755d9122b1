import { refused } from './createCodec'
import { isRecord } from './isRecord'
import { jsonRecord } from './jsonRecord'
import { put } from './put'
import type { StructPlan } from './StructPlan'

type Members = Readonly<Record<string, unknown>>

const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** Decodes an object member by member; the same object comes back when nothing changes. */
export const readStruct = (plan: StructPlan, wire: unknown): Members | typeof refused => {
  if (typeof wire === 'string') {
    const parsed = jsonRecord(wire)
    return parsed === undefined ? refused : readMembers(plan, parsed)
  }
  return isRecord(wire) ? readMembers(plan, wire) : refused
}

const readMembers = (plan: StructPlan, wire: Members): Members | typeof refused => {
  const out: Record<string, unknown> = {}
  let same = true
  for (const key of Object.keys(wire)) {
    const value = wire[key]
    const field = plan.byKey.get(key)
    if (field === undefined) {
      if (plan.unknownKeys === 'refuse') return refused
      if (plan.unknownKeys === 'drop') same = false
      else put(out, key, value)
      continue
    }
    const decoded = isAbsent(value) ? undefined : field.read(value)
    if (decoded === refused && value !== '') return refused
    if (decoded !== value) same = false
    if (decoded !== refused && decoded !== undefined) put(out, key, decoded)
    else same = false
  }
  for (const { key, read } of plan.required) {
    if (Object.hasOwn(out, key)) continue
    const value = read(undefined)
    if (value === refused || value === undefined) return refused
    put(out, key, value)
    same = false
  }
  return same ? wire : out
}
