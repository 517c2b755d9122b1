import fc from 'fast-check'
import { issuesOf, type Codec, type Operation } from '@paifang/contract'
import type { Spec } from '../../src/spec/Spec'
import { structArbitrary } from './arbitrary'

type AnOperation = Operation<string, unknown, unknown, string>

/** What decoding gives, in words that can be compared: the value, or what is wrong with it and where. */
const decoded = (codec: Codec<unknown>, wire: unknown): unknown => {
  const result = codec.decode(wire)
  return result._tag === 'Right' ? { value: result.right } : { issues: issuesOf(result.left) }
}

/** Values that no document foresaw. */
const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  ' ',
  '{}',
  '[]',
  '{"a":1}',
  0,
  1.5,
  -1,
  2 ** 53,
  NaN,
  10n ** 18n,
  true,
  'x'.repeat(300),
  'a,b',
  '2024-02-30 00:00:00',
  [],
  {},
  [[]],
  [{}],
  { string: ['a', 'b'] },
  new Date(0),
  new Date(NaN),
)

/** Values at the documented limits and just outside them. */
const bordering = (fields: Spec['input']): fc.Arbitrary<unknown> => {
  const limits =
    fields === 'unknown' ? [] : fields.flatMap(({ limits: own = {} }) => Object.values(own) as number[])
  return fc.constantFrom<unknown>(
    0,
    ...limits.flatMap((limit) => [
      limit - 1,
      limit,
      limit + 1,
      ...(limit > 0 && limit < 10_000
        ? ['9'.repeat(limit), '9'.repeat(limit + 1), Array(limit + 1).fill('9')]
        : []),
    ]),
  )
}

/** The value with one of its members, at any depth, put in the place of another. */
const broken = (value: unknown, path: ReadonlyArray<number>, by: unknown): unknown => {
  const [at, ...rest] = path
  if (at === undefined || typeof value !== 'object' || value === null || value instanceof Date) return by
  if (Array.isArray(value)) {
    if (value.length === 0) return by
    return value.map((item: unknown, i) => (i === at % value.length ? broken(item, rest, by) : item))
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return by
  return Object.fromEntries(
    entries.map(([name, member], i) => [name, i === at % entries.length ? broken(member, rest, by) : member]),
  )
}

/**
 * Holds two makings of one spec to be the same operation: all but the codecs is equal, and those decode, refuse and
 * encode alike, what is right and what is not.
 */
export const agree = (
  spec: Spec,
  { one, other }: { readonly one: AnOperation; readonly other: AnOperation },
  runs: number,
): void => {
  const data = ({ input: _input, output: _output, ...rest }: AnOperation): unknown => rest
  expect(data(one)).toEqual(data(other))
  for (const side of ['input', 'output'] as const) {
    const fields = spec[side]
    const row = fields === 'unknown' ? odd : structArbitrary(fields, side, side === 'input')
    const whole = side === 'output' && spec.outputIs === 'list' ? fc.array(row, { maxLength: 2 }) : row
    const path = fc.array(fc.nat({ max: 40 }), { maxLength: 4 })
    const misplaced = fc.oneof(odd, bordering(fields))
    fc.assert(
      fc.property(whole, path, misplaced, (value, at, by) => {
        for (const wire of [value, broken(value, at, by)])
          expect(decoded(one[side], wire)).toEqual(decoded(other[side], wire))
        const right = one[side].decode(value)
        if (right._tag === 'Right')
          expect(one[side].encode(right.right)).toEqual(other[side].encode(right.right))
      }),
      { numRuns: runs, seed: 11 },
    )
  }
}
