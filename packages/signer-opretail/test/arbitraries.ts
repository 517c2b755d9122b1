import fc from 'fast-check'
import type { Pairs } from '@paifang/signer-opretail'

const text = fc.string({
  unit: fc.oneof(fc.constantFrom(...Array.from('abcXYZ019_+ %&=~*')), fc.constantFrom('中', '文', 'é', '😀')),
})

const nameArbitrary = fc
  .tuple(fc.constantFrom('a', 'Z', '_', 'end', '9', '10'), text)
  .map(([head, tail]) => head + tail)
  .filter((name) => name !== '_sig' && name !== '__proto__')

/** Parameters that are text, at least one. */
export const paramsArbitrary: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(
  nameArbitrary,
  text,
  {
    minKeys: 1,
    maxKeys: 12,
    noNullPrototype: true,
  },
)

export const secretArbitrary: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789abcdefABCDEF')),
  minLength: 16,
  maxLength: 32,
})

/** A form body by the platform's rules, written without the code under test. */
export const formText = (pairs: Pairs): string =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()
