const gmt8Ms = 8 * 60 * 60_000

/**
 * `yyyy-MM-dd HH:mm:ss` in GMT+8, by arithmetic, so that no zone of the machine matters; `undefined` for no moment
 * between the years 0000 and 9999.
 *
 * @see TOP calling and signing, doc 101617: public parameter `timestamp`
 */
export const dateTimeText = (epochMs: number): string | undefined => {
  const shifted = new Date(epochMs + gmt8Ms)
  const iso = Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString()
  return iso.length === 24 ? iso.slice(0, 19).replace('T', ' ') : undefined
}

/** Epoch milliseconds of `yyyy-MM-dd HH:mm:ss` in GMT+8; `undefined` when the text is no such moment. */
export const parseDateTime = (text: string): number | undefined => {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined
  const iso = `${text.replace(' ', 'T')}.000Z`
  const epochMs = Date.parse(iso)
  // Date.parse turns 24:00:00 into the next day: a moment must read back as it was written.
  return Number.isNaN(epochMs) || new Date(epochMs).toISOString() !== iso ? undefined : epochMs - gmt8Ms
}
