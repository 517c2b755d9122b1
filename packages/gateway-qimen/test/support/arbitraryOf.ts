import fc from 'fast-check'
import { shapeOf, type AnyCodec } from '@paifang/contract'

/** What XML 1.0 has no place for, even as a reference. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

export const texts: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc
      .array(fc.constantFrom(...'a<>&"\' \t\n\r;]中'.split(''), '😀', '&amp;', ']]>', '&#10;', '<!--'), {
        maxLength: 8,
      })
      .map((parts) => parts.join('')),
  )
  .filter((text) => !forbidden.test(text))

export const elementNames: fc.Arbitrary<string> = fc.constantFrom(
  ...['k1', 'key', '中文', '_x', 'a.b-c', 'constructor', 'toString', '__proto__', 'cdata', 'k'],
)

const scalar = (name: string): fc.Arbitrary<unknown> => {
  if (name.startsWith('boolean')) return fc.boolean()
  if (name.startsWith('integer')) return fc.maxSafeInteger()
  if (name.startsWith('id ') || name.startsWith('text of digits'))
    return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)
  if (name.startsWith('decimal')) return fc.tuple(fc.nat(), fc.nat(99)).map(([a, b]) => `${a}.${b}`)
  if (name.startsWith('date and time'))
    return fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => new Date(seconds * 1000))
  if (name === 'text') return texts
  throw new Error(`no arbitrary for ${name}`)
}

const isFlat = (codec: AnyCodec): boolean => {
  const shape = shapeOf(codec)
  return shape.kind === 'list' && shape.itemName === undefined
}

/**
 * Decoded values that XML can tell apart: a list without a name for its items has one item at least, and no empty one,
 * because an element that is not there, or has nothing inside, does not say so.
 */
export const arbitraryOf = (codec: AnyCodec): fc.Arbitrary<unknown> => {
  const shape = shapeOf(codec)
  switch (shape.kind) {
    case 'struct': {
      const members = { ...shape.required, ...shape.optional }
      return fc.record(
        Object.fromEntries(Object.entries(members).map(([name, one]) => [name, arbitraryOf(one)])),
        { requiredKeys: Object.keys(shape.required) },
      )
    }
    case 'list': {
      const item = arbitraryOf(shape.item).filter((value) => !isFlat(codec) || value !== '')
      return fc.array(item, { minLength: isFlat(codec) ? 1 : 0, maxLength: 3 })
    }
    case 'json':
      return fc.constantFrom({ a: 1 }, ['x'])
    case 'unknown':
      return shape.name === 'object'
        ? fc
            .array(fc.tuple(elementNames, texts), { maxLength: 3 })
            .map((pairs) => Object.fromEntries(pairs) as unknown)
        : texts
    case 'scalar':
      return scalar(shape.name)
    default:
      throw new Error(`no arbitrary for ${shape.kind}`)
  }
}
