/** The longest delay a Node timer can keep; a longer one would fire after a millisecond. */
const longest = 2_147_483_647

/** A delay as a Node timer takes it: bounded by the longest it can keep, 0 for what is no time. */
export function timerMs(ms: number): number {
  return ms > 0 ? Math.min(ms, longest) : 0
}

/** A timeout as a timer takes it: whole milliseconds, `Infinity` for no timer, 0 when there is no time (or no number). */
export function timeoutOf(timeoutMs: number): number {
  if (timeoutMs > longest) return Infinity
  return timeoutMs > 0 ? Math.ceil(timeoutMs) : 0
}
