import type { FormShape } from '../contract'
import { ExactNumber, type Exact } from './exactJson'

/** What is typed into a field, as its kind is written: digits of an integer as a number, of anything else as text. */
export const scalarOf = ({ kind }: FormShape, typed: string): Exact => {
  if (kind === 'integer' && /^(?:0|-?[1-9]\d*)$/.test(typed)) return new ExactNumber(typed)
  if (kind === 'boolean' && (typed === 'true' || typed === 'false')) return typed === 'true'
  return typed
}

/** What a field shows of a value; undefined where one line cannot hold it. */
export const typedOf = (value: Exact | undefined, { kind }: FormShape): string | undefined => {
  if (value === undefined) return ''
  if (value instanceof ExactNumber) return value.text
  if (typeof value === 'boolean') return String(value)
  if (kind === 'commaList' && Array.isArray(value)) {
    const pieces = (value as ReadonlyArray<Exact>).map((piece) => typedOf(piece, { kind: 'text' }))
    return pieces.includes(undefined) ? undefined : pieces.join(',')
  }
  return typeof value === 'string' && !value.includes('\n') ? value : undefined
}
