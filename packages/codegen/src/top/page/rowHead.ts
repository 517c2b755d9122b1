import { requiredMark } from '../../document/requiredMark'
import { isKnownType, isScalarType, splitType } from '../../shape/documentedShape'
import { unmarked } from '../../text/pageLines'

/** What the first cells of a row say. */
export interface RowHead {
  readonly name: string
  readonly type?: string
  readonly required: boolean
  /** The page marks it as a leaf (`└`). */
  readonly leaf: boolean
  /** What of it may not be as it was read. */
  readonly doubt?: string
}

/** How a table says that a parameter must be given; undefined for tables that do not. */
export type Need = RegExp | undefined

const chinese = /^(必须|必填|可选|选填|非必须|非必填)$/
const any =
  /^([非不]?必[须填选传需]|可选|选填|选传|是|否|true|false|yes|no|[ynmo]|required|optional|mandatory|[√✓✔×✗✘])$/i

/**
 * The words of a table's column; a table that uses the usual ones uses no others. A header may lack the column although
 * the rows have it.
 */
export const needOf = (texts: ReadonlyArray<string>, hasColumn: boolean): Need => {
  const isUsual = texts.some((text) => text.split(/[\s|]+/, 8).some((word, i) => i > 0 && chinese.test(word)))
  return isUsual ? chinese : hasColumn ? any : undefined
}

/** A word that says so and hardly means anything else. */
export const isUsualNeed = (word: string): boolean => chinese.test(word)

export const isRequired = (word: string): boolean => requiredMark(word) === 'required'

const mark = /^\s*[└┗╚╰↳├┣]\s*[─━—-]*\s*/
const treeMark = /^\s*[▼▾▽▶►▸▷⊟⊞−]\s*/

export const isLeaf = (cell: string): boolean => mark.test(cell)

/** The name in a cell, without what shows the tree. */
export const nameIn = (cell: string): string => unmarked(cell.replace(mark, '').replace(treeMark, ''))

export const isName = (text: string): boolean => text.length <= 200 && /^[\w$][\w.$-]*$/.test(text)

/** A text that may be a type: one word, with brackets for lists. */
export const isTypeLike = (text: string): boolean =>
  text.length <= 200 &&
  /^[A-Za-z][\w.$<>, ]*$/.test(splitType(text).base) &&
  !/ /.test(splitType(text).base.replace(/<.*>$/, ''))

/** A type that documents use: a known one, or a struct's, which has a capital. */
export const isUsualType = (text: string): boolean => {
  const { base } = splitType(text)
  return isTypeLike(text) && (/^[A-Z]/.test(base) || isScalarType(text))
}

/** A type that structs have: `Trade []`; the names of scalars in small letters are none. */
export const isStructType = (text: string): boolean => isTypeLike(text) && /^[A-Z]/.test(splitType(text).base)

/** What a row says behind its head, where the head of its table tells what stands in which cell. */
export interface ToldCells {
  readonly example: string
  readonly description: string
  /** Limits and defaults, as a page writes them: `最大长度：20`. */
  readonly limits: ReadonlyArray<string>
}

export interface LineRow extends RowHead {
  /** What follows: cells whose columns are told, other cells, or one text. */
  readonly rest: string | ReadonlyArray<string> | ToldCells
}

export const isTold = (rest: LineRow['rest']): rest is ToldCells =>
  typeof rest === 'object' && 'limits' in rest

/** Types that no description begins with behind a word: all others are words, too. */
const noWord =
  /^(?:timestamp|u?int\d+|big(?:int|integer)|(?:tiny|small|medium)int|n?varchar2?|float\d+|local\w+|\w+map)$/i

/**
 * Whether a line that reads as a row is one, where no sample tells: by its type, by the head of its table, or by a word for
 * whether it is required. Undefined where it may be, and its type is none.
 */
export const isRow = ({ type, rest }: LineRow, need: Need): boolean | undefined => {
  if (type === undefined || isTold(rest) || isUsualType(type)) return true
  if (need !== undefined) return isKnownType(type) ? true : undefined
  const { base } = splitType(type)
  const isWritten = typeof rest === 'string' && /\S +\S/.test(rest)
  return isKnownType(type) && (noWord.test(base) || (isWritten && /[\u4e00-\u9fff]/.test(base)))
}

const isOpen = (type: string): boolean => type.split('<').length > type.split('>').length

/** A type at the front of words, and how many of them it takes: `Trade []`, `Map<String, Long>`. */
const typeAt = (words: ReadonlyArray<string>, at: number): readonly [string, number] => {
  const [first = ''] = words.slice(at)
  let end = at + 1
  if (first.length <= 200 && isOpen(first)) {
    const closed = [2, 3, 4].find((size) => !isOpen(words.slice(at, at + size).join(' ')))
    end = closed === undefined || at + closed > words.length ? end : at + closed
  }
  while (end < words.length && end < at + 8 && /^[[\]]+$/.test(words[end] ?? '')) end++
  return [words.slice(at, end).join(' '), end]
}

/** A row that stands on one line, whether it is really one or a line of a description that reads like one. */
export const rowOnLine = (text: string, need: Need, isMarked: boolean): LineRow | undefined => {
  const leaf = isLeaf(isMarked ? text.replace(/^\s*\|/, '') : text)
  const cells = text.split(isMarked ? /(?<!\\)\|/ : '\t').map((cell) => unmarked(cell).replaceAll('\\|', '|'))
  if (isMarked && cells[0] === '') cells.shift()
  const parted = cells.length > 1 ? fromCells(cells, leaf, need) : undefined
  return parted ?? fromCells(text.trim().split(isMarked ? /[\s|]+/ : /\s+/), leaf, need, true)
}

const fromCells = (
  all: ReadonlyArray<string>,
  leaf: boolean,
  need: Need,
  areWords = false,
): LineRow | undefined => {
  const cells = areWords && isLeaf(all[0] ?? '') && nameIn(all[0] ?? '') === '' ? all.slice(1) : all
  const name = nameIn(cells[0] ?? '')
  if (!isName(name)) return undefined
  const [type, after] = areWords ? typeAt(cells, 1) : [cells[1] ?? '', 2]
  const rest = (from: number): string | ReadonlyArray<string> =>
    areWords ? cells.slice(from).join(' ') : cells.slice(from).filter((cell) => cell !== '')
  const isType = isTypeLike(type) || (type !== '' && type.length <= 100 && isKnownType(type))
  if (need === undefined) return isType ? { name, type, leaf, required: false, rest: rest(after) } : undefined
  const word = cells[after] ?? ''
  if (isType && need.test(word))
    return { name, type, leaf, required: isRequired(word), rest: rest(after + 1) }
  if (chinese.test(cells[1] ?? '')) return { name, leaf, required: isRequired(cells[1] ?? ''), rest: rest(2) }
  return undefined
}
