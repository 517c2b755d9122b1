import { parseDateTime } from '@paifang/wire'
import { UsageError } from '../UsageError'

/** A clock that starts at a GMT+8 text and runs on; the machine's own when there is no text. */
export const parseClock = (text: unknown, nowMs: () => number = Date.now): (() => number) => {
  if (typeof text !== 'string') return nowMs
  const start = parseDateTime(text)
  if (start === undefined)
    throw new UsageError({
      en: `--clock is "yyyy-MM-dd HH:mm:ss" GMT+8, not "${text}"`,
      zh: `--clock 应为 "yyyy-MM-dd HH:mm:ss"（GMT+8），而不是 "${text}"`,
    })
  const offset = start - nowMs()
  return () => nowMs() + offset
}
