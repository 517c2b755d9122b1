import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import {
  canonicalise,
  createSigner,
  signMethods,
  signPairs,
  type Pair,
  type Pairs,
  type SignMethod,
} from '@paifang/signer-top'
import published from './data/published.json'

const text = fc.string({ unit: 'binary' })
const filled = text.map((value) => `${value}.`)
// Names whose order is easily got wrong: integer-like, prefixes of each other, both cases around the underscore.
const name = fc.oneof(
  fc.constantFrom(
    '9',
    '10',
    '1',
    'a',
    'ab',
    'a_',
    'aB',
    'A',
    '_',
    '_a',
    'Z',
    '～',
    '😀',
    '__proto__',
    'constructor',
  ),
  filled,
)
const pairsArbitrary = fc.uniqueArray(fc.tuple(name, filled), { maxLength: 12, selector: ([key]) => key })
const secrets = fc.string({ unit: 'binary', minLength: 1, maxLength: 100 })

const byName = ([a]: Pair, [b]: Pair): number => (a < b ? -1 : 1)

/** The plan whose values are the pairs that `varies` picks, in the order of `pairs`. */
const planned = (
  secret: string,
  method: SignMethod,
  pairs: Pairs,
  varies: (at: number) => boolean,
): string => {
  const varying = pairs.filter((_, at) => varies(at))
  const constants = pairs.filter((_, at) => !varies(at))
  const plan = createSigner({ secret, method }).plan({ constants, names: varying.map(([key]) => key) })
  return plan(varying.map(([, value]) => value))
}

interface Vector {
  readonly secret: string
  readonly signMethod: string
  readonly params: Readonly<Record<string, string>>
  readonly body?: string
  readonly sign: string
}

const sharedFile = join(__dirname, '../../../../shared/vectors/top-sign.json')
const shared = (
  existsSync(sharedFile) ? JSON.parse(readFileSync(sharedFile, 'utf8')) : []
) as ReadonlyArray<Vector>

describe('a sign plan', () => {
  it('signs as signPairs does, whichever parameters vary, in whichever order they were named', () => {
    fc.assert(
      fc.property(
        pairsArbitrary,
        secrets,
        fc.constantFrom(...signMethods),
        fc.infiniteStream(fc.boolean()),
        (pairs, secret, method, draws) => {
          const varies = pairs.map(() => draws.next().value)
          expect(planned(secret, method, pairs, (at) => varies[at] === true)).toBe(
            signPairs({ pairs: pairs.toSorted(byName), secret, method }),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('signs call after call without mixing them up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(filled, filled)),
        secrets,
        fc.constantFrom(...signMethods),
        (calls, secret, method) => {
          const constants: Pairs = [['m', 'constant']]
          const plan = createSigner({ secret, method }).plan({ constants, names: ['z', 'a'] })
          for (const [z, a] of calls)
            expect(plan([z, a])).toBe(
              signPairs({ pairs: [['a', a], ...constants, ['z', z]], secret, method }),
            )
        },
      ),
    )
  })

  it.each(published.filter(({ body }) => body === undefined))('agrees with $source', (vector) => {
    const { secret, params, sign } = vector
    const pairs = canonicalise(params)
    for (const varies of [() => true, () => false, (at: number) => at % 2 === 0])
      expect(planned(secret, vector.method as SignMethod, pairs, varies)).toBe(sign)
  })

  ;(existsSync(sharedFile) ? it : it.skip)('agrees with the shared vectors, where that file is', () => {
    let compared = 0
    for (const { secret, signMethod, params, body, sign } of shared) {
      const method = signMethods.find((known) => known === signMethod)
      if (method === undefined || body !== undefined) continue
      for (const remainder of [0, 1])
        expect(planned(secret, method, canonicalise(params), (at) => at % 2 === remainder)).toBe(sign)
      compared++
    }
    expect(compared).toBeGreaterThan(100)
  })

  it.each([
    ['a name that is twice among the names', [], ['a', 'b', 'a'], 'a'],
    ['a name that is constant too', [['a', '1']], ['b', 'a'], 'a'],
    [
      'a constant that is there twice',
      [
        ['a', '1'],
        ['a', '1'],
      ],
      [],
      'a',
    ],
    ['the signature among the names', [], ['sign'], 'sign'],
    ['the signature among the constants', [['sign', 'x']], [], 'sign'],
    ['an empty name', [], [''], ''],
    ['a name that is only white space', [[' ', '1']], [], ' '],
    ['a name that is not well-formed', [], ['\uD83D'], '\uD83D'],
    ['a constant without text', [['a', '']], [], 'a'],
    ['a constant that is not well-formed', [['a', '\uDE00']], [], 'a'],
  ] as ReadonlyArray<[string, Pairs, ReadonlyArray<string>, string]>)(
    'refuses %s',
    (_, constants, names, path) => {
      for (const method of signMethods) {
        const plan = (): unknown => createSigner({ secret: 's', method }).plan({ constants, names })
        expect(plan).toThrow(TypeError)
        expect(plan).toThrow(expect.objectContaining({ path }) as Error)
      }
    },
  )

  it('refuses more or fewer values than it has names', () => {
    const plan = createSigner({ secret: 's', method: 'md5' }).plan({ constants: [], names: ['a', 'b'] })
    for (const values of [[], ['1'], ['1', '2', '3']])
      expect(() => plan(values)).toThrow('values: expected 2 texts, one for each name')
  })

  it('is not changed by what is done to its layout later, and shows no secret', () => {
    const layout = { constants: [['c', '1'] as const], names: ['a'] }
    const plan = createSigner({ secret: 'top-secret', method: 'md5' }).plan(layout)
    const before = plan(['x'])
    layout.names.push('b')
    layout.constants.pop()
    expect(plan(['x'])).toBe(before)
    expect(JSON.stringify({ ...plan }) + String(plan)).not.toContain('top-secret')
  })
})
