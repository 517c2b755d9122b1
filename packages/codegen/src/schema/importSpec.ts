import { err, ok, type Result } from '@paifang/result'
import { problem, type Problem } from '../spec/Problem'
import type { Overrides } from '../overrides/Override'
import type { Spec } from '../spec/Spec'
import { validateSpec } from '../validate/validateSpec'
import { overridesSchema } from './overridesSchema'
import type { Schema } from './Schema'
import { specSchema } from './specSchema'
import { validate } from './validate'

const read = (value: unknown, schema: Schema, document: string): Result<ReadonlyArray<Problem>, unknown> => {
  let parsed = value
  if (typeof value === 'string')
    try {
      parsed = JSON.parse(value.replace(/^\ufeff/, ''))
    } catch {
      return err([problem([document], 'not JSON')])
    }
  const problems = validate(parsed, schema, [document])
  return problems.length > 0 ? err(problems) : ok(parsed)
}

/** A spec from its own JSON, text or parsed, checked against the published schema and for names that are unsafe. */
export const importSpec = (
  value: unknown,
  { document }: { readonly document: string },
): Result<ReadonlyArray<Problem>, Spec> => {
  const parsed = read(value, specSchema, document)
  if (parsed._tag === 'Left') return parsed
  return validateSpec(parsed.right as Spec, document)
}

/** Overrides from their JSON, text or parsed. */
export const importOverrides = (
  value: unknown,
  { document }: { readonly document: string },
): Result<ReadonlyArray<Problem>, Overrides> => {
  const parsed = read(value, overridesSchema, document)
  return parsed._tag === 'Left' ? parsed : ok(parsed.right as Overrides)
}
