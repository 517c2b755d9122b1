import type { AsyncResult, TransportError } from '@paifang/result'
import type { HttpRequest } from './HttpRequest'
import type { HttpResponse } from './HttpResponse'

/** One HTTP exchange: bytes in, bytes out. Starts when the returned function is called; never rejects. */
export type Transport = ((request: HttpRequest) => AsyncResult<TransportError, HttpResponse>) & {
  /** Every exchange surely ends by its `timeoutMs` and its signal: nobody need watch over it. */
  readonly keepsLimits?: true
}

/** A transport that owns connections. */
export type ClosableTransport = Transport & {
  /**
   * Waits for the exchanges that are running (each ends by its own timeout), then closes every connection.
   * Later exchanges end in a TransportError, reason `request`, code `CLOSED`. Never rejects; may be repeated.
   */
  readonly close: () => Promise<void>
}
