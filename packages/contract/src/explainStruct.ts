import { appendContext, never, type Context, type Errors } from 'io-ts'
import { refused } from './createCodec'
import { isRecord } from './isRecord'
import { jsonRecord } from './jsonRecord'
import type { StructField, StructPlan } from './StructPlan'

const isAbsent = (value: unknown): boolean => value === undefined || value === null

const failing = ({ codec, read }: StructField, value: unknown): boolean =>
  !isAbsent(value) && !(value === '' && read(value) === refused) && codec.validate(value, [])._tag === 'Left'

/** Everything wrong with an object, with full contexts; called only after `readStruct` refused. */
export const explainStruct = (plan: StructPlan, wire: unknown, context: Context): Errors => {
  const members = typeof wire === 'string' ? jsonRecord(wire) : isRecord(wire) ? wire : undefined
  if (members === undefined) return []
  const errors: Errors = []
  for (const key of Object.keys(members)) {
    const field = plan.byKey.get(key)
    const value = members[key]
    if (field !== undefined) {
      if (!failing(field, value)) continue
      const result = field.codec.validate(value, appendContext(context, key, field.codec, value))
      if (result._tag === 'Left') errors.push(...result.left)
    } else if (plan.unknownKeys === 'refuse') {
      const place = appendContext(context, key, never, value)
      errors.push({ value, context: place, message: 'no such member' })
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
