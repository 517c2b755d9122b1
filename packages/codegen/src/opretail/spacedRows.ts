import { clean } from '../text/clean'
import type { PageLine } from '../text/pageLines'
import { cellsOfHead, columnsOf } from './columns'
import type { PageRow, PageRows, RowProblem } from './PageRow'
import {
  beginsWithType,
  conditionDoubt,
  isButton,
  isCondition,
  isGlued,
  isLetterMark,
  isMark,
  isMisreadNumber,
  isRowName,
  isSpoiltMark,
  isSymbolMark,
  isTypeOnly,
  isWordMark,
  lengthIn,
  markOf,
  typeBefore,
} from './rowCells'

/** A line with text, and how deep a line of blanks before it says that it stands. */
interface Line extends PageLine {
  /** Blanks before it. */
  readonly indent: number
  readonly depth?: number
}

interface Found {
  readonly line: number
  readonly name: string | undefined
  readonly type: string
  /** What follows the type: mark, length, description and example, without those that are empty. */
  readonly rest: string
  readonly depth?: number
  readonly lines: 1 | 2
}

const linesOf = (lines: ReadonlyArray<PageLine>): ReadonlyArray<Line> => {
  const filled: Line[] = []
  let depth: number | undefined
  for (const { number, text } of lines) {
    const trimmed = text.trim().replace(/ +/g, ' ')
    if (trimmed !== '') {
      filled.push({
        number,
        text: trimmed,
        indent: text.search(/\S/),
        ...(depth === undefined ? {} : { depth }),
      })
      depth = undefined
    } else if (text.length >= 2) depth = Math.max(1, Math.floor(text.length / 4))
  }
  return filled
}

/** Text after a number that makes the two one sentence: `1 to 5`, `5 分钟`, `1 open 2 closed`. */
const goesOn = (length: number, rest: string): boolean =>
  !/^(【|\d+ )/.test(rest) &&
  (/^(to|or|and|of|minutes?|seconds?|hours?|days?|months?|years?|times|characters?)\b/i.test(rest) ||
    /^[至到或和分秒天日月年个次条位级人小~—-]/.test(rest) ||
    new RegExp(`(^|[ ,;，；])${length + 1}([ :：.、-]|$)`).test(rest))

/** The end of a row, where it must be the example: nothing else has such digits and signs. */
const exampleAt = (text: string): string =>
  /(?:^| )(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)$/.exec(text)?.[1] ??
  /^[\w:,./@-]*[\d:,./@][\w:,./@-]*$/.exec(text.slice(text.lastIndexOf(' ') + 1))?.[0] ??
  ''

interface Marks {
  /** Whether the head has a column for them. */
  readonly exist: boolean
  /** Which texts are marks here: where √ or × stands anywhere, no word is one. */
  readonly isOne: (text: string) => boolean
  /** Whether what is required has one as well, so that every row must have one. */
  readonly areAll: boolean
}

/** A further row that a line holds, sure where a mark follows its name and type: a line break may be lost. */
const furtherRow =
  /(?:^|[^A-Za-z_$.])([A-Za-z_$][\w$]*(?:\.[\w$]+)*) (string|int|integer|long|JSON|boolean|double|float|date|array)(?:\(\d+\))?(?: ([√✓✔×✗✕✘]))?(?=\s|$)/g

/** Words before a word that is a type elsewhere: `in JSON`, `a list of string`. */
const isProse = (word: string): boolean =>
  /^(a|an|the|in|of|or|and|as|is|are|to|by|be|with|for|from|this|that|use|using|not|no|type|value|into|int|long|json|string)$/i.test(
    word,
  )

const furtherIn = (rest: string): { readonly text: string; readonly isSure: boolean } | undefined => {
  const all = [...rest.matchAll(furtherRow)].filter(([, name = '']) => !isProse(name))
  const found = all.find(([, , , mark]) => mark !== undefined) ?? all[0]
  return found === undefined ? undefined : { text: `${found[1]} ${found[2]}`, isSure: found[3] !== undefined }
}

const isInteger = (type: string): boolean => /^(int|integer|long|short)\b/i.test(type)

/**
 * Where the description ends and the example begins is not said: an example is taken only where it speaks against the
 * type or the length.
 */
