import { unprintable } from '@paifang/result'
import { formatDateTimeMs } from '@paifang/wire'
import { rowFlags, type Ending, type Summary } from '@paifang/emulator/control'

/** `20:00:41.902`, GMT+8. */
export const timeOf = (epochMs: number): string => formatDateTimeMs(epochMs).slice('yyyy-MM-dd '.length)

/** How it ended: an answer that did not travel whole is no success, whatever the gateway said. */
export const endingOf = ({ outcome, flags }: Summary): Ending | 'broken' =>
  outcome === 'answered' && (flags & rowFlags.broken) !== 0 ? 'broken' : outcome

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

/**
 * A name or a code that came as text, in one line: characters that turn the direction of what stands beside them, or show
 * nothing, are written as their numbers: `\u202e`.
 */
export const visible = (text: string): string =>
  text.replace(unprintable, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
