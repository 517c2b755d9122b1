import type { Advice, GatewayErrorKind } from '@paifang/result'

/** One return code of the gateway (`stat.code`), as data. */
export interface OpretailCode {
  /** As text, the way errors carry it: `7`, `-100`. */
  readonly code: string
  /** The documented `stat.codename`, spelled as the platform spells it. */
  readonly name: string
  readonly kind: GatewayErrorKind | 'success'
  /** Whether the same call may succeed later. Whether it may be repeated is for the operation to say. */
  readonly retryable: boolean
  /** What the gateway means by it. */
  readonly meaning: Advice
  /** What to do next. */
  readonly advice: Advice
}
