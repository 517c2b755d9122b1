import type { Advice, GatewayError, GatewayErrorKind } from '@paifang/result'

/** One code of the gateway's error table. */
export interface TopError {
  /** As text: `25`. */
  readonly code: string
  /** The documented message. */
  readonly name: string
  readonly kind: GatewayErrorKind
  /** Whether the same request may succeed later. The operation decides whether it may be repeated. */
  readonly retryable: boolean
  /** Whom a throttle hits. */
  readonly scope?: NonNullable<GatewayError['scope']>
  /** `platform`: the request never reached the business service. */
  readonly origin: 'platform' | 'business'
  readonly advice: Advice
}

/** A family of sub-codes. What it says goes before what the code says. */
export interface TopSubCode {
  /** `*` stands for any text. */
  readonly pattern: string
  readonly kind: GatewayErrorKind
  readonly retryable: boolean
  readonly scope?: NonNullable<GatewayError['scope']>
  readonly advice: Advice
}
