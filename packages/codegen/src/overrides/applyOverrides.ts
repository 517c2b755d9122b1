import { err, ok, type Result } from '@paifang/result'
import type { Field } from '../spec/Field'
import { problem, type Problem } from '../spec/Problem'
import { fieldsOf, withFields } from '../spec/Shape'
import type { Spec } from '../spec/Spec'
import type { Override, Overrides } from './Override'

type Members = Readonly<Record<string, unknown>>

const without = (value: Members, name: string): Members =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))

const setMember = (value: Members, [name = '', ...rest]: ReadonlyArray<string>, to: unknown): Members => {
  if (rest.length === 0) return to === null ? without(value, name) : { ...value, [name]: to }
  const inner = value[name]
  return {
    ...value,
    [name]: setMember((typeof inner === 'object' && inner !== null ? inner : {}) as Members, rest, to),
  }
}

/** The fields with one of them changed, added or removed; undefined where the path leads nowhere. */
const setField = (
  fields: ReadonlyArray<Field>,
  [name = '', ...rest]: ReadonlyArray<string>,
  to: unknown,
): ReadonlyArray<Field> | undefined => {
  const found = fields.find((field) => field.name === name)
  if (rest.length === 0) {
    if (to === null) return found === undefined ? undefined : fields.filter((field) => field !== found)
    const changed = { name, ...found, ...(to as Partial<Field>) } as Field
    return found === undefined
      ? [...fields, changed]
      : fields.map((field) => (field === found ? changed : field))
  }
  const inside = found === undefined ? undefined : fieldsOf(found.shape)
  const changed = inside === undefined ? undefined : setField(inside, rest, to)
  if (found === undefined || changed === undefined) return undefined
  return fields.map((field) =>
    field === found ? { ...field, shape: withFields(field.shape, changed) } : field,
  )
}

const applyOne = (spec: Spec, { at, value }: Override): Spec | undefined => {
  const [first = '', ...rest] = at
  if (first === '') return undefined
  if ((first !== 'input' && first !== 'output') || rest.length === 0)
    return setMember(spec as unknown as Members, at, value) as unknown as Spec
  const fields = spec[first]
  const changed = setField(fields === 'unknown' ? [] : fields, rest, value)
  if (changed === undefined) return undefined
  const isOfType = value === null || (typeof value === 'object' && 'shape' in value)
  return { ...spec, [first]: changed, ...(isOfType ? { facts: withoutGuesses(spec.facts, at) } : {}) }
}

/** What was guessed of the type of a field is not said of the type that a person gave it. */
const withoutGuesses = (facts: Spec['facts'], at: ReadonlyArray<string>): Spec['facts'] => {
  const place = at.join('\u0000')
  return facts.filter(
    (fact) =>
      !['unknown', 'text', 'a list', 'one struct'].includes(fact.fact) || fact.at.join('\u0000') !== place,
  )
}

/** The spec with corrections made by hand; one that no longer fits the document is a problem. */
export const applyOverrides = (
  spec: Spec,
  { method, overrides }: Overrides,
): Result<ReadonlyArray<Problem>, Spec> => {
  if (method !== spec.method) return err([problem([spec.method], `the overrides are for ${method}`)])
  const problems: Problem[] = []
  let result = spec
  for (const override of overrides) {
    const changed = applyOne(result, override)
    if (changed === undefined)
      problems.push(problem([spec.method, override.at.join('.')], 'the override fits nothing in the spec'))
    else result = changed
  }
  return problems.length > 0 ? err(problems) : ok(result)
}
