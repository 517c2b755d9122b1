/** The longest delay a Node timer can keep. */
const longest = 2_147_483_647

/** A timeout as a timer takes it: whole milliseconds, `Infinity` for no timer, 0 when there is no time (or no number). */
export function timeoutOf(timeoutMs: number): number {
  if (timeoutMs > longest) return Infinity
  return timeoutMs > 0 ? Math.ceil(timeoutMs) : 0
}
