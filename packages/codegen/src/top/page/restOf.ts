import { isKnownType } from '../../shape/documentedShape'
import type { Limits } from '../../spec/Field'
import { isLimits, limitsOf } from './limitsOf'
import type { ToldCells } from './rowHead'

/** What a row says after name, type and need. */
export interface Rest {
  readonly example: string
  readonly description: string
  readonly limits: Limits
}

export interface KnownOfRow {
  readonly type: string
  /** The value that the page's sample shows. */
  readonly value?: string
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The text after an example that a sample of the page shows too; undefined where it does not begin with it. */
const afterValue = (text: string, value: string | undefined): string | undefined => {
  const wanted = folded(value ?? '')
  if (wanted === '') return undefined
  let at = 0
  for (const word of wanted.split(' ')) {
    while (/\s/.test(text.charAt(at))) at++
    if (!text.startsWith(word, at)) return undefined
    at += word.length
    if (at < text.length && !/\s/.test(text.charAt(at))) return undefined
  }
  return text.slice(at).trim()
}

const date = /^\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?(?= |$)/

/** Where JSON that begins a text ends; -1 where it does not close. */
const endOfJson = (text: string): number => {
  let depth = 0
  let isText = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (isText) {
      if (char === '\\') i++
      else if (char === '"') isText = false
    } else if (char === '"') isText = true
    else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) return i + 1
  }
  return -1
}

const speaks = (text: string): boolean => /[\u4e00-\u9fff]/.test(text)

/** An example without spaces, JSON or a date; and the description that follows. */
const firstWord = (text: string): readonly [string, string] => {
  const end = /^[[{]/.test(text) ? endOfJson(text) : (date.exec(text)?.[0].length ?? text.indexOf(' '))
  const at = end > 0 && (end === text.length || text[end] === ' ') ? end : text.indexOf(' ')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1).trim()]
}

const withDefault = (description: string, byDefault: string | undefined): string =>
  byDefault === undefined ? description : `${description} ${byDefault}`.trim()

/** What follows on the line of a row, one cell after another with spaces between. */
const restOfLine = (text: string, { type, value }: KnownOfRow): Rest => {
  const shown = afterValue(text, value)
  const found = limitsOf(shown ?? text)
  const { limits, byDefault } = found
  if (shown !== undefined) {
    const isBetween = found.before === '' && (found.after !== '' || Object.keys(limits).length > 0)
    const [description, own, last] = isBetween ? [found.after, limits, byDefault] : [shown, {}, undefined]
    return { example: folded(value ?? ''), description: withDefault(description, last), limits: own }
  }
  const isParted = Object.keys(limits).length > 0 || byDefault !== undefined
  if (isParted && (isKnownType(type) || found.after !== ''))
    return { example: found.before, description: withDefault(found.after, byDefault), limits }
  if (isParted) return { example: '', description: withDefault(found.before, byDefault), limits }
  if (!isKnownType(type)) {
    const [first, after] = firstWord(text)
    return /^(\{\s*\}|\[\s*\])$/.test(first)
      ? { example: first, description: after, limits }
      : { example: '', description: text, limits }
  }
  const [example, description] = firstWord(text)
  return description === '' && speaks(example)
    ? { example: '', description: example, limits }
    : { example, description, limits }
}

interface PartedCells {
  readonly limits: Limits
  readonly byDefault: string | undefined
  readonly others: ReadonlyArray<string>
  /** How many of the others stand before the limits, if there are any. */
  readonly beforeLimits: number | undefined
}

/** Cells that hold limits and defaults, and others. */
const partedCells = (cells: ReadonlyArray<string>): PartedCells => {
  const limits: { -readonly [K in keyof Limits]: Limits[K] } = {}
  const defaults: string[] = []
  const others: string[] = []
  let beforeLimits: number | undefined
  for (const cell of cells) {
    if (cell.trim() === '') continue
    if (!isLimits(cell)) {
      others.push(cell)
      continue
    }
    beforeLimits ??= others.length
    const found = limitsOf(cell)
    const isWhole = found.before === '' && found.after === ''
    if (isWhole) Object.assign(limits, found.limits)
    if (!isWhole) defaults.push(cell.trim())
    else if (found.byDefault !== undefined) defaults.push(found.byDefault)
  }
  return { limits, byDefault: defaults.length === 0 ? undefined : defaults.join(' '), others, beforeLimits }
}

/** What follows in cells of their own, of which any may be missing. */
const restOfCells = (cells: ReadonlyArray<string>, { type, value }: KnownOfRow): Rest => {
  const { limits, byDefault, others, beforeLimits } = partedCells(cells)
  const [first = '', ...descriptions] = others
  // The columns are example, limits, description.
  const isExample =
    beforeLimits === undefined
      ? descriptions.length > 0 || afterValue(first, value) === '' || (isKnownType(type) && !speaks(first))
      : beforeLimits > 0
  return isExample
    ? { example: first, description: withDefault(descriptions.join(' '), byDefault), limits }
    : { example: '', description: withDefault(others.join(' '), byDefault), limits }
}

/**
 * What follows on the line of a row, and in the cells below it. Where limits have cells of their own the line holds the
 * example alone; other cells below a line are more of its description.
 */
export const restOf = (
  line: string | undefined,
  cells: ReadonlyArray<string>,
  known: KnownOfRow,
  told?: ToldCells,
): Rest => {
  if (told !== undefined) {
    const { limits, byDefault, others } = partedCells([...told.limits, ...cells])
    const description = [told.description, line ?? '', ...others].filter((text) => text !== '').join('\n')
    return { example: told.example, description: withDefault(description, byDefault), limits }
  }
  const [first] = cells
  if (line === undefined) return restOfCells(cells, known)
  if (first === undefined) return restOfLine(line, known)
  if (isLimits(first) || afterValue(line, known.value) === '') return restOfCells([line, ...cells], known)
  const { example, description, limits } = restOfLine(line, known)
  return { example, description: [description, ...cells].join('\n').trim(), limits }
}
