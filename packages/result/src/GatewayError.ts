import type { Cause } from './Cause'

export type GatewayErrorKind =
  | 'signature'
  | 'credentials'
  | 'session'
  | 'permission'
  | 'throttled'
  | 'clock'
  | 'parameters'
  | 'method'
  | 'duplicate'
  | 'unavailable'
  | 'unlisted'

/** A sentence for a person, in both languages. */
export interface Advice {
  readonly en: string
  readonly zh: string
}

/** The gateway refused: the account or the platform must act. */
export interface GatewayError {
  readonly _tag: 'GatewayError'
  readonly method: string
  /** `top`, `opretail`, or a gateway that someone adds. */
  readonly gateway: string
  readonly kind: GatewayErrorKind
  /** The raw code as text: `25`, `-500`. */
  readonly code: string
  /** The documented name of the code, e.g. `Invalid Signature`, `SIGN_WRONG`; the raw message's own when unlisted. */
  readonly name: string
  readonly subCode?: string
  /** The gateway's own words (`sub_msg` when there is one), entities decoded, masked. */
  readonly message: string
  readonly requestId?: string
  /** Whether the same request may succeed later, as the code says. The operation decides whether it may be repeated. */
  readonly retryable: boolean
  /** `no`: the gateway was not asked. It refused a call like this one before and said until when. */
  readonly sent?: 'no'
  /** How long the gateway said to wait, or what is left of it. */
  readonly retryAfterMs?: number
  /** Whom a throttle hits. */
  readonly scope?: 'user' | 'session' | 'partner' | 'app' | 'api' | 'app-api' | 'dynamic'
  /** Why the session it refused could not be renewed, where that was tried. */
  readonly cause?: Cause
  /** What to do next. */
  readonly advice: Advice
}
