import fc from 'fast-check'
import { createCanonicaliser, isBlank, paramIssues, stringToSign, type CanonicalForm } from '@paifang/signing'

const dropping: CanonicalForm = { signatureName: 'sig', keepsBlank: false }
const keeping: CanonicalForm = { ...dropping, keepsBlank: true }

const texts = fc.string({
  unit: fc.constantFrom('a', 'B', '_', '1', ' ', '\t', '\u3000', '\u00a0', '中', '😀'),
})
const params = fc.dictionary(fc.oneof(texts, fc.constant('sig')), fc.option(texts))

describe('createCanonicaliser', () => {
  it('gives sorted pairs of all that has a name and a text, and of what is blank where the form keeps it', () => {
    fc.assert(
      fc.property(params, (given) => {
        const all = Object.entries(given)
          .filter((pair): pair is [string, string] => pair[1] !== null && pair[0] !== '' && pair[0] !== 'sig')
          .sort(([a], [b]) => (a < b ? -1 : 1))
        expect(createCanonicaliser(keeping)(given)).toEqual(all)
        expect(createCanonicaliser(dropping)(given)).toEqual(
          all.filter(([name, text]) => !isBlank(name) && !isBlank(text)),
        )
      }),
    )
  })

  it('gives the same whatever it was given before', () => {
    fc.assert(
      fc.property(fc.array(params), fc.constantFrom(dropping, keeping), (calls, form) => {
        const canonicalise = createCanonicaliser(form)
        for (const call of calls) expect(canonicalise(call)).toEqual(createCanonicaliser(form)(call))
      }),
    )
  })

  it('sorts as it is told to', () => {
    const longestFirst: CanonicalForm = {
      ...keeping,
      sort: (names) => names.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    }
    const pairs = createCanonicaliser(longestFirst)({ a: '1', bbb: '2', cc: '3', b: '4' })
    expect(stringToSign(pairs)).toBe('bbb2cc3a1b4')
  })

  it('leaves files out, or refuses them with the words of the form', () => {
    const given = { a: new Uint8Array(1), b: '1' }
    expect(createCanonicaliser(keeping)(given)).toEqual([['b', '1']])
    expect(() => createCanonicaliser({ ...keeping, noFiles: 'a public URL' })(given)).toThrow(
      'a: expected a public URL',
    )
  })
})

describe('isBlank', () => {
  it.each(['', ' ', '\t\n\v\f\r', '\u001c\u001f', '\u1680\u2000\u2028\u205f\u3000'])(
    'takes %j for blank',
    (text) => {
      expect(isBlank(text)).toBe(true)
    },
  )

  it.each(['\u00a0', '\u2007', '\u202f', '\u0085', '\ufeff', ' a ', '0'])(
    'keeps %j, as Java does',
    (text) => {
      expect(isBlank(text)).toBe(false)
    },
  )
})

describe('paramIssues', () => {
  it('names every parameter that is refused, once', () => {
    const read = createCanonicaliser(keeping)
    expect(paramIssues({ a: NaN, b: '1', c: { d: [Symbol('x')] } }, read)).toEqual([
      { path: 'a', expected: 'a finite number' },
      { path: 'c.d[0]', expected: 'plain data, not a symbol' },
    ])
    expect(paramIssues({ b: '1' }, read)).toEqual([])
    expect(paramIssues([] as never, read)).toEqual([{ path: 'params', expected: 'an object of parameters' }])
  })
})
