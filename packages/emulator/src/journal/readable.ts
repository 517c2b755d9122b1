import { decodeGbk, encodeGbk } from '@paifang/wire'
import type { Span } from './Span'

/**
 * Bytes as they read once an encoding is taken off, and where each of them stood. `text` has one character for each byte
 * of the UTF-8, so that places in it are places of bytes.
 */
export interface Readable {
  readonly text: string
  /** By character of the text: where it begins in the bytes; `undefined`: where it begins in the text. */
  readonly starts: ArrayLike<number> | undefined
  /** Of the bytes. */
  readonly length: number
}

export const utf8Of = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8')

export const latin1Of = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

const plain = (bytes: Buffer): Readable => ({
  text: bytes.toString('latin1'),
  starts: undefined,
  length: bytes.length,
})

const [percent, plus, blank] = [0x25, 0x2b, 0x20]

const valueOf = (digit: number | undefined): number => {
  if (digit === undefined) return -1
  if (digit >= 48 && digit <= 57) return digit - 48
  const lower = digit | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}

/** Values of queries and forms: `%E4`, and `+` for a blank. */
const percentDecoded = (bytes: Buffer): Readable => {
  if (!bytes.includes(percent) && !bytes.includes(plus)) return plain(bytes)
  const text = Buffer.alloc(bytes.length)
  const starts = new Uint32Array(bytes.length)
  let size = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    const high = byte === percent ? valueOf(bytes[at + 1]) : -1
    const low = high < 0 ? -1 : valueOf(bytes[at + 2])
    starts[size] = at
    text[size] = low >= 0 ? high * 16 + low : byte === plus ? blank : byte
    size += 1
    if (low >= 0) at += 2
  }
  return { text: text.toString('latin1', 0, size), starts: starts.subarray(0, size), length: bytes.length }
}

const fromGbk = (bytes: Buffer): Readable => {
  const starts: Array<number> = []
  let text = ''
  let at = 0
  for (const character of decodeGbk(bytes)) {
    const utf8 = latin1Of(character)
    for (const _byte of utf8) starts.push(at)
    text += utf8
    at += encodeGbk(character).length
  }
  return { text, starts, length: bytes.length }
}

/** `gbk` of bytes that are none reads as they stand: a piece cut off in the middle of a character, say. */
export const readable = (bytes: Buffer, encoding: 'none' | 'percent' | 'gbk'): Readable => {
  if (encoding === 'percent') return percentDecoded(bytes)
  if (encoding === 'none') return plain(bytes)
  try {
    return fromGbk(bytes)
  } catch {
    return plain(bytes)
  }
}

/** A stretch of the text as a stretch of the bytes. */
export const spanOf = ({ starts, length }: Readable, from: number, to: number): Span =>
  starts === undefined ? [from, to] : [starts[from] ?? length, starts[to] ?? length]
