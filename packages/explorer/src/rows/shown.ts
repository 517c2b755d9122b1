import { unprintable } from '@paifang/result'
import { formatDateTimeMs } from '@paifang/wire'
import type { Summary } from '@paifang/emulator/control'

/** `20:00:41.902`, GMT+8. */
export const timeOf = (epochMs: number): string => formatDateTimeMs(epochMs).slice('yyyy-MM-dd '.length)

/** What tells the end apart: the gateway's code, else a status that is not 200. */
export const codeOf = ({ code, status, faults, sub }: Summary): string => {
  const told = [code === '' && status !== 200 ? String(status) : code, sub, faults]
  return told.filter((text) => text !== '').join(' ')
}

/** Sizes as people read them. */
export const sizeOf = (bytes: number): string =>
  bytes < 10_000
    ? String(bytes)
    : bytes < 10_000_000
      ? `${Math.round(bytes / 1000)} k`
      : `${Math.round(bytes / 1e6)} M`

const numberOf = (char: string): string => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`

/**
 * A name or a code that came as text, in one line: characters that turn the direction of what stands beside them, or show
 * nothing, are written as their numbers: `\u202e`.
 */
export const visible = (text: string): string => text.replace(unprintable, numberOf)

/** The same of a text of several lines, whichever way they end. */
export const visibleLines = (text: string): string =>
  text.replace(unprintable, (char, at: number) =>
    char === '\n' || char === '\t' || (char === '\r' && text[at + 1] === '\n') ? char : numberOf(char),
  )
