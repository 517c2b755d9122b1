/** What is written: text is sent as UTF-8; a function opens the bytes anew for each attempt. */
export type HttpBody = string | Uint8Array | (() => AsyncIterable<Uint8Array>)

export interface HttpRequest {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Absolute; https, or http on a loopback host or one that the transport allows by name. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: HttpBody
  /** From start to the last byte of the answer, in milliseconds; default: the transport's own. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}