const rowOf = ({ line, name, type, rest, depth }: Found, marks: Marks): PageRow | string => {
  const [first = '', ...others] = rest.split(' ')
  const marked = marks.isOne(first)
  if (!marked && marks.areAll)
    return `the row ${name ?? ''} does not say whether it is required, as others do`
  if (!marked && marks.exist && isSpoiltMark(first))
    return `"${first}" may be a mark, or the beginning of a description`
  const left = marked ? others.join(' ') : rest
  const [number = '', ...after] = left.split(' ')
  if (isMisreadNumber(number)) return `"${number}" may be a length, or the beginning of a description`
  const further = furtherIn(rest)
  if (further?.isSure === true) return `another row seems to go on in this line: ${further.text}`
  const about = after.join(' ')
  const isLength = /^\d{1,6}$/.test(number) && about !== '' && !goesOn(Number(number), about)
  const length = isLength ? number : lengthIn(type)
  const said = isLength ? about : left
  const end = said.lastIndexOf(' ') + 1
  // Behind the description of what holds members stands the button that shows their example.
  const description =
    /^(json|array|list|object)/i.test(type) && isButton(said.slice(end)) ? said.slice(0, end) : said
  const example = exampleAt(description)
  const isTooLong = example.length > Number(length ?? Infinity)
  const contradicts = isInteger(type)
    ? /^\d+(,\d+)*$/.test(example) && (isTooLong || example.includes(','))
    : isTooLong
  const doubts = [
    ...(further === undefined ? [] : [`another row may go on in it: ${further.text}`]),
    ...(marked && isCondition(first) ? [conditionDoubt(first)] : []),
  ]
  return {
    line,
    name,
    type,
    required: marked ? markOf(first) : marks.exist ? undefined : false,
    ...(length === undefined ? {} : { maxLength: Number(length) }),
    description: clean(description),
    example: contradicts ? example : '',
    ...(depth === undefined ? {} : { depth }),
    ...(doubts.length === 0 ? {} : { doubt: doubts.join('; ') }),
  }
}

/** Whether what follows a type is what follows it in a row: a mark, or a length and a text. */
const startsAsRow = (rest: string): boolean => {
  const [first = '', second] = rest.split(' ', 2)
  return isSymbolMark(first) || isMark(first) || (/^\d{1,6}$/.test(first) && second !== undefined)
}

/** A row that is set in below one that can hold it, which no rendering of a page prints. */
const setIn = (lines: ReadonlyArray<Line>): Line | undefined => {
  const isTyped = ({ text }: Line): boolean =>
    isRowName(text.split(' ', 1)[0] ?? '') && typeBefore(text.slice(text.indexOf(' ') + 1)) !== undefined
  return lines.find((line, i) => {
    const before = lines[i - 1]
    return (
      before !== undefined &&
      line.indent >= before.indent + 2 &&
      isTyped(before) &&
      isTyped(line) &&
      /^(json|array|list|object|map|set)/i.test(before.text.slice(before.text.indexOf(' ') + 1))
    )
  })
}

const noMarks: Marks = { exist: false, areAll: false, isOne: () => false }

const lostRow = (line: number): PageRow => ({
  line,
  name: undefined,
  type: '',
  required: undefined,
  description: '',
  example: '',
})

const nameless = { name: undefined, type: '', rest: '', lines: 1 } as const

const marksOf = (head: string, found: ReadonlyArray<Found>): Marks | undefined => {
  const firsts = found.map(({ rest }) => rest.split(' ', 1)[0] ?? '')
  const exist = /required|必|是否/i.test(head)
  if (!exist) return noMarks
  const all = (isOne: Marks['isOne']): Marks => ({
    exist,
    isOne,
    areAll: firsts.some((text) => isOne(text) && markOf(text) === true),
  })
  if (firsts.some(isSymbolMark)) return all(isSymbolMark)
  if (firsts.length > 0 && firsts.every(isLetterMark)) return all(isLetterMark)
  if (firsts.length === 0 || !firsts.every(isWordMark)) return all(isMark)
  // Where all say No, it is a mark or the word before `of pages`.
  return firsts.some((text) => markOf(text) === true) ? all(isWordMark) : undefined
}

