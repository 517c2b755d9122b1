import type { AnswerLimits, SessionSource } from '@paifang/gateway'
import type { CredentialSources } from './request/readCredentials'
import type { OpretailWireOptions } from './OpretailClientOptions'

/** A client's options, checked, with their defaults filled in. */
export interface OpretailSettings {
  /** Absolute. */
  readonly url: string
  readonly credentials: CredentialSources
  readonly wire: Required<Pick<OpretailWireOptions, 'carriage' | 'nullish' | 'utcOffsetMinutes'>>
  readonly format: string | undefined
  readonly nonce: (() => string) | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly session: SessionSource | undefined
  readonly tokenHeaders: ReadonlyArray<string>
  readonly answers: AnswerLimits
  readonly tokenCodes: ReadonlyArray<string>
}
