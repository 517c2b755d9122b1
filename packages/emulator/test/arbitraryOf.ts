import fc from 'fast-check'
import { shapeOf } from '@paifang/contract'

type AnyCodec = Parameters<typeof shapeOf>[0]

export interface Kinds {
  /** XML cannot carry empty texts, outer white space, empty lists and structs, or unknown values. */
  readonly xml?: boolean
  /** A parameter of its own: TOP drops blank ones. */
  readonly param?: boolean
}

const letters = fc.constantFrom(...'aZ09 _-+&=%<>"\'/\\{}[],:;中文漢字é'.split(''), '\u3000', '😀')

const texts = ({ xml = false, param = false }: Kinds): fc.Arbitrary<string> =>
  xml || param
    ? fc.array(letters, { maxLength: 12 }).map((chars) => `x${chars.join('')}y`)
    : fc.string({ unit: 'grapheme', maxLength: 12 })

const digits = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)

const scalar = (name: string, kinds: Kinds): fc.Arbitrary<unknown> => {
  if (name.startsWith('boolean')) return fc.boolean()
  if (name.startsWith('integer')) return fc.maxSafeInteger()
  if (name.startsWith('id ') || name.startsWith('text of digits')) return digits
  if (name.startsWith('price'))
    return fc.tuple(fc.nat(), fc.nat(99)).map(([whole, rest]) => `${whole}.${String(rest).padStart(2, '0')}`)
  if (name.startsWith('date and time'))
    return fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => new Date(seconds * 1000))
  if (name === 'text') return texts(kinds)
  throw new Error(`no arbitrary for ${name}`)
}

// An integer beyond 2^53 is text on the other side; that is the clients' promise, and not looked at here.
const exact = (value: unknown): boolean =>
  typeof value === 'number'
    ? !Number.isInteger(value) || Number.isSafeInteger(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(exact)

const json = fc
  .jsonValue({ maxDepth: 3 })
  .filter(exact)
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto')) as unknown)

/** Decoded values of a codec, made from its shape. */
export const arbitraryOf = (codec: AnyCodec, kinds: Kinds = {}): fc.Arbitrary<unknown> => {
  const shape = shapeOf(codec)
  const inner: Kinds = { ...kinds, param: false }
  const longest = shape.limits?.maxLength
  const most = shape.limits?.maxListSize ?? 4
  switch (shape.kind) {
    case 'struct': {
      const members = { ...shape.required, ...shape.optional }
      const model = Object.fromEntries(
        Object.entries(members).map(([name, one]) => [name, arbitraryOf(one, kinds)]),
      )
      return fc.record(model, {
        requiredKeys: kinds.xml === true ? Object.keys(members) : Object.keys(shape.required),
      })
    }
    case 'list':
    case 'comma-list':
      return fc.array(arbitraryOf(shape.item, inner), {
        maxLength: most,
        minLength: kinds.xml === true ? 1 : 0,
      })
    case 'json':
      return arbitraryOf(shape.inner, inner)
    case 'unknown':
      return shape.name === 'object'
        ? fc.dictionary(
            fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
            json,
          )
        : json
    case 'file':
      return fc
        .uint8Array({ maxLength: 50 })
        .map((bytes) => ({ name: 'a b.png', type: 'image/png', bytes: Buffer.from(bytes) }))
    default: {
      const values = scalar(shape.name, kinds)
      return longest === undefined
        ? values
        : values.map((value) =>
            typeof value === 'string' ? value.slice(0, longest).replace(/[\ud800-\udbff]$/, '') : value,
          )
    }
  }
}
