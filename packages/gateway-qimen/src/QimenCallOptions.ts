import type { CallOptions } from '@paifang/gateway'

export interface QimenCallOptions extends CallOptions {
  /** `customerId` of this call, in place of the client's. */
  readonly customerId?: string
  /** `target_app_key` of this call, in place of the client's. */
  readonly targetAppKey?: string
  /** `v` of this call, in place of the client's. */
  readonly version?: string
  /** Further parameters of the query, signed and sent; a name of ours is refused. */
  readonly params?: Readonly<Record<string, string>>
  /** An XML text that is signed and sent as it is, to the byte, in place of the input. */
  readonly rawXml?: string
}
