import fc from 'fast-check'
import { usableLimits } from '../../src/plan/codecPlan'
import type { Field } from '../../src/spec/Field'
import type { Shape } from '../../src/spec/Shape'

type Side = 'input' | 'output'

const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '')
const piece = cell.filter((text) => !text.includes(','))
const digits = fc.bigInt({ min: 1n, max: 9223372036854775807n }).map(String)
const seconds = fc.integer({ min: 0, max: 4102444800 }).map((second) => new Date(second * 1000))
const cents = fc.integer({ min: 0, max: 1_000_000 }).map((cent) => (cent / 100).toFixed(2))
const leaf = fc.oneof(cell, fc.integer(), fc.boolean())
const key = fc.stringMatching(/^[a-z]{1,6}$/)
const jsonValue: fc.Arbitrary<unknown> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }),
  fc.dictionary(key, fc.oneof(leaf, fc.array(leaf, { maxLength: 2 })), { noNullPrototype: true, maxKeys: 3 }),
)
const record = fc.dictionary(key, leaf, {
  noNullPrototype: true,
})
const bytes = fc.record({
  name: fc.stringMatching(/^[a-z]{1,8}\.bin$/),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
})

/** Values of a shape: what callers of the generated types may pass, in the form in which they come back. */
const shapeArbitrary = (shape: Shape, side: Side, top: boolean): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case 'text':
      return cell
    case 'oneOf':
      return fc.constantFrom(...shape.values)
    case 'id':
      return digits
    case 'integer':
      return fc.maxSafeInteger()
    case 'decimal':
    case 'price':
      return cents
    case 'boolean':
      return fc.boolean()
    case 'dateTime':
    case 'compactDateTime':
      return seconds
    case 'file':
      return bytes
    case 'unknown':
      return top && side === 'input' ? cell : jsonValue
    case 'unknownStruct':
      return record
    case 'struct':
      return structArbitrary(shape.fields, side)
    case 'json':
      return shape.of.kind === 'unknown'
        ? jsonValue.filter((value) => typeof value !== 'string')
        : shapeArbitrary(shape.of, side, false)
    case 'list':
      return fc.array(listed(shape.of, side), { maxLength: 2 })
    case 'commaList':
      return fc.array(shape.of.kind === 'text' ? piece : shapeArbitrary(shape.of, side, false), {
        minLength: 1,
        maxLength: 3,
      })
  }
}

/** An answer's list of anything may hold one list only in a form that is told from the list itself. */
const listed = (shape: Shape, side: Side): fc.Arbitrary<unknown> =>
  shape.kind === 'unknown' ? cell : shapeArbitrary(shape, side, false)

const within = (field: Field, value: unknown): boolean =>
  Object.entries(usableLimits(field.shape, field.limits)).every(([name, given]) => {
    const limit = Number(given)
    switch (name) {
      case 'maxLength':
        return (Array.isArray(value) ? value.join(',') : String(value)).length <= limit
      case 'maxListSize':
        return (Array.isArray(value) ? value : String(value).split(',')).length <= limit
      case 'minValue':
        return Number(value) >= limit
      case 'maxValue':
        return Number(value) <= limit
      default:
        return true
    }
  })

const fieldArbitrary = (field: Field, side: Side, top: boolean): fc.Arbitrary<unknown> => {
  const { minValue, maxValue, maxLength } = side === 'input' ? (field.limits ?? {}) : {}
  const { kind } = field.shape
  const [min, max] = [minValue ?? 0, maxValue ?? Math.max(1_000_000, (minValue ?? 0) + 1)]
  if (minValue !== undefined || maxValue !== undefined)
    if (min <= max && (kind === 'integer' || kind === 'id'))
      return fc
        .integer({ min, max: Math.min(max, 2 ** 31) })
        .map((value) => (kind === 'id' ? String(value) : value))
  if (maxLength !== undefined && maxLength > 0 && kind === 'text')
    return fc
      .string({ unit: fc.constantFrom('a', '9', '_'), minLength: 1, maxLength: Math.min(maxLength, 12) })
      .filter((value) => within(field, value))
  const any = shapeArbitrary(field.shape, side, top)
  return side === 'input' ? any.filter((value) => within(field, value)) : any
}

/** Values of a struct: required members always, others sometimes; lists of answers always, as they decode to `[]`. */
export const structArbitrary = (
  fields: ReadonlyArray<Field>,
  side: Side,
  top = false,
): fc.Arbitrary<Readonly<Record<string, unknown>>> => {
  const isPresent = ({ required, shape }: Field): boolean =>
    side === 'input' ? required === true : shape.kind === 'list'
  return fc.record(
    Object.fromEntries(fields.map((field) => [field.name, fieldArbitrary(field, side, top)])),
    { requiredKeys: fields.filter(isPresent).map(({ name }) => name), noNullPrototype: true },
  )
}
