/**
 * JSON text of a wire value: as `JSON.stringify`, with a bigint as bare digits. Throws a `TypeError` for what JSON
 * cannot hold exactly: cycles, functions, symbols, `NaN`, infinities, integers beyond 2^53 given as numbers.
 */
export const jsonText = (value: unknown): string => write(value, new Set())

const write = (value: unknown, open: Set<object>): string => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value)
    case 'bigint':
      return String(value)
    case 'number':
      if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
        throw new TypeError('a number that JSON holds exactly')
      }
      return JSON.stringify(value)
    case 'object':
      return value === null ? 'null' : writeObject(value, open)
    default:
      throw new TypeError('a value that JSON can hold')
  }
}

const writeObject = (value: object, open: Set<object>): string => {
  if (open.has(value)) throw new TypeError('a value without cycles')
  if (value instanceof Date) return JSON.stringify(value)
  open.add(value)
  const text = Array.isArray(value)
    ? `[${value.map((item: unknown) => (item === undefined ? 'null' : write(item, open))).join(',')}]`
    : `{${Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => `${JSON.stringify(key)}:${write(member, open)}`)
        .join(',')}}`
  open.delete(value)
  return text
}
