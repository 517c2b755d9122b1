import type { Provider, SessionSource } from '@paifang/gateway'
import type { TopAnswerLimits } from './envelope/TopAnswerLimits'
import type { Pairs, SignMethod } from '@paifang/signer-top'

/** What a client was made with, checked. It never leaves the closures that use it. */
export interface TopSettings {
  readonly appKey: Provider<string>
  readonly appSecret: Provider<string>
  readonly session: SessionSource | undefined
  readonly signMethod: SignMethod
  /** Absolute. */
  readonly url: string
  readonly format: 'json' | 'xml'
  readonly simplify: boolean
  readonly partnerId: string | undefined
  readonly targetAppKey: string | undefined
  readonly answers: TopAnswerLimits
  /** Further system parameters, sorted by name. */
  readonly params: Pairs
}
