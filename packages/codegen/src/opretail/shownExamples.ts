import { isMembers } from '../document/Reading'
import { splitType } from '../shape/documentedShape'
import { isJsonType, isListWord, kindOf } from '../shape/typeWords'
import type { Fact } from '../spec/Fact'
import type { RawField } from '../spec/RawField'
import type { PageLine } from '../text/pageLines'
import type { PageSections } from './pageSections'

/** An example in JSON that a page prints outside its tables. */
export interface ShownExample {
  readonly side: 'input' | 'output'
  readonly line: number
  readonly value: unknown
}

/** No example has more lines, and no page more examples. */
const mostLines = 1000
const mostExamples = 20

/** How much deeper a line of JSON ends than it begins, brackets in texts left out. */
const deeper = (text: string): number => {
  let depth = 0
  let isText = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (sign === '"') isText = !isText
    else if (isText && sign === '\\') i++
    else if (!isText && (sign === '{' || sign === '[')) depth++
    else if (!isText && (sign === '}' || sign === ']')) depth--
  }
  return depth
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}

/** What the lines above an example say of its side, if anything. */
const saidSide = (above: ReadonlyArray<string>): ShownExample['side'] | undefined => {
  for (const text of above)
    if (/返回|响应|出参|response|return/i.test(text)) return 'output'
    else if (/请求|入参|request/i.test(text)) return 'input'
  return undefined
}

/** The examples in JSON among the lines below the first business table. */
export const shownExamples = (
  lines: ReadonlyArray<PageLine>,
  { found }: PageSections,
): ReadonlyArray<ShownExample> => {
  const heading = (name: 'request' | 'response'): number => found.get(name)?.[0]?.number ?? Infinity
  const [request, response] = [heading('request'), heading('response')]
  const examples: ShownExample[] = []
  for (
    let i = lines.findIndex(({ number }) => number > request);
    i >= 0 && i < lines.length && examples.length < mostExamples;
    i++
  ) {
    const { text = '', number = 0 } = lines[i] ?? {}
    if (!/^\s*[{[]\s*(["{[].*)?$/.test(text)) continue
    let depth = 0
    let end = i
    do depth += deeper(lines[end++]?.text ?? '')
    while (depth > 0 && end < lines.length && end - i < mostLines)
    const value =
      depth === 0
        ? parsed(
            lines
              .slice(i, end)
              .map((line) => line.text)
              .join('\n'),
          )
        : undefined
    if (typeof value !== 'object' || value === null) continue
    const above = lines
      .slice(Math.max(0, i - 6), i)
      .filter((line) => line.number > Math.min(request, response) && line.text.trim() !== '')
      .map((line) => line.text)
      .reverse()
      .slice(0, 2)
    examples.push({ side: saidSide(above) ?? (number > response ? 'output' : 'input'), line: number, value })
    i = end - 1
  }
  return examples
}

/** What an example shows of the business fields: without public parameters, and without what every answer has around it. */
const business = ({ value, side }: ShownExample, fields: ReadonlyArray<RawField>): unknown => {
  if (side === 'input' || !isMembers(value)) return value
  const has = (name: string): boolean => fields.some((field) => field.name === name)
  return 'data' in value && !has('data') ? value['data'] : value
}

interface Read {
  readonly side: ShownExample['side']
  readonly line: number
  /** What is said, once each. */
  readonly facts: Map<string, Fact>
}

const say = ({ facts }: Read, fact: Fact): void => void facts.set(JSON.stringify(fact), fact)

/** Why a value of an example is no value of the type of its row. */
const oddForm = ({ type = '', fields }: RawField, value: unknown): string | undefined => {
  const { base, dimensions } = splitType(type)
  if (isJsonType(base) || kindOf(base) === 'unknown') return undefined
  const isList = dimensions > 0 || isListWord(base)
  if (Array.isArray(value)) return isList ? undefined : 'a list'
  if (isMembers(value))
    return isList || (fields === undefined && kindOf(base) !== undefined && kindOf(base) !== 'unknownStruct')
      ? 'one object'
      : undefined
  return isList && typeof value !== 'string' && value !== null ? JSON.stringify(value) : undefined
}

const shownIn = (
  field: RawField,
  value: unknown,
  { at, read }: { readonly at: ReadonlyArray<string>; readonly read: Read },
): RawField => {
  const form = oddForm(field, value)
  const { line } = read
  const type = field.type ?? ''
  if (form !== undefined)
    say(read, {
      at,
      fact: 'doubtful',
      because: `line ${line}: the document calls it ${type}, but its example shows ${form}`,
    })
  if (field.fields !== undefined) {
    const inside = Array.isArray(value) ? value : [value]
    return inside
      .slice(0, 20)
      .reduce<RawField>(
        (shown, item) => ({ ...shown, fields: compared(shown.fields ?? [], item, { at, read }) }),
        field,
      )
  }
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isScalar && form === undefined ? { ...field, shownAs: String(value) } : field
}

const compared = (
  fields: ReadonlyArray<RawField>,
  value: unknown,
  { at, read }: { readonly at: ReadonlyArray<string>; readonly read: Read },
): ReadonlyArray<RawField> => {
  if (!isMembers(value)) return fields
  const names = new Set(fields.map(({ name }) => name))
  const lost = Object.keys(value).filter((name) => !names.has(name) && !name.startsWith('_'))
  const because = `line ${read.line}: the example shows ${lost.slice(0, 8).join(', ')}${lost.length > 8 ? ` and ${lost.length - 8} more` : ''}, and no row does`
  if (lost.length > 0) say(read, { at, fact: 'incomplete', because })
  return fields.map((field) =>
    Object.hasOwn(value, field.name)
      ? shownIn(field, value[field.name], { at: [...at, field.name], read })
      : field,
  )
}

/** The fields of a side with what the examples of the page show of them, and what examples say against the table. */
export const withExamples = (
  fields: ReadonlyArray<RawField>,
  side: ShownExample['side'],
  examples: ReadonlyArray<ShownExample>,
): { readonly fields: ReadonlyArray<RawField>; readonly facts: ReadonlyArray<Fact> } => {
  const facts = new Map<string, Fact>()
  let shown = fields
  for (const example of examples) {
    if (example.side !== side) continue
    const value = business(example, fields)
    for (const item of Array.isArray(value) ? value.slice(0, 20) : [value])
      shown = compared(shown, item, { at: [side], read: { side, line: example.line, facts } })
  }
  return { fields: shown, facts: [...facts.values()] }
}
