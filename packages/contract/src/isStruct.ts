import { isRecord } from './isRecord'
import { fieldOf, type StructPlan } from './StructPlan'

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
