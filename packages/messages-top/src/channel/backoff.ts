/** Times between attempts, in milliseconds. */
export interface BackoffOptions {
  /** Window of the first delay. Default 1,000. */
  readonly minMs?: number
  /** No window is longer. Default 60,000. */
  readonly maxMs?: number
  /** First window after a refusal that only a person can end. Default 30,000; it doubles up to ten times `maxMs`. */
  readonly refusedMs?: number
  /** How long an accepted connection has to last for the next delay to be a first one again. Default 30,000. */
  readonly stableMs?: number
}

/** No two attempts are closer than this. */
const leastMs = 100

/** Full jitter: a delay drawn between 0.1 s and a window that doubles. */
export const delayMs = (
  failures: number,
  random: () => number,
  { firstMs, maxMs }: { readonly firstMs: number; readonly maxMs: number },
): number => {
  const window = Math.min(maxMs, firstMs * 2 ** Math.min(failures, 30))
  return leastMs + Math.round(random() * Math.max(0, window - leastMs))
}
