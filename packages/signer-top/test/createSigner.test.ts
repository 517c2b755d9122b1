import fc from 'fast-check'
import { createSigner, sign, signMethods, type Params, type Signer } from '@paifang/signer-top'

const secret = 'helloworld'
const method = 'md5'

const outcome = (make: () => string): string => {
  try {
    return make()
  } catch (thrown) {
    return `${(thrown as Error).name}: ${(thrown as Error).message}`
  }
}

/** A signer that has just signed parameters with these names, in this order. */
const usedFor = (...names: ReadonlyArray<string>): Signer => {
  const signer = createSigner({ secret, method })
  signer.sign(Object.fromEntries(names.map((name) => [name, 'before'])))
  return signer
}

const failing = (name: string): Params => ({
  get [name](): never {
    throw new RangeError(`${name} cannot be read`)
  },
})

const joinedWith = (...parts: ReadonlyArray<object>): Params =>
  Object.defineProperties(
    {},
    Object.assign(
      {},
      ...parts.map((part) => Object.getOwnPropertyDescriptors(part)),
    ) as PropertyDescriptorMap,
  )

describe('createSigner', () => {
  it('signs own names only, although it has just signed a call that owned the others', () => {
    const own = sign({ params: { a: '1' }, secret, method })
    expect(usedFor('a', 'b').sign(Object.assign(Object.create({ b: '2' }) as object, { a: '1' }))).toBe(own)
    expect(usedFor('a', 'b').sign(Object.defineProperty({ a: '1' }, 'b', { value: '2' }))).toBe(own)
    expect(usedFor('a').sign(Object.assign(Object.create(null) as object, { a: '1' }))).toBe(own)
    Object.defineProperty(Object.prototype, 'b', { value: '2', enumerable: true, configurable: true })
    try {
      expect(usedFor('a', 'b').sign({ a: '1' })).toBe(own)
      expect(usedFor('a').sign({ a: '1' })).toBe(own)
    } finally {
      delete (Object.prototype as { b?: string }).b
    }
  })

  it('takes __proto__ for a name like any other where it is one', () => {
    const params = JSON.parse('{"__proto__":"x","a":"1"}') as Params
    const signer = usedFor('a')
    for (let i = 0; i < 3; i++) expect(signer.sign(params)).toBe(sign({ params, secret, method }))
  })

  it.each<[string, () => Params]>([
    [
      'a getter',
      () =>
        joinedWith(
          {
            get a(): string {
              return 'read'
            },
          },
          { b: 'x' },
        ),
    ],
    ['a getter that throws', () => joinedWith({ b: 'x' }, failing('a'))],
    ['a getter that throws behind a value that is refused', () => joinedWith(failing('b'), { a: NaN })],
    ['a getter that throws before a value that is refused', () => joinedWith({ b: NaN }, failing('a'))],
    ['a getter that throws where nothing is sent', () => joinedWith({ a: 'x' }, failing(' '))],
    ['a getter that throws in the signature', () => joinedWith({ a: 'x' }, failing('sign'))],
    ['a text that is refused before a value that is', () => ({ b: NaN, a: '\uD83D' })],
    ['a text that is refused behind a value that is', () => ({ b: '\uD83D', a: NaN })],
    ['halves that would meet without the name between', () => ({ a: '\uD83D', b: '\uDE00' })],
    [
      'a getter that removes what follows',
      () => {
        const params: Record<string, unknown> = {}
        Object.defineProperty(params, 'a', {
          enumerable: true,
          get: () => delete params['b'] && 'x',
        })
        return Object.assign(params, { b: 'y' })
      },
    ],
    ['a tag of another kind', () => ({ a: 'x', [Symbol.toStringTag]: 'Map' })],
    ['a Proxy', () => new Proxy({ a: 'x', b: 'y' }, {})],
    [
      'a Proxy that refuses',
      () =>
        new Proxy(
          {},
          {
            ownKeys: () => {
              throw new RangeError('no')
            },
          },
        ),
    ],
    [
      'an inherited signature',
      () => Object.assign(Object.create({ sign: 'x' }) as object, { a: 'x', b: 'y' }),
    ],
    ['a list', () => ['x'] as unknown as Params],
    ['nothing', () => undefined as unknown as Params],
  ])('answers to %s as sign does, whatever it signed before', (_, make) => {
    const expected = outcome(() => sign({ params: make(), secret, method }))
    for (const signer of [usedFor(), usedFor('a', 'b'), usedFor('b', 'a'), usedFor('a'), usedFor('0')])
      for (let i = 0; i < 2; i++) expect(outcome(() => signer.sign(make()))).toBe(expected)
  })

  it.each([
    ['a body that is refused', { a: '1' }, '\uD83D'],
    ['a body with the half that the last text lacks', { a: '\uD83D' }, '\uDE00'],
    ['a body and a parameter that are refused', { a: NaN }, '\uD83D'],
    ['a body and a signature that are refused', { sign: 'x' }, '\uD83D'],
  ])('answers to %s as sign does', (_, params, body) => {
    const expected = outcome(() => sign({ params, secret, method, body }))
    expect(expected).toMatch(/^TypeError/)
    expect(outcome(() => usedFor('a').sign(params, body))).toBe(expected)
  })

  it('may be called by a value that it is signing', () => {
    const signer = usedFor('a', 'b')
    const inner = sign({ params: { a: 'x', b: 'y' }, secret, method })
    const params = { a: { toJSON: () => signer.sign({ a: 'x', b: 'y' }) }, b: '2' }
    expect(signer.sign(params)).toBe(sign({ params: { a: inner, b: '2' }, secret, method }))
  })

  it('signs as sign does whatever lies in the prototype and whatever was signed before', () => {
    const names = fc.constantFrom('a', 'b', '10', '9', '_', 'Z', ' ', '', 'sign')
    const texts = fc.dictionary(names, fc.constantFrom('x', '', ' ', '中', '\uD83D', 1, null))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('helloworld', '密钥'),
        fc.constantFrom(...signMethods),
        (calls, anySecret, anyMethod) => {
          const signer = createSigner({ secret: anySecret, method: anyMethod })
          for (const [own, inherited] of calls) {
            const params = Object.assign(Object.create(inherited) as Record<string, unknown>, own)
            expect(outcome(() => signer.sign(params))).toBe(
              outcome(() => sign({ params, secret: anySecret, method: anyMethod })),
            )
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
