const minute = 60_000

/** GMT+8, the zone of the platform; by arithmetic, so that no zone of the machine matters. */
export const gmt8Minutes = 480

/**
 * `yyyy-MM-dd HH:mm:ss` in GMT+8, or `undefined` outside the years 0000 to 9999.
 *
 * @see cloud.api method pages: business dates such as `startTime`
 */
export const dateTimeText = (epochMs: number): string | undefined => {
  const shifted = new Date(epochMs + gmt8Minutes * minute)
  const iso = Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString()
  return iso.length === 24 ? iso.slice(0, 19).replace('T', ' ') : undefined
}

/**
 * Epoch milliseconds of a `_timestamp` (`yyyyMMddHHmmss`, 14 digits), or `undefined` when it is no such moment.
 *
 * @param utcOffsetMinutes zone in which the text was written, in minutes east of UTC
 * @see cloud.api public parameters, `_timestamp`
 */
export const parseTimestamp = (text: string, utcOffsetMinutes: number = gmt8Minutes): number | undefined => {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)
  if (found === null) return undefined
  const [, year, month, day, hour, min, second] = found
  const iso = `${year}-${month}-${day}T${hour}:${min}:${second}.000Z`
  const epochMs = Date.parse(iso)
  if (Number.isNaN(epochMs) || new Date(epochMs).toISOString() !== iso) return undefined
  return epochMs - utcOffsetMinutes * minute
}

/** `yyyyMMddHHmmss` in GMT+8 of a moment between the years 0000 and 9999. */
export const formatTimestamp = (epochMs: number): string | undefined =>
  dateTimeText(epochMs)?.replace(/\D/g, '')
