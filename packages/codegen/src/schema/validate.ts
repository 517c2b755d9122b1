import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020'
import { isMembers } from '../document/Reading'
import { problem, type Problem } from '../spec/Problem'
import type { Schema } from './Schema'

/** Deeper values would exhaust the stack of whoever reads them. */
const maxDepth = 400

const isDeeper = (value: unknown, limit: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (limit === 0 || Object.values(value).some((member) => isDeeper(member, limit - 1)))

const compiled = new WeakMap<Schema, ValidateFunction>()

const validatorOf = (schema: Schema): ValidateFunction => {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const validator = new Ajv2020({ allErrors: true, strict: true }).compile(schema)
  compiled.set(schema, validator)
  return validator
}

/** Fields are located by their names, which a reader can search for. */
const label = (item: unknown, index: string): string =>
  isMembers(item) && typeof item['name'] === 'string' && item['name'] !== '' ? item['name'] : `[${index}]`

/** The names of a JSON pointer. */
const placeOf = (value: unknown, pointer: string): ReadonlyArray<string> => {
  const names: string[] = []
  let inside = value
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const isItem = Array.isArray(inside)
    inside = (inside as Readonly<Record<string, unknown>>)[name]
    names.push(isItem ? label(inside, name) : name)
  }
  return names
}

const expected = ({ keyword, params }: ErrorObject): string => {
  switch (keyword) {
    case 'const':
      return JSON.stringify(params['allowedValue'])
    case 'enum':
      return `one of ${(params['allowedValues'] as ReadonlyArray<unknown>).join(', ')}`
    case 'minLength':
      return 'text that is not empty'
    case 'maxLength':
      return `text of at most ${String(params['limit'])} characters`
    case 'pattern':
      return `text like ${String(params['pattern'])}`
    case 'minItems':
      return 'at least one item'
    default:
      return String(params['type'])
  }
}

const problemOf = (error: ErrorObject, value: unknown, at: ReadonlyArray<string>): Problem => {
  const here = [...at, ...placeOf(value, error.instancePath)]
  switch (error.keyword) {
    case 'required':
      return problem([...here, String(error.params['missingProperty'])], 'missing')
    case 'additionalProperties':
      return problem([...here, String(error.params['additionalProperty'])], 'not a member of the format')
    default:
      return problem(here, `expected ${expected(error)}`)
  }
}

/** Everything in a value that the schema does not allow, located. */
export const validate = (
  value: unknown,
  schema: Schema,
  at: ReadonlyArray<string>,
): ReadonlyArray<Problem> => {
  if (isDeeper(value, maxDepth)) return [problem(at, 'nested too deep')]
  const validator = validatorOf(schema)
  if (validator(value)) return []
  return (validator.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => problemOf(error, value, at))
}
