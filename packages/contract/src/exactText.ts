import { findLongIntegers } from './findLongIntegers'
import { hasLongRun } from './hasLongRun'
import { insertQuotes } from './insertQuotes'
import { scanLongIntegers } from './scanLongIntegers'

/** JSON as text, in which every integer outside ±(2^53 − 1) stands in quotes. */
export interface ExactText {
  readonly text: string
  /** Whether quotes were put in. */
  readonly quoted: boolean
}

export const utf8 = (bytes: Uint8Array): string =>
  (bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).toString(
    'utf8',
  )

const scanned = (text: string): ExactText => {
  const exact = scanLongIntegers(text)
  return { text: exact, quoted: exact !== text }
}

/** Puts long integers into quotes, the short way where that is provably right. */
export const exactText = (source: string | Uint8Array): ExactText => {
  if (typeof source === 'string')
    return hasLongRun(source) ? scanned(source) : { text: source, quoted: false }
  const places = findLongIntegers(source)
  if (places === undefined) return scanned(utf8(source))
  if (places.length === 0) return { text: utf8(source), quoted: false }
  return { text: utf8(insertQuotes(source, places)), quoted: true }
}
