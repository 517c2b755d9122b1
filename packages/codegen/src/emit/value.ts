import { printValue } from '../text/printValue'
import { literal, property } from './literal'

const scalar = (value: unknown): string => {
  if (typeof value === 'string') return literal(value)
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof Uint8Array) return `new Uint8Array([${value.join(', ')}])`
  return typeof value === 'bigint' ? `${value}n` : String(value)
}

/** A plain value as TypeScript. */
export const value = (data: unknown, indent = ''): string =>
  printValue(data, { name: property, scalar, flatObjects: true }, indent)
