import type { PolicyOptions, Provider, SessionSource, SessionStore } from '@paifang/gateway'
import type { TopAnswerLimits } from '@paifang/gateway-top'
import type { SignMethod } from '@paifang/signer-top'
import type { Transport } from '@paifang/transport'
import type { QimenEndpoint } from './qimenEndpoints'

export interface QimenClientOptions extends PolicyOptions {
  /** `app_key`. A function is asked for each attempt. */
  readonly appKey: Provider<string>
  /** Signs; never sent. A function is asked for each attempt. */
  readonly appSecret: Provider<string>
  /** `customerId`: decides in the standard scenes who answers. That of joint tests is not that of production. */
  readonly customerId?: string
  /** `target_app_key`: decides in custom scenes who answers. Methods are then sent as they are named. */
  readonly targetAppKey?: string
  /** `v`: the two versions have different fields. Default `2.0`. */
  readonly version?: string
  /** Default `production`. */
  readonly endpoint?: QimenEndpoint
  /** Default `md5`, the only one that documents name; whether the standard scenes take another is not known. */
  readonly signMethod?: SignMethod
  /** The user's authorization, sent with operations that take one. It stands in the query, as the protocol has it. */
  readonly session?: SessionSource
  /** Shares renewed sessions between processes; for providers that name their `subject`. Default: none. */
  readonly sessionStore?: SessionStore
  /** `partner_id`: a free tag. Default: none is sent. */
  readonly partnerId?: string
  /** Further parameters of every query, signed and sent; a name of ours is refused. */
  readonly params?: Readonly<Record<string, string>>
  /** How much an answer may hold. */
  readonly answers?: TopAnswerLimits
  /** Hosts that plain http may go to, by their whole names: `['emulator']`. Default: none but this machine. A `transport` of yours is told by itself. */
  readonly allowInsecureHosts?: ReadonlyArray<string>
  /** Default: an `axiosTransport` of the client's own, closed with it. */
  readonly transport?: Transport
}
