import type { Pair, Pairs } from '../Params'
import { digestHex, type DigestForm, type Encode } from './DigestForm'

/** One way in which a signature may have been made. The gateway's own way is the base; rules change parts of it. */
export interface SigningVariant {
  /** What is signed, sorted as the gateway sorts unless `order` says otherwise. */
  readonly pairs: Pairs
  readonly order?: (a: Pair, b: Pair) => number
  readonly join: (pairs: Pairs) => string
  /** The raw body, signed behind the parameters. */
  readonly body: string
  readonly encode: Encode
  readonly secret: string
  readonly digest: DigestForm
}

export const byCodeUnit = ([a]: Pair, [b]: Pair): number => Number(a > b) - Number(a < b)

export const joinPairs = (pairs: Pairs): string => {
  let text = ''
  for (const [name, value] of pairs) text += name + value
  return text
}

export const textOf = ({ pairs, order, join, body }: SigningVariant): string =>
  join(order === undefined ? pairs : [...pairs].sort(order)) + body

/** The signature that a variant makes of its text: upper-case hex. */
export const signatureOf = ({ digest, secret, encode }: SigningVariant, text: string): string =>
  digestHex(digest, text, secret, encode)

/** The variant with other texts for some names, which are added in their places when they were not there. */
export const withPairs = (variant: SigningVariant, pairs: Pairs): SigningVariant => ({
  ...variant,
  pairs: [...new Map([...variant.pairs, ...pairs])].sort(byCodeUnit),
})

/** The variant with another text for one name. */
export const withPair = (variant: SigningVariant, name: string, text: string): SigningVariant =>
  withPairs(variant, [[name, text]])

export const withoutPairs = (
  variant: SigningVariant,
  leftOut: (name: string, text: string) => boolean,
): SigningVariant => ({
  ...variant,
  pairs: variant.pairs.filter(([name, text]) => !leftOut(name, text)),
})
