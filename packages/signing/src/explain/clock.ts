import { formOf } from './rules/moments'
import type { Detail, DifferenceName } from './sentences'
import type { TimestampField } from './SigningScheme'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How far from a whole number of half hours a clock may be and still count as one of another zone. */
const slackMs = 2 * minuteMs

/** The same of whole hours: who asks is often some minutes late, and clocks are hardly ever hours off. */
const lateMs = 10 * minuteMs

/** No zone is farther from GMT+8 than that: from UTC-12 to UTC+14, and eight hours added where none were missing. */
const farthestMs = 20 * hourMs

const signed = (value: number): Detail => {
  const text = value > 0 ? `+${value}` : String(value)
  return { en: text, zh: text }
}

/** What is wrong with the moment of a call whose signature is right. */
export interface ClockDifference {
  readonly name: DifferenceName
  readonly detail?: Detail
  /** Also possible, when the offset does not tell. */
  readonly alternative?: ClockDifference
}

// `hh` writes 01 to 12: a clock that is 12 hours behind shows 01 to 11, one that is 12 hours ahead shows 12 at midnight.
const isTwelveHours = (offMs: number, moment: number): boolean => {
  const hour = Math.floor(moment / hourMs + 8) % 24
  return offMs < 0 ? hour >= 1 && hour <= 11 : hour === 12
}

const unreadable = (text: string): ClockDifference => {
  const form = formOf(text)
  return {
    name: 'timestamp-unreadable',
    ...(form === undefined ? {} : { detail: { en: `it is ${form.en}`, zh: `实际为 ${form.zh}` } }),
  }
}

/**
 * The difference between the timestamp and the clock: a zone when it is a whole number of half hours, give or take two
 * minutes, or of hours, give or take ten, and a wrong clock otherwise; none within what the gateway forgives.
 */
export const clockDifference = (
  text: string,
  nowMs: number,
  { parse, toleranceMs }: TimestampField,
): ClockDifference | undefined => {
  const moment = parse(text)
  if (moment === undefined) return unreadable(text)
  const offMs = moment - nowMs
  if (Math.abs(offMs) <= toleranceMs) return undefined
  const wrong: ClockDifference = { name: 'clock-wrong', detail: signed(Math.round(offMs / 1000)) }
  const zoneMs = Math.round(offMs / (hourMs / 2)) * (hourMs / 2)
  const restMs = Math.abs(offMs - zoneMs)
  if (zoneMs === 0 || Math.abs(zoneMs) > farthestMs || restMs > (zoneMs % hourMs === 0 ? lateMs : slackMs))
    return wrong
  const zone: ClockDifference = {
    name: 'timestamp-in-another-zone',
    detail: signed(zoneMs / hourMs),
    ...(restMs > slackMs ? { alternative: wrong } : {}),
  }
  return Math.abs(zoneMs) === 12 * hourMs && isTwelveHours(offMs, moment)
    ? { name: 'timestamp-on-12-hour-clock', detail: signed(zoneMs / hourMs), alternative: zone }
    : zone
}
