/** How long to wait before what failed so many times is tried again: 1 s, doubled each time, at most a minute. */
export const backoffMs = (times: number): number => Math.min(60_000, 1000 * 2 ** Math.max(0, times - 1))
