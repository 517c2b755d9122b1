import { createHash } from 'node:crypto'
import fc from 'fast-check'
import {
  createCanonicaliser,
  hashHex,
  signerOf,
  stringToSign,
  type CanonicalForm,
  type Digest,
} from '@paifang/signing'

const digest: Digest = { head: 'secret ', tail: ' secret', hash: (framed) => hashHex('md5', framed) }
const forms: ReadonlyArray<CanonicalForm> = [
  { signatureName: 'sig', keepsBlank: true },
  { signatureName: 'sig', keepsBlank: false },
  { signatureName: 'sig', keepsBlank: true, sort: (names) => names.toSorted().toReversed() },
]
const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex').toUpperCase()

const texts = fc.string({ unit: fc.constantFrom('a', 'B', '_', '1', ' ', '中', '😀') })
const values = fc.oneof(
  texts,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer()),
  fc.bigInt(),
)

describe.each(forms)('the signer of %j', (form) => {
  it('signs the canonical text behind and before the secret, whatever it signed before', () => {
    const signer = signerOf(digest, form)
    fc.assert(
      fc.property(fc.dictionary(texts, values), texts, (params, body) => {
        const pairs = createCanonicaliser(form)(params)
        const expected = md5(`secret ${stringToSign(pairs)}${body} secret`)
        expect(signer.sign(params, body)).toBe(expected)
        expect(signer.signPairs(pairs, body)).toBe(expected)
      }),
    )
  })

  it('signs by a plan what it signs without one, wherever constants end and texts begin', () => {
    fc.assert(
      fc.property(fc.dictionary(texts, texts), fc.func(fc.boolean()), (params, isConstant) => {
        const signer = signerOf(digest, form)
        const pairs = createCanonicaliser(form)(params)
        const changing = pairs.filter(([name]) => !isConstant(name)).toReversed()
        const plan = signer.plan({
          constants: pairs.filter(([name]) => isConstant(name)),
          names: changing.map(([name]) => name),
        })
        expect(plan(changing.map(([, text]) => text))).toBe(signer.signPairs(pairs))
      }),
    )
  })

  it('refuses half a character wherever it stands, also where the next text has the other half', () => {
    const { sign } = signerOf(digest, form)
    const expected = 'text without unpaired surrogates'
    expect(() => sign({ a: 'x\ud83d' }, '\ude00')).toThrow(expect.objectContaining({ path: 'a', expected }))
    expect(() => sign({ a: 'x' }, '\ude00')).toThrow(expect.objectContaining({ path: 'body', expected }))
    expect(() => sign({ '\ud83d': 'x' })).toThrow(expect.objectContaining({ path: '\ud83d', expected }))
    expect(() => sign({ b: [['\ude00']] })).toThrow(expect.objectContaining({ path: 'b[0][0]', expected }))
  })
})
