import { formatDateTime } from '@paifang/wire'

const isStruct = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !(value instanceof Date)

const textOf = (value: unknown): string => {
  if (value instanceof Date) return formatDateTime(value.getTime())
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** An answer as rows of path and value, in its own order: `trades[0].tid`, `7091800003790954036`. */
export const flatten = (value: unknown, path = ''): ReadonlyArray<readonly [string, string]> => {
  if (!isStruct(value)) return [[path, textOf(value)]]
  const members = Object.entries(value)
  if (members.length === 0) return [[path, Array.isArray(value) ? '[]' : '{}']]
  return members.flatMap(([name, member]) =>
    flatten(member, Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`),
  )
}
