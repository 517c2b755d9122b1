import fc from 'fast-check'
import { canonicalise, sign, signPairs, stringToSign, type Params } from '@paifang/signer-opretail'
import { formText, paramsArbitrary, secretArbitrary } from './arbitraries'

describe('canonicalise', () => {
  it('sorts names by UTF-16 code unit, integer-like names included', () => {
    const names = ['a', '_aid', 'DataUser', '9', '10', 'endhour', 'endTime', 'id_', 'idA', 'id2', 'id']
    const params = Object.fromEntries(names.map((name) => [name, 'x']))
    expect(canonicalise(params).map(([name]) => name)).toEqual([
      '10',
      '9',
      'DataUser',
      '_aid',
      'a',
      'endTime',
      'endhour',
      'id',
      'id2',
      'idA',
      'id_',
    ])
  })

  it('orders names beyond the basic plane by UTF-16, as the Java server does', () => {
    expect(canonicalise({ '\uFF5E': '1', '😀': '2' }).map(([name]) => name)).toEqual(['😀', '\uFF5E'])
  })

  it('keeps empty text and leaves out null, undefined, nameless parameters and a stale _sig', () => {
    expect(canonicalise({ b: '', a: null, c: undefined, '': 'x', _sig: 'OLD', d: ' ' })).toEqual([
      ['b', ''],
      ['d', ' '],
    ])
  })

  it.each<[unknown, string]>([
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [-0, '0'],
    [2.0, '2'],
    [1.5, '1.5'],
    [9007199254740993n, '9007199254740993'],
    [new Date(Date.UTC(2024, 0, 1, 16, 0, 0, 999)), '2024-01-02 00:00:00'],
    [new String('boxed'), 'boxed'],
    [new Number(7), '7'],
    [new Boolean(true), 'true'],
    [{ toJSON: () => 'text' }, 'text'],
    [{ toJSON: () => ({ a: 1 }) }, '{"a":1}'],
    [[], '[]'],
    [[1, 'two', null, undefined, [true]], '[1,"two",null,null,[true]]'],
    [{ id: 7091800003790954036n, skip: undefined, none: null }, '{"id":7091800003790954036,"none":null}'],
    [{ at: new Date(0) }, '{"at":"1970-01-01 08:00:00"}'],
    [{ boxed: new Number(1), own: { toJSON: () => [new String('x')] } }, '{"boxed":1,"own":["x"]}'],
    [Object.assign(Object.create(null) as object, { 'ключ"': '中' }), '{"ключ\\"":"中"}'],
  ])('writes %p as one text', (value, text) => {
    expect(canonicalise({ value })).toEqual([['value', text]])
  })

  it('leaves out a value whose toJSON gives nothing', () => {
    expect(canonicalise({ value: { toJSON: () => undefined }, other: { toJSON: () => null } })).toEqual([])
  })

  it('writes what JSON.stringify writes for plain data', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(value !== null && typeof value === 'object')
        fc.pre(!/(?<!\d)-?\d{16,}(?!\d)|e\+/.test(JSON.stringify(value)))
        expect(canonicalise({ value })).toEqual([['value', JSON.stringify(value)]])
      }),
    )
  })
})

describe('the laws of signing', () => {
  it('does not depend on the order of the parameters', () => {
    fc.assert(
      fc.property(paramsArbitrary, secretArbitrary, fc.nat(), (params, secret, seed) => {
        const entries = Object.entries(params)
        const shuffled = entries
          .map((entry, index) => [(index * 7919 + seed) % 101, entry] as const)
          .sort(([a], [b]) => a - b)
          .map(([, entry]) => entry)
        expect(sign({ params: Object.fromEntries(shuffled), secret, method: 'md5' })).toBe(
          sign({ params, secret, method: 'md5' }),
        )
      }),
    )
  })

  it('signs exactly what a form parser gets back from the body sent', () => {
    fc.assert(
      fc.property(paramsArbitrary, secretArbitrary, (params, secret) => {
        const sent = canonicalise(params)
        const received = [...new URLSearchParams(formText(sent))]
        expect(received).toEqual(sent)
        expect(sign({ params: Object.fromEntries(received), secret, method: 'sha1' })).toBe(
          sign({ params, secret, method: 'sha1' }),
        )
      }),
    )
  })

  it('sends different pairs for different texts', () => {
    fc.assert(
      fc.property(paramsArbitrary, paramsArbitrary, (one, other) => {
        const same = JSON.stringify(canonicalise(one)) === JSON.stringify(canonicalise(other))
        const sorted = (params: Params): string => JSON.stringify(Object.entries(params).sort())
        expect(same).toBe(sorted(one) === sorted(other))
      }),
    )
  })

  it('changes with any character of any parameter and of the secret', () => {
    fc.assert(
      fc.property(paramsArbitrary, secretArbitrary, fc.nat(), (params, secret, at) => {
        const pairs = canonicalise(params)
        const text = stringToSign(pairs)
        const signature = signPairs({ pairs, secret, method: 'sha256' })
        const changed = pairs.map(([name, value], index) =>
          index === at % pairs.length ? ([name, `${value}!`] as const) : ([name, value] as const),
        )
        expect(stringToSign(changed)).not.toBe(text)
        expect(signPairs({ pairs: changed, secret, method: 'sha256' })).not.toBe(signature)
        expect(signPairs({ pairs, secret: `${secret}!`, method: 'sha256' })).not.toBe(signature)
      }),
    )
  })

  it('returns a signature for nothing but what canonicalise sends, whatever the input', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.anything()), (params) => {
        const signed = attempt(() => sign({ params, secret: 'secret', method: 'md5' }))
        const sent = attempt(() => canonicalise(params))
        expect(signed === undefined).toBe(sent === undefined)
        if (sent !== undefined)
          expect(signPairs({ pairs: sent, secret: 'secret', method: 'md5' })).toBe(signed)
      }),
    )
  })
})

const attempt = <A>(run: () => A): A | undefined => {
  try {
    return run()
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(TypeError)
    return undefined
  }
}
