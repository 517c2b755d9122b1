import type { Writable } from 'node:stream'
import type { HttpResponse } from './HttpResponse'

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
  /**
   * Where the body of an answer goes as it comes, in place of `body`, which is then empty, and of the limit on its size. It is
   * written as it was sent, compressed where the server compressed it. `undefined`: it is collected as ever. Not over axios or
   * fetch.
   */
  readonly receive?: (head: Pick<HttpResponse, 'status' | 'headers'>) => Writable | undefined
  /**
   * An IP address to connect to in place of resolving the host of `url`: certificate, SNI and `Host` stay that host's. https,
   * or an address of this machine. Not over axios or fetch.
   */
  readonly address?: string
}
