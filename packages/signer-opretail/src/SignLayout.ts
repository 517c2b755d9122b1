import { signatureName } from './canonicalise'
import { refuse } from './Issue'
import type { Pairs } from './Params'
import { stringText } from './scalarText'

/** The parameters of calls that differ in nothing but the texts of `names`. */
export interface SignLayout {
  /** Parameters whose text never changes. */
  readonly constants: Pairs
  /** Names of the others; a signature is given their texts in this order. */
  readonly names: ReadonlyArray<string>
}

/** @throws TypeError for what no signature is right with: a name twice, `_sig`, and what `canonicalise` never gives */
export const refuseLayout = ({ constants, names }: SignLayout): void => {
  const seen = new Set<string>([signatureName])
  for (const name of [...constants.map(([name]) => name), ...names]) {
    if (seen.has(name)) refuse(name, 'each name once, and not the signature, which is computed')
    if (name === '') refuse(name, 'a name that is not empty')
    seen.add(stringText(name, name))
  }
  for (const [name, text] of constants) stringText(text, name)
}
