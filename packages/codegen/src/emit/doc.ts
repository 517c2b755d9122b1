import { property } from './literal'

/** The line width of the project's prettier configuration. */
export const width = 110

/** A piece of code that can be printed on one line or over several, as prettier would. */
export type Doc =
  | { readonly kind: 'leaf'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: ReadonlyArray<Doc> }
  | { readonly kind: 'array'; readonly items: ReadonlyArray<Doc> }
  | {
      readonly kind: 'object'
      readonly members: ReadonlyArray<readonly [string, Doc]>
      readonly expanded: boolean
    }

export const text = (value: string): Doc => ({ kind: 'leaf', text: value })

export const call = (name: string, parameters: ReadonlyArray<Doc>): Doc => ({
  kind: 'call',
  name,
  parameters,
})

export const array = (items: ReadonlyArray<Doc>): Doc => ({ kind: 'array', items })

/** `expanded` objects stand over several lines even where one would do. */
export const object = (members: ReadonlyArray<readonly [string, Doc]>, expanded = false): Doc => ({
  kind: 'object',
  members,
  expanded: expanded && members.length > 0,
})

const mustExpand = (doc: Doc): boolean => {
  switch (doc.kind) {
    case 'leaf':
      return false
    case 'call':
      return doc.parameters.some(mustExpand)
    case 'array':
      return doc.items.some(mustExpand) || isTable(doc.items)
    case 'object':
      return doc.expanded || doc.members.some(([, value]) => mustExpand(value))
  }
}

/** prettier breaks an array of two or more objects (or arrays), each with more than one member. */
const isTable = (items: ReadonlyArray<Doc>): boolean =>
  items.length > 1 &&
  (items.every((item) => item.kind === 'object' && item.members.length > 1) ||
    items.every((item) => item.kind === 'array' && item.items.length > 1))

const flat = (doc: Doc): string => {
  switch (doc.kind) {
    case 'leaf':
      return doc.text
    case 'call':
      return `${doc.name}(${doc.parameters.map(flat).join(', ')})`
    case 'array':
      return `[${doc.items.map(flat).join(', ')}]`
    case 'object':
      return doc.members.length === 0
        ? '{}'
        : `{ ${doc.members.map(([name, value]) => `${property(name)}: ${flat(value)}`).join(', ')} }`
  }
}

/** Columns a text takes: East Asian wide characters take two. */
export const columns = (value: string): number => {
  if (/^[ -~]*$/.test(value)) return value.length
  let total = 0
  for (const character of value)
    total +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1
  return total
}

const over = (open: string, items: ReadonlyArray<string>, close: string, indent: string): string =>
  `${open}\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}${close}`

/** Prints `doc` where `before` columns of its line are taken (indentation included) and `after` must still follow. */
export const print = (doc: Doc, indent: string, before: number, after = 1): string => {
  if (!mustExpand(doc)) {
    const line = flat(doc)
    if (before + columns(line) + after <= width) return line
  }
  const inner = indent.length + 2
  switch (doc.kind) {
    case 'leaf':
      return doc.text
    case 'array':
      return over(
        '[',
        doc.items.map((item) => print(item, `${indent}  `, inner)),
        ']',
        indent,
      )
    case 'object':
      return over(
        '{',
        doc.members.map(([name, value]) => member(name, value, `${indent}  `)),
        '}',
        indent,
      )
    case 'call':
      return printCall(doc.name, doc.parameters, indent, before)
  }
}

const member = (name: string, value: Doc, indent: string): string => {
  const key = `${property(name)}: `
  const printed = print(value, indent, indent.length + columns(key))
  const tooLong = value.kind === 'leaf' && indent.length + columns(key) + columns(printed) + 1 > width
  return tooLong ? `${key.trimEnd()}\n${indent}  ${printed}` : key + printed
}

const printCall = (name: string, parameters: ReadonlyArray<Doc>, indent: string, before: number): string => {
  const last = parameters.at(-1)
  if (last?.kind === 'object' || last?.kind === 'array') {
    const head = parameters.slice(0, -1).map(flat)
    const open = `${name}(${[...head, ''].join(', ')}`
    if (before + columns(open) + 1 <= width && !parameters.slice(0, -1).some(mustExpand))
      return `${open}${print({ ...last, ...(last.kind === 'object' ? { expanded: true } : {}) }, indent, width)})`
  }
  return over(
    `${name}(`,
    parameters.map((one) => print(one, `${indent}  `, indent.length + 2)),
    ')',
    indent,
  )
}
