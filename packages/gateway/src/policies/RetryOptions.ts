export interface RetryOptions {
  /** All attempts of a call, the first included. Default 3. */
  readonly maxAttempts?: number
  /** The first delay after a transient failure is random between 0 and this. Default 200. */
  readonly transientDelayMs?: number
  /** The same after a throttle that named no time. Default 1,000. */
  readonly throttledDelayMs?: number
  /** No delay is drawn from beyond this. Default 20,000. */
  readonly maxDelayMs?: number
  /** How many repeats the client may make when nothing succeeds. Default 100. */
  readonly budget?: number
  /** How much of a repeat each success gives back to the budget. Default 0.2. */
  readonly refill?: number
}
