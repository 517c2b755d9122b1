/** The zone of the platforms, in minutes east of UTC: GMT+8, which has no summer time. */
export const gmt8Minutes = 480

const minuteMs = 60_000
export const dayMs = 86_400_000

const [firstMs, endMs] = [-62_167_219_200_000, 253_402_300_800_000]

/**
 * Whether four-digit years can write a moment: 0000-01-01 00:00:00 to 9999-12-31 23:59:59.
 *
 * @param utcOffsetMinutes default 480: GMT+8
 */
export const isWritableDateTime = (epochMs: number, utcOffsetMinutes: number = gmt8Minutes): boolean => {
  const local = epochMs + utcOffsetMinutes * minuteMs
  return local >= firstMs && local < endMs
}

interface WallClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

// Days from 1970-01-01 in the proleptic Gregorian calendar, with years counted from March.
const daysOf = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  )
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const daysIn = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const epochMsOf = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  utcOffsetMinutes: number,
): number | undefined => {
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined
  const seconds = hour * 3600 + minute * 60 + second
  return daysOf(year, month, day) * dayMs + seconds * 1000 - utcOffsetMinutes * minuteMs
}

const wallClockOf = (epochMs: number, utcOffsetMinutes: number): WallClock => {
  const local = epochMs + utcOffsetMinutes * minuteMs
  const days = Math.floor(local / dayMs)
  const seconds = Math.floor((local - days * dayMs) / 1000)
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  }
}

const checked = (epochMs: number, utcOffsetMinutes: number): WallClock => {
  if (isWritableDateTime(epochMs, utcOffsetMinutes)) return wallClockOf(epochMs, utcOffsetMinutes)
  throw new RangeError('a moment between the years 0 and 9999')
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))

const four = (value: number): string => String(value).padStart(4, '0')

/**
 * `yyyy-MM-dd HH:mm:ss` by arithmetic: neither the machine's zone nor its zone data matter. Milliseconds are cut off.
 *
 * @param utcOffsetMinutes default 480: GMT+8
 * @throws RangeError outside the years 0 to 9999 and for NaN: {@link isWritableDateTime} tells beforehand
 * @example formatDateTime(0) // '1970-01-01 08:00:00'
 * @see TOP calling and signing, doc 101617
 */
export const formatDateTime = (epochMs: number, utcOffsetMinutes: number = gmt8Minutes): string => {
  const { year, month, day, hour, minute, second } = checked(epochMs, utcOffsetMinutes)
  return `${four(year)}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}

/** `yyyy-MM-dd HH:mm:ss.SSS`; otherwise as {@link formatDateTime}. */
export const formatDateTimeMs = (epochMs: number, utcOffsetMinutes: number = gmt8Minutes): string => {
  const ms = ((Math.floor(epochMs) % 1000) + 1000) % 1000
  return `${formatDateTime(epochMs, utcOffsetMinutes)}.${String(ms).padStart(3, '0')}`
}

/**
 * `yyyyMMddHHmmss`; otherwise as {@link formatDateTime}.
 *
 * @see cloud.api public parameters, `_timestamp`, doc 743
 */
export const formatCompactDateTime = (epochMs: number, utcOffsetMinutes: number = gmt8Minutes): string => {
  const { year, month, day, hour, minute, second } = checked(epochMs, utcOffsetMinutes)
  return `${four(year)}${two(month)}${two(day)}${two(hour)}${two(minute)}${two(second)}`
}

/** `yyyy-MM-dd`; otherwise as {@link formatDateTime}. */
export const formatDate = (epochMs: number, utcOffsetMinutes: number = gmt8Minutes): string =>
  formatDateTime(epochMs, utcOffsetMinutes).slice(0, 10)

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48

// The number two ASCII digits write; far below 0 where one of them is not a digit. No NaN: integers are faster.
const twoDigits = (text: string, start: number): number => {
  const tens = digitAt(text, start)
  const ones = digitAt(text, start + 1)
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000
}

const yearAt = (text: string, start: number): number =>
  twoDigits(text, start) * 100 + twoDigits(text, start + 2)

const [dash, colon, space, point] = [45, 58, 32, 46]

/**
 * Epoch milliseconds of `yyyy-MM-dd HH:mm:ss`; `undefined` for any other text and for 30 February.
 *
 * @param utcOffsetMinutes the zone in which the text was written; default 480: GMT+8
 */
export const parseDateTime = (text: string, utcOffsetMinutes: number = gmt8Minutes): number | undefined => {
  if (text.length !== 19) return undefined
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return undefined
  if (text.charCodeAt(10) !== space) return undefined
  if (text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon) return undefined
  return epochMsOf(
    yearAt(text, 0),
    twoDigits(text, 5),
    twoDigits(text, 8),
    twoDigits(text, 11),
    twoDigits(text, 14),
    twoDigits(text, 17),
    utcOffsetMinutes,
  )
}

/** Epoch milliseconds of `yyyy-MM-dd HH:mm:ss.SSS`; otherwise as {@link parseDateTime}. */
export const parseDateTimeMs = (text: string, utcOffsetMinutes: number = gmt8Minutes): number | undefined => {
  if (text.length !== 23 || text.charCodeAt(19) !== point) return undefined
  const seconds = parseDateTime(text.slice(0, 19), utcOffsetMinutes)
  const [tens, ones] = [twoDigits(text, 20), digitAt(text, 22)]
  return seconds === undefined || tens < 0 || ones < 0 || ones > 9 ? undefined : seconds + tens * 10 + ones
}

/** Epoch milliseconds of `yyyyMMddHHmmss`; otherwise as {@link parseDateTime}. */
export const parseCompactDateTime = (
  text: string,
  utcOffsetMinutes: number = gmt8Minutes,
): number | undefined =>
  text.length !== 14
    ? undefined
    : epochMsOf(
        yearAt(text, 0),
        twoDigits(text, 4),
        twoDigits(text, 6),
        twoDigits(text, 8),
        twoDigits(text, 10),
        twoDigits(text, 12),
        utcOffsetMinutes,
      )

/** Epoch milliseconds of the first moment of a `yyyy-MM-dd`; otherwise as {@link parseDateTime}. */
export const parseDate = (text: string, utcOffsetMinutes: number = gmt8Minutes): number | undefined =>
  text.length === 10 ? parseDateTime(`${text} 00:00:00`, utcOffsetMinutes) : undefined
