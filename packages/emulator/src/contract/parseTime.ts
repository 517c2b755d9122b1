import { formatDateTimeMs, gmt8Minutes, parseDateTimeMs } from '@paifang/wire'

const dayMs = 86_400_000

/** A stretch of time as far as it is written: a day, a minute, a second, a millisecond. */
export interface WrittenTime {
  /** Epoch ms; of a time alone, ms of the day. */
  readonly from: number
  /** The first ms behind it. */
  readonly to: number
  /** It is a time of any day. */
  readonly isOfDay: boolean
}

const pattern = /^(\d{4}-\d\d-\d\d)?(?:(?:^|[ t])(\d\d:\d\d)(:\d\d)?(\.\d{3})?)?$/i

const epoch = '1970-01-01'

/** `20:00` (of any day), `20:00:41`, `20:00:41.902`, `2026-11-26`, `2026-11-26T20:00`, …, GMT+8; `undefined` for any other text. */
export const readTime = (text: string): WrittenTime | undefined => {
  const [, day, minute, second, ms] = pattern.exec(text) ?? []
  if ((day === undefined && minute === undefined) || (ms !== undefined && second === undefined))
    return undefined
  const whole = `${day ?? epoch} ${minute ?? '00:00'}${second ?? ':00'}${ms ?? '.000'}`
  const at = parseDateTimeMs(whole)
  if (at === undefined) return undefined
  const length = ms !== undefined ? 1 : second !== undefined ? 1000 : minute !== undefined ? 60_000 : dayMs
  const from = day === undefined ? at + gmt8Minutes * 60_000 : at
  return { from, to: from + length, isOfDay: day === undefined }
}

const ofDay = (epochMs: number): number => (((epochMs + gmt8Minutes * 60_000) % dayMs) + dayMs) % dayMs

type IsWithin = (epochMs: number) => boolean

/** From the beginning of a time on, as {@link readTime} reads it. */
export const parseSince = (text: string): IsWithin | undefined => {
  const { from, isOfDay } = readTime(text) ?? {}
  if (from === undefined) return undefined
  return isOfDay === true ? (ms) => ofDay(ms) >= from : (ms) => ms >= from
}

/** The same up to its end: `until:20:00` takes in what came at 20:00:59.999. */
export const parseUntil = (text: string): IsWithin | undefined => {
  const { to, isOfDay } = readTime(text) ?? {}
  if (to === undefined) return undefined
  return isOfDay === true ? (ms) => ofDay(ms) < to : (ms) => ms < to
}

/** A time as `since:` and `until:` read it, to the millisecond. */
export const writeTime = (epochMs: number): string => formatDateTimeMs(epochMs).replace(' ', 'T')
