import type { CallOptions } from '@paifang/gateway'

export interface TopCallOptions extends CallOptions {
  /** Further system parameters of this call; a name of ours or of the operation's is refused. */
  readonly params?: Readonly<Record<string, string>>
  /** `target_app_key` of this call, in place of the client's. */
  readonly targetAppKey?: string
  /**
   * A raw body: it is sent as it is and signed, and every parameter moves to the query. Only for routes that document
   * one.
   */
  readonly rawBody?: { readonly text: string; readonly contentType: string }
}
