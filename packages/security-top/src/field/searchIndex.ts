import type { KeyObject } from 'node:crypto'
import { hmac } from './cipher'

const isNarrow = (text: string, at: number): boolean => text.charCodeAt(at) <= 0x7f

/**
 * The windows of which an index is made, in UTF-16 units: a narrow unit (up to U+007F) weighs 1, any other 2, and a window
 * weighs `size`. A window that begins wide and is followed by a narrow unit is given once more, with that unit.
 *
 * @see official Java SDK 20210623, security client: getSlideWindows
 */
export const windowsOf = (text: string, size: number): ReadonlyArray<string> => {
  const windows: string[] = []
  let from = 0
  let to = 0
  let weight = 0
  while (to < text.length || weight > size) {
    const startsNarrow = to > from && isNarrow(text, from)
    if (to === text.length && !startsNarrow) break
    if (weight === size && to > from && !startsNarrow && isNarrow(text, to)) {
      to += 1
      weight = 5
    } else {
      if (to !== 0) {
        weight -= startsNarrow ? 1 : 2
        from += 1
      }
      while (weight < size && to < text.length) {
        weight += isNarrow(text, to) ? 1 : 2
        to += 1
      }
    }
    // Widths below 3, which the official client cannot do with mixed text, can bring a window to nothing.
    if (to > from) windows.push(text.slice(from, to))
  }
  return windows
}

/** One window: its hash, folded to `length` bytes by XOR, in Base64. */
export const hashOf = (key: KeyObject, window: string, length: number): string => {
  const hash = hmac(key, window)
  const folded = Buffer.alloc(length)
  for (let i = 0; i < hash.length; i++) folded[i % length] = (folded[i % length] ?? 0) ^ (hash[i] ?? 0)
  return folded.toString('base64')
}

export interface IndexForm {
  /** Weight of a window. Default of the platform: 4. */
  readonly slideSize: number
  /** Bytes for each window. Default of the platform: 3, which are 4 characters. */
  readonly compressLength: number
}

/** The index of a text, and of what is looked for in it: the hashes of its windows, one after the other. */
export const searchIndex = (key: KeyObject, text: string, { slideSize, compressLength }: IndexForm): string =>
  windowsOf(text, slideSize)
    .map((window) => hashOf(key, window, compressLength))
    .join('')
