import type { Advice, GatewayErrorKind } from '@paifang/result'

/** One line of a gateway's table of codes. */
export interface ErrorEntry {
  /** A code, or a family of sub-codes in which `*` stands for any text. */
  readonly code: string
  /** `''` when it has none. */
  readonly name: string
  readonly kind: GatewayErrorKind | 'success'
  readonly retryable: boolean
  readonly advice: Advice
  /** It is no refusal of the platform's, but what a service that the platform calls answers with. */
  readonly inbound?: true
}

/** Every code and sub-code that a platform documents. */
export interface ErrorTable {
  readonly entries: ReadonlyArray<ErrorEntry>
  /** The family that a sub-code belongs to, as `entries` write it. */
  readonly familyOf?: (code: string) => string | undefined
}
