import { appendContext, never, type Context, type Errors } from 'io-ts'
import { refused } from '../createCodec'
import { isRecord } from '../record'
import { jsonRecord } from '../json/jsonRecord'
import { fieldOf, type StructPlan } from './StructPlan'

const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** Everything wrong with an object, with full contexts; called only after reading it was refused. */
export const explainStruct = (plan: StructPlan, wire: unknown, context: Context): Errors => {
  const members = typeof wire === 'string' ? jsonRecord(wire) : isRecord(wire) ? wire : undefined
  if (members === undefined) return []
  const errors: Errors = []
  for (const key of Object.keys(members)) {
    const field = fieldOf(plan, key)
    const value = members[key]
    if (field !== undefined) {
      if (isAbsent(value) || value === '') continue
      const result = field.codec.validate(value, appendContext(context, key, field.codec, value))
      if (result._tag === 'Left') for (const error of result.left) errors.push(error)
    } else if (plan.unknownKeys === 'refuse') {
      errors.push({ value, context: appendContext(context, key, never, value), message: 'no such member' })
    }
  }
  for (const { key, codec, read } of plan.required) {
    const value = Object.hasOwn(members, key) ? members[key] : undefined
    if (!isAbsent(value) && !(value === '' && read(value) === refused)) continue
    const filled = read(undefined)
    if (filled !== refused && filled !== undefined) continue
    const message = `${codec.name} (required)`
    errors.push({ value, context: appendContext(context, key, codec, value), message })
  }
  return errors
}
