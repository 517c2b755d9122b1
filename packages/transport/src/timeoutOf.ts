/** The longest delay a Node timer can keep. */
const longest = 2_147_483_647

/** A timeout as a timer takes it: whole milliseconds, `Infinity` cut to about 24 days, anything else that is no number 0. */
export function timeoutOf(timeoutMs: number): number {
  return timeoutMs > 0 ? Math.min(Math.ceil(timeoutMs), longest) : 0
}
