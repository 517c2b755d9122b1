import type { IdInput } from './idInput'

const canonical = /^(?:0|-?[1-9]\d*)$/

/**
 * A safe number, a bigint beyond 2^53, or the text itself when it is not the canonical text of an integer (leading
 * zeros, letters): inside JSON the first two are bare integers, as the official clients write them.
 */
export const wireId = (value: IdInput): string | number | bigint => {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && !canonical.test(value)) return value
  const short = Number(value)
  return Number.isSafeInteger(short) ? short : BigInt(value)
}
