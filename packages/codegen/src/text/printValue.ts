/** How a language writes what a value is made of. */
export interface Syntax {
  readonly name: (name: string) => string
  readonly scalar: (value: unknown) => string
  /** Whether an object may stand on one line. */
  readonly flatObjects: boolean
}

const width = 100

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const flat = (value: unknown, syntax: Syntax): string => {
  if (Array.isArray(value)) return `[${value.map((item) => flat(item, syntax)).join(', ')}]`
  if (!isPlain(value)) return syntax.scalar(value)
  const members = Object.entries(value).map(
    ([name, member]) => `${syntax.name(name)}: ${flat(member, syntax)}`,
  )
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

const mayBeFlat = (value: unknown, syntax: Syntax): boolean =>
  syntax.flatObjects ||
  (Array.isArray(value)
    ? value.every((item) => mayBeFlat(item, syntax))
    : !isPlain(value) || Object.keys(value).length === 0)

/** A value as code: on one line where that is short, else an item or member to a line. */
export const printValue = (value: unknown, syntax: Syntax, indent = ''): string => {
  const isList = Array.isArray(value)
  if (!isList && !isPlain(value)) return syntax.scalar(value)
  const line = mayBeFlat(value, syntax) ? flat(value, syntax) : undefined
  if (line !== undefined && line.length <= width) return line
  const inner = `${indent}  `
  const items = isList
    ? value.map((item: unknown) => printValue(item, syntax, inner))
    : Object.entries(value).map(
        ([name, member]) => `${syntax.name(name)}: ${printValue(member, syntax, inner)}`,
      )
  const [open, close] = isList ? '[]' : '{}'
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`
}
