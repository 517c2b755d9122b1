import { isScalarType } from '../../shape/documentedShape'
import type { Sample } from './Sample'
import { isName, isUsualType, rowOnLine } from './rowHead'
import type { TableEntries } from './tableEntries'

/** Arrows, as people draw them before the rows of a struct. */
const arrows = /^\s*(?:\|\s*)?(?:[-=—–]*[>›»→⇒]+\s*)+/

/** What seems to say whether a parameter is required. */
const isNeedLike = (word: string): boolean =>
  word.length <= 20 && /[必选可]|^[YNMOCTF√×✓✗✔✘]$|^(required|optional|conditional|mandatory)$/i.test(word)

export interface OddRow {
  readonly number: number
  readonly name: string
  readonly message: string
}

/**
 * A line that reads as a row in a way in which no page prints one. It would be taken for a description, or for a row of
 * another struct than the one that its indentation shows.
 */
export const oddRow = (
  { entries, need, isMarked }: TableEntries,
  sample: Sample | undefined,
): OddRow | undefined => {
  const areSpread = sample === undefined && entries.every(({ kind }) => kind === 'line')
  let holder: { readonly name: string; readonly indent: number } | undefined
  for (const { kind, text, number, row, indent } of entries) {
    if (kind !== 'line') continue
    if (row !== undefined) {
      const { name, type = 'String', leaf } = row
      if (areSpread && !leaf && holder !== undefined && indent >= holder.indent + 2)
        return {
          number,
          name,
          message: `its indentation says that it stands in ${holder.name}, and the page shows no example of the tree`,
        }
      if (!isScalarType(type)) holder = { name, indent }
      continue
    }
    const pointed = arrows.test(text) ? rowOnLine(text.replace(arrows, ''), need, isMarked) : undefined
    if (pointed !== undefined && isUsualType(pointed.type ?? 'String'))
      return {
        number,
        name: pointed.name,
        message: 'an arrow stands before a row: pages of TOP print └, and the tree is that of their example',
      }
    const [name = '', type = '', word = ''] = text.split(/[\s|]+/, 4).filter((piece) => piece !== '')
    if (need !== undefined && isName(name) && isUsualType(type) && isNeedLike(word) && !need.test(word))
      return { number, name, message: `${JSON.stringify(word)} does not say whether it is required` }
  }
  return undefined
}
