import type { PolicyOptions, Provider, SessionSource, SessionStore, TimeOperation } from '@paifang/gateway'
import type { SignMethod } from '@paifang/signer-top'
import type { Transport } from '@paifang/transport'
import type { TopAnswerLimits } from './envelope/TopAnswerLimits'
import type { TopEndpoint } from './topEndpoints'

export interface TopClientOptions extends PolicyOptions {
  /** `app_key`. A function is asked for each attempt. */
  readonly appKey: Provider<string>
  /** Signs; never sent. A function is asked for each attempt. */
  readonly appSecret: Provider<string>
  /** The user's authorization, sent with operations that take one. */
  readonly session?: SessionSource
  /** Shares renewed sessions between processes; for providers that name their `subject`. Default: none. */
  readonly sessionStore?: SessionStore
  /** Default `hmac-sha256`. */
  readonly signMethod?: SignMethod
  /** Default `production`. */
  readonly endpoint?: TopEndpoint
  /** Default `json`; `xml` costs about 30 times as much to read. */
  readonly format?: 'json' | 'xml'
  /** JSON answers without wrappers around the answer and its lists; the full form is understood as well. Default `true`. */
  readonly simplify?: boolean
  /** `partner_id`: a free tag. Default: none is sent. */
  readonly partnerId?: string
  /** `target_app_key`: the application that is called through a cloud bridge. */
  readonly targetAppKey?: string
  /** Further system parameters of every call; a name of ours is refused. */
  readonly params?: Readonly<Record<string, string>>
  /**
   * Asked for the gateway's time before the first call, which waits for it: `timeGet` of `@paifang/api-top-platform`. For machines
   * whose clocks are off. Default: the time is learnt from the first refusal, which costs that call a second attempt.
   */
  readonly serverTime?: TimeOperation<'top'>
  /** How much an answer may hold. */
  readonly answers?: TopAnswerLimits
  /** Hosts that plain http may go to, by their whole names: `['emulator']`. Default: none but this machine. A `transport` of yours is told by itself. */
  readonly allowInsecureHosts?: ReadonlyArray<string>
  /** Default: an `axiosTransport` of the client's own, closed with it. */
  readonly transport?: Transport
}
