import { refuse, stringText } from '@paifang/wire'
import type { CanonicalForm } from './canonicalise'
import type { Pairs } from './Params'
import { isBlank } from './paramText'

/**
 * What stands before and behind the string to sign, and what makes a signature of all three as one text. It holds the
 * secret, so it stays inside closures.
 */
export interface Digest {
  readonly head: string
  readonly tail: string
  readonly hash: (framed: string) => string
}

/** The parameters of calls that differ in nothing but the texts of `names`. */
export interface SignLayout {
  /** Parameters whose text never changes. */
  readonly constants: Pairs
  /** Names of the others; a signature is given their texts in this order. */
  readonly names: ReadonlyArray<string>
}

/** The signature of one call, from the texts of the layout's names in their order. */
export type SignPlan = (values: ReadonlyArray<string>) => string

const refuseText = (path: string, text: string, keepsBlank: boolean): void => {
  if (!keepsBlank && isBlank(text))
    refuse(path, 'text that is not blank: what is blank is neither signed nor sent')
  stringText(text, path)
}

/** @throws TypeError for what no signature is right with: a name twice, the signature, and what is never canonical */
const refuseLayout = (
  { constants, names }: SignLayout,
  { signatureName, keepsBlank }: CanonicalForm,
): void => {
  const seen = new Set<string>([signatureName])
  for (const name of [...constants.map(([name]) => name), ...names]) {
    if (seen.has(name)) refuse(name, 'each name once, and not the signature, which is computed')
    if (name === '') refuse(name, 'a name that is not empty')
    refuseText(name, name, keepsBlank)
    seen.add(name)
  }
  for (const [name, text] of constants) refuseText(name, text, keepsBlank)
}

/**
 * Joins all that is known of a layout beforehand; a signature inserts its texts, and hashes once. Sorted as `form` says.
 *
 * @throws TypeError for a layout that no signature is right with; the plan throws for another number of texts
 */
export const createPlan = (
  { head, tail, hash }: Digest,
  layout: SignLayout,
  form: CanonicalForm,
): SignPlan => {
  refuseLayout(layout, form)
  const texts = new Map(layout.constants)
  const places = new Map(layout.names.map((name, at) => [name, at]))
  const names = [...texts.keys(), ...places.keys()]
  const segments: string[] = []
  const order: number[] = []
  let pieces = [head]
  for (const name of form.sort?.(names) ?? names.sort()) {
    pieces.push(name)
    const place = places.get(name)
    if (place === undefined) pieces.push(texts.get(name) as string)
    else {
      // Joined as a list, a segment is one flat string, which no signature has to walk through again.
      segments.push(pieces.join(''))
      order.push(place)
      pieces = []
    }
  }
  const end = [...pieces, tail].join('')
  return (values) => {
    if (values.length !== order.length) refuse('values', `${order.length} texts, one for each name`)
    let framed = ''
    for (let i = 0; i < order.length; i++)
      framed += (segments[i] as string) + (values[order[i] as number] as string)
    return hash(framed + end)
  }
}
