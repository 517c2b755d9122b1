import { columns, width } from '../emit/doc'

const flat = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${flat(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

const print = (value: unknown, indent: string, before: number): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const isArray = Array.isArray(value)
  const line = flat(value)
  const isTable = isArray && value.length > 1 && value.every((row) => Array.isArray(row) && row.length > 1)
  const short = isArray && !isTable && !line.includes('{')
  if (line === '[]' || line === '{}') return line
  if (short && before + columns(line) < width) return line
  const inner = `${indent}  `
  const items = isArray
    ? value.map((item) => inner + print(item, inner, inner.length))
    : Object.entries(value).map(([name, member]) => {
        const key = `${JSON.stringify(name)}: `
        return inner + key + print(member, inner, inner.length + columns(key))
      })
  return `${isArray ? '[' : '{'}\n${items.join(',\n')}\n${indent}${isArray ? ']' : '}'}`
}

/** A value as JSON text, laid out as prettier leaves it: every object over several lines, short lists on one. */
export const jsonPretty = (value: unknown): string => `${print(value, '', 0)}\n`