/** Names come first and types second, or the words of a row could not be told apart. */
const isHeader = (text: string): boolean =>
  /^\S*(?:parameter|参数|字段|名称|name)\S* ?(?:types?|\S{0,2}类型)/i.test(text)

const hasSpaces = (text: string): boolean =>
  /^\S+ (?:types?|参数类型|数据类型|字段类型|类型)(?: |$)/i.test(text)

const gluedMessage =
  'the cells of this rendering are glued together, so that types, lengths and descriptions cannot be told apart: ' +
  'save the page as Markdown, or the other generation of the same page'

/**
 * The rows of a table saved as plain text: a row on one line, or its name on a line of its own, with one space between
 * cells and nothing for those that are empty.
 */
export const spacedRows = (section: ReadonlyArray<PageLine>): PageRows => {
  const [head, ...lines] = linesOf(section)
  if (head === undefined) return { rows: [] }
  const problem = (line: number, message: string): { readonly problem: RowProblem } => ({
    problem: { line, message },
  })
  if (!isHeader(head.text))
    return problem(
      head.number,
      'expected the head of a table, with names in the first column and types in the second',
    )
  if (!hasSpaces(head.text)) {
    // Where every line begins with a type, the names are gone as well.
    const named = lines.find(({ text }) => !beginsWithType(text))
    const [first] = lines
    if (named !== undefined) return problem(named.number, gluedMessage)
    return { rows: first === undefined ? [] : [lostRow(first.number)] }
  }
  const columns = columnsOf(cellsOfHead(head.text))
  if ('message' in columns) return problem(head.number, columns.message)
  const inner = setIn(lines)
  if (inner !== undefined)
    return problem(
      inner.number,
      'its indentation says that this row stands in the one before it: a page says so by 【】 with the name of that row',
    )
  const found: Found[] = []
  for (let i = 0; i < lines.length; i++) {
    const { number: line, text, depth } = lines[i] ?? head
    const at = depth === undefined ? { line } : { line, depth }
    const below = lines[i + 1]
    const end = text.indexOf(' ')
    const name = end < 0 ? text : text.slice(0, end)
    const typed = end < 0 ? undefined : typeBefore(text.slice(end + 1))
    const typedBelow = end < 0 && below !== undefined ? typeBefore(below.text) : undefined
    if (isRowName(name) && !isTypeOnly(name) && typed !== undefined)
      found.push({ ...at, name, ...typed, lines: 1 })
    else if (isRowName(text) && !isTypeOnly(text) && typedBelow !== undefined) {
      found.push({ ...at, name: text, ...typedBelow, lines: 2 })
      i++
    } else if (isRowName(text) && !isTypeOnly(text) && below !== undefined && isGlued(below.text))
      return problem(below.number, gluedMessage)
    else if (typeBefore(text) !== undefined || isGlued(text))
      found.push({ ...nameless, ...at, ...typeBefore(text) })
    else {
      const isMarked = typed !== undefined && startsAsRow(typed.rest)
      const isRow = typed !== undefined && (isMarked || /^[\x21-\x7e]+$/.test(name))
      if (isRow || /^[A-Za-z_$]/.test(text))
        return problem(line, `"${text.slice(0, 40)}" is no row whose name and type can be told`)
      // A description goes on; before the first row it is a note, such as 无.
      const last = found.pop()
      if (last !== undefined) found.push({ ...last, rest: `${last.rest}\n${text}` })
    }
  }
  const named = found.filter(({ name }) => name !== undefined)
  const other = named.find(({ lines: count }) => count !== named[0]?.lines)
  if (other !== undefined)
    return problem(
      other.line,
      'some rows stand on one line and some on two, so that a description may look like a row',
    )
  const marks = marksOf(head.text, found)
  if (marks === undefined)
    return problem(
      head.number,
      'every row says No, which may be its mark or the beginning of its description',
    )
  const rows: PageRow[] = []
  for (const one of found) {
    const row = rowOf(one, marks)
    if (typeof row === 'string') return problem(one.line, row)
    rows.push(row)
  }
  return { rows, hasMarks: marks.exist }
}
