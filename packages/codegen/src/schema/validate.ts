import { isMembers, type Members } from '../document/Reading'
import { problem, type Problem } from '../spec/Problem'
import type { Schema } from './Schema'

interface Check {
  readonly root: Schema
  readonly at: ReadonlyArray<string>
  readonly depth: number
}

const maxDepth = 400

const below = (check: Check, name: string): Check => ({
  ...check,
  at: [...check.at, name],
  depth: check.depth + 1,
})

const isType = (value: unknown, type: NonNullable<Schema['type']>): boolean => {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isMembers(value)
  return type === 'integer' ? Number.isSafeInteger(value) : typeof value === type
}

const textProblem = (value: string, schema: Schema): string | undefined => {
  if (value.length < (schema.minLength ?? 0)) return 'text that is not empty'
  if (value.length > (schema.maxLength ?? Infinity))
    return `text of at most ${schema.maxLength ?? 0} characters`
  return schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)
    ? `text like ${schema.pattern}`
    : undefined
}

const members = (value: Members, schema: Schema, check: Check): ReadonlyArray<Problem> => {
  const properties = schema.properties ?? {}
  return [
    ...(schema.required ?? [])
      .filter((name) => !Object.hasOwn(value, name))
      .map((name) => problem([...check.at, name], 'missing')),
    ...Object.entries(value).flatMap(([name, member]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined
      if (known !== undefined) return against(member, known, below(check, name))
      return schema.additionalProperties === false
        ? [problem([...check.at, name], 'not a member of the format')]
        : []
    }),
  ]
}

/** The members that tell forms of an object apart. */
const marks = ['kind', 'by']

/** The alternative a value means to be, told by its `kind` or `by`, or by its type. */
const meant = (value: unknown, root: Schema, options: ReadonlyArray<Schema>): Schema | undefined =>
  options
    .map((option) => resolved(option, root))
    .find(({ type, properties, const: only }) => {
      if (type === undefined) return only === value
      return (
        isType(value, type) &&
        marks.every((mark) => {
          const allowed = properties?.[mark]?.enum
          return allowed === undefined || (isMembers(value) && allowed.includes(value[mark] as string))
        })
      )
    })

const resolved = (schema: Schema, root: Schema): Schema =>
  schema.$ref === undefined ? schema : (root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {})

const against = (value: unknown, schema: Schema, check: Check): ReadonlyArray<Problem> => {
  const { at, root } = check
  if (check.depth > maxDepth) return [problem(at.slice(0, 12), 'nested too deep')]
  if (schema.$ref !== undefined) return against(value, resolved(schema, root), check)
  if (schema.anyOf !== undefined) {
    const option = meant(value, root, schema.anyOf)
    return option === undefined
      ? [problem(at, 'none of the forms allowed here')]
      : against(value, option, check)
  }
  if (schema.const !== undefined && value !== schema.const)
    return [problem(at, `expected ${JSON.stringify(schema.const)}`)]
  if (schema.enum !== undefined && !schema.enum.includes(value as string))
    return [problem(at, `expected one of ${schema.enum.join(', ')}`)]
  if (schema.type !== undefined && !isType(value, schema.type))
    return [problem(at, `expected ${schema.type}`)]
  if (typeof value === 'string') {
    const wrong = textProblem(value, schema)
    return wrong === undefined ? [] : [problem(at, `expected ${wrong}`)]
  }
  if (Array.isArray(value)) {
    const items = schema.items ?? {}
    const few = value.length < (schema.minItems ?? 0) ? [problem(at, 'expected at least one item')] : []
    return [...few, ...value.flatMap((item, i) => against(item, items, below(check, label(item, i))))]
  }
  return isMembers(value) ? members(value, schema, check) : []
}

/** Fields are located by their names, which a reader can search for. */
const label = (item: unknown, i: number): string =>
  isMembers(item) && typeof item['name'] === 'string' && item['name'] !== '' ? item['name'] : `[${i}]`

/** Everything in a value that the schema does not allow, located. */
export const validate = (value: unknown, schema: Schema, at: ReadonlyArray<string>): ReadonlyArray<Problem> =>
  against(value, schema, { root: schema, at, depth: 0 })
