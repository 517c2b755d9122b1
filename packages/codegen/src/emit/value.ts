import { array, object, text, type Doc } from './doc'
import { literal } from './literal'

/** A plain value as code. */
export const value = (data: unknown): Doc => {
  if (typeof data === 'string') return text(literal(data))
  if (data instanceof Date) return text(`new Date(${data.getTime()})`)
  if (typeof data === 'bigint') return text(`${data}n`)
  if (Array.isArray(data)) return array(data.map(value))
  if (typeof data === 'object' && data !== null)
    return object(Object.entries(data).map(([name, member]) => [name, value(member)]))
  return text(String(data))
}
