/** JSON text taken apart without reading its numbers, so that none is rounded. Strings and numbers are as they were written. */
export type JsonTree =
  | { readonly kind: 'object'; readonly members: ReadonlyArray<readonly [name: string, value: JsonTree]> }
  | { readonly kind: 'array'; readonly items: ReadonlyArray<JsonTree> }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string }

const token = /\s*("[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^\s"[\]{},:]+)/y

// What is nested deeper is no parameter of anybody, and would end the stack.
const deepest = 200

interface Reader {
  next: () => string
}

const readerOf = (text: string): Reader => {
  let at = 0
  return {
    next: () => {
      token.lastIndex = at
      const found = token.exec(text)
      if (found === null) throw new SyntaxError('no token')
      at = token.lastIndex
      return found[1] ?? ''
    },
  }
}

const scalar = (text: string): JsonTree => ({ kind: text.startsWith('"') ? 'string' : 'other', text })

const readItems = (reader: Reader, depth: number): ReadonlyArray<JsonTree> => {
  const items: JsonTree[] = []
  for (let first = reader.next(); first !== ']'; first = reader.next()) {
    items.push(read(reader, first, depth))
    if (reader.next() === ']') break
  }
  return items
}

const readMembers = (reader: Reader, depth: number): ReadonlyArray<readonly [string, JsonTree]> => {
  const members: (readonly [string, JsonTree])[] = []
  for (let name = reader.next(); name !== '}'; name = reader.next()) {
    reader.next()
    members.push([name, read(reader, reader.next(), depth)])
    if (reader.next() === '}') break
  }
  return members
}

const read = (reader: Reader, first: string, depth: number): JsonTree => {
  if (depth > deepest) throw new SyntaxError('too deep')
  if (first === '[') return { kind: 'array', items: readItems(reader, depth + 1) }
  return first === '{' ? { kind: 'object', members: readMembers(reader, depth + 1) } : scalar(first)
}

/** The tree of a JSON object or array; `undefined` for any other text. */
export const jsonTree = (text: string): JsonTree | undefined => {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    // Says whether it is JSON at all: what follows may then rely on it.
    JSON.parse(text)
    const reader = readerOf(text)
    return read(reader, reader.next(), 0)
  } catch {
    return undefined
  }
}

/** How a tree becomes text. */
export interface JsonStyle {
  readonly colon: string
  readonly comma: string
  /** One level of indentation; none: everything stands on one line. */
  readonly indent?: string
  /** From a string, quotes included, to its text. */
  readonly string: (text: string) => string
  readonly other: (text: string) => string
  readonly sorted?: boolean
  readonly withoutNulls?: boolean
}

const membersOf = (
  members: ReadonlyArray<readonly [string, JsonTree]>,
  { sorted, withoutNulls }: JsonStyle,
): ReadonlyArray<readonly [string, JsonTree]> => {
  const kept =
    withoutNulls === true
      ? members.filter(([, value]) => !(value.kind === 'other' && value.text === 'null'))
      : members
  if (sorted !== true) return kept
  return kept
    .map((member) => [JSON.parse(member[0]) as string, member] as const)
    .sort(([a], [b]) => Number(a > b) - Number(a < b))
    .map(([, member]) => member)
}

export const printTree = (tree: JsonTree, style: JsonStyle, line = '\n'): string => {
  if (tree.kind === 'string') return style.string(tree.text)
  if (tree.kind === 'other') return style.other(tree.text)
  const inner = line + (style.indent ?? '')
  const parts =
    tree.kind === 'array'
      ? tree.items.map((item) => printTree(item, style, inner))
      : membersOf(tree.members, style).map(
          ([name, value]) => style.string(name) + style.colon + printTree(value, style, inner),
        )
  const [open, close] = tree.kind === 'array' ? '[]' : '{}'
  if (parts.length === 0 || style.indent === undefined) return `${open}${parts.join(style.comma)}${close}`
  return `${open}${inner}${parts.join(style.comma.trimEnd() + inner)}${line}${close}`
}
