import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import {
  canonicalise,
  createSigner,
  rsaPrivateKey,
  signPairs,
  type DigestMethod,
  type Pair,
  type Pairs,
  type SigningKey,
} from '@paifang/signer-opretail'
import published from './data/published.json'

const text = fc.string({ unit: 'binary' })
// Names whose order is easily got wrong: integer-like, prefixes of each other, both cases around the underscore.
const name = fc.oneof(
  fc.constantFrom('9', '10', '1', 'id', 'id2', 'idA', 'id_', 'A', '_', '_aid', 'Z', '～', '😀', '__proto__'),
  text.map((value) => `${value}.`),
)
const pairsArbitrary = fc.uniqueArray(fc.tuple(name, text), { maxLength: 12, selector: ([key]) => key })
const keys = fc.record({
  secret: fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
  method: fc.constantFrom<DigestMethod>('md5', 'sha1', 'sha256'),
})

const byName = ([a]: Pair, [b]: Pair): number => (a < b ? -1 : 1)

/** The plan whose values are the pairs that `varies` picks, in the order of `pairs`. */
const planned = (key: SigningKey, pairs: Pairs, varies: (at: number) => boolean): string => {
  const varying = pairs.filter((_, at) => varies(at))
  const constants = pairs.filter((_, at) => !varies(at))
  const plan = createSigner(key).plan({ constants, names: varying.map(([key]) => key) })
  return plan(varying.map(([, value]) => value))
}

interface Vector {
  readonly secret: string
  readonly signMethod: DigestMethod
  readonly params: Readonly<Record<string, string>>
  readonly sign: string
}

const sharedFile = join(__dirname, '../../../../shared/vectors/opretail-sign.json')
const shared = (
  existsSync(sharedFile) ? JSON.parse(readFileSync(sharedFile, 'utf8')) : []
) as ReadonlyArray<Vector>

describe('a sign plan', () => {
  it('signs as signPairs does, whichever parameters vary, in whichever order they were named', () => {
    fc.assert(
      fc.property(pairsArbitrary, keys, fc.infiniteStream(fc.boolean()), (pairs, key, draws) => {
        const varies = pairs.map(() => draws.next().value)
        expect(planned(key, pairs, (at) => varies[at] === true)).toBe(
          signPairs({ ...key, pairs: pairs.toSorted(byName) }),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('signs with rsa, too', () => {
    const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    })
    const key = { method: 'rsa', privateKey: rsaPrivateKey(pem.toString()) } as const
    fc.assert(
      fc.property(pairsArbitrary, (pairs) => {
        expect(planned(key, pairs, (at) => at % 2 === 0)).toBe(
          signPairs({ ...key, pairs: pairs.toSorted(byName) }),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('signs call after call without mixing them up', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), keys, (calls, key) => {
        const constants: Pairs = [['m', '']]
        const plan = createSigner(key).plan({ constants, names: ['z', '_a'] })
        for (const [z, a] of calls)
          expect(plan([z, a])).toBe(signPairs({ ...key, pairs: [['_a', a], ...constants, ['z', z]] }))
      }),
    )
  })

  it.each(published)('agrees with $source', ({ secret, params, signature, ...vector }) => {
    const key = { secret, method: vector.method as DigestMethod }
    for (const varies of [() => true, () => false, (at: number) => at % 2 === 0])
      expect(planned(key, canonicalise(params), varies)).toBe(signature)
  })

  ;(existsSync(sharedFile) ? it : it.skip)('agrees with the shared vectors, where that file is', () => {
    for (const { secret, signMethod: method, params, sign } of shared)
      for (const remainder of [0, 1])
        expect(planned({ secret, method }, canonicalise(params), (at) => at % 2 === remainder)).toBe(sign)
    expect(shared.length).toBeGreaterThan(40)
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
    ['the signature among the names', [], ['_sig'], '_sig'],
    ['the signature among the constants', [['_sig', 'x']], [], '_sig'],
    ['an empty name', [], [''], ''],
    ['a name that is not well-formed', [], ['\uD83D'], '\uD83D'],
    ['a constant that is not well-formed', [['a', '\uDE00']], [], 'a'],
  ] as ReadonlyArray<[string, Pairs, ReadonlyArray<string>, string]>)(
    'refuses %s',
    (_, constants, names, path) => {
      for (const method of ['md5', 'sha1', 'sha256'] as const) {
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
