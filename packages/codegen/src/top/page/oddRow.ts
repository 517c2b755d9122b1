import { isScalarType } from '../../shape/documentedShape'
import type { Sample } from './Sample'
import { isName, isUsualNeed, isUsualType } from './rowHead'
import type { TableEntries } from './tableEntries'

/** Arrows, dashes and the like, as people draw them before the rows of a struct. */
const signs = /^[\s|]*(?:[-=—–+*·•.│├└┗─>›»→⇒]\s*)+/

/** The words of a line, its type with its brackets as one. */
const wordsOf = (text: string): ReadonlyArray<string> =>
  text
    .slice(0, 2000)
    .replace(/ +(?=\[ ?\])/g, '')
    .split(/[\s|]+/, 8)
    .filter((word) => word !== '')

/** What seems to say whether a parameter is required. */
const isNeedLike = (word: string): boolean =>
  word.length <= 20 && /[必选可]|^[YNMOCTF√×✓✗✔✘]$|^(required|optional|conditional|mandatory)$/i.test(word)

/** What is said of a row whose type nobody knows. */
export const noSuchType = (type: string): string =>
  `reads as a row, but no type is called ${JSON.stringify(type.slice(0, 40))}`

export interface OddRow {
  readonly number: number
  readonly name: string
  readonly message: string
}

/**
 * A line that reads as a row in a way in which no page prints one. It would be taken for a description, or for a row of
 * another struct than the one that its indentation shows.
 */
export const oddRow = ({ entries, need }: TableEntries, sample: Sample | undefined): OddRow | undefined => {
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
    const bare = text.replace(signs, '')
    const [name = '', type = '', word = ''] = wordsOf(bare)
    const isBare = sample === undefined && isName(name)
    if (!isUsualType(type)) {
      if (isBare && need !== undefined && isUsualNeed(word))
        return { number, name, message: noSuchType(type) }
      continue
    }
    const isSigned = bare.length < text.length
    // Without a mark behind it only a sign tells a row from a description, and only where no sample does.
    const isRow = need === undefined ? isSigned && sample === undefined && isName(name) : need.test(word)
    if (isRow)
      return {
        number,
        name,
        message: isName(name)
          ? 'signs stand before this row: pages of TOP print └, and the tree is that of their example'
          : 'reads as a row, but this cannot be the name of a parameter',
      }
    if (need !== undefined && isName(name) && isNeedLike(word))
      return { number, name, message: `${JSON.stringify(word)} does not say whether it is required` }
    if (need !== undefined && isBare && bare === text && isScalarType(type) && /^[A-Z]/.test(type))
      return { number, name, message: 'reads as a row, and does not say whether it is required' }
  }
  return undefined
}
