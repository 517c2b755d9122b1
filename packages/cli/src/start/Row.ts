/** One line of the main job: what was tried, how it ended, and whether that was expected. */
export interface Row {
  readonly part: 'calls' | 'failures'
  /** What was tried, in words. */
  readonly title: string
  /** Wire name. */
  readonly operation: string
  readonly gateway: string
  readonly signMethod: string
  /** `ok`, or the error's tag with what tells it apart: `GatewayError signature 25`. */
  readonly status: string
  readonly expected: string
  /** Whether status, attempts and requests sent were all as expected. */
  readonly held: boolean
  /** Milliseconds from the call to its Result. */
  readonly durationMs: number
  readonly attempts: number
  readonly requestId?: string
  /** One line for a person: the error described, or what the answer said. */
  readonly detail: string
}
