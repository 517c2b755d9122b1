const minuteMs = 60_000

/** GMT+8, the reading we choose: the vendor is Chinese, no source states the server's zone. */
export const gmt8Minutes = 480

/**
 * `_timestamp`: `yyyyMMddHHmmss` at a fixed offset from UTC, by arithmetic, so that neither the machine's zone nor its
 * zone data matter. `undefined` outside the years 0000 to 9999.
 *
 * @see opretail public request parameters, doc 743
 */
export const timestampText = (
  epochMs: number,
  utcOffsetMinutes: number = gmt8Minutes,
): string | undefined => {
  const shifted = new Date(epochMs + utcOffsetMinutes * minuteMs)
  if (Number.isNaN(shifted.getTime())) return undefined
  const iso = shifted.toISOString()
  return iso.length === 24 ? iso.slice(0, 19).replace(/[-T:]/g, '') : undefined
}
