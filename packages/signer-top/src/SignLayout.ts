import { isBlank } from './isBlank'
import { refuse } from './Issue'
import type { Pairs } from './Params'
import { signatureName } from './sentNames'
import { wellFormed, wellFormedExpected } from './wellFormed'

/** The parameters of calls that differ in nothing but the texts of `names`. */
export interface SignLayout {
  /** Parameters whose text never changes. */
  readonly constants: Pairs
  /** Names of the others; a signature is given their texts in this order. */
  readonly names: ReadonlyArray<string>
}

const refuseText = (path: string, text: string): void => {
  if (isBlank(text)) refuse(path, 'text that is not blank: what is blank is neither signed nor sent')
  if (!wellFormed(text)) refuse(path, wellFormedExpected)
}

/** @throws TypeError for what no signature is right with: a name twice, `sign`, and what `canonicalise` never gives */
export const refuseLayout = ({ constants, names }: SignLayout): void => {
  const seen = new Set<string>([signatureName])
  for (const name of [...constants.map(([name]) => name), ...names]) {
    if (seen.has(name)) refuse(name, 'each name once, and not the signature, which is computed')
    refuseText(name, name)
    seen.add(name)
  }
  for (const [name, text] of constants) refuseText(name, text)
}
