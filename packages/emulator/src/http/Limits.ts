/** What a single request may cost. Beyond it the server answers 4xx and goes on serving. */
export interface Limits {
  /** Bytes of a request body; default 10 MiB. Beyond it: 413. */
  readonly bodyBytes: number
  /** Bytes of the request line and headers together; default 256 KiB (raw-body calls carry everything there). Beyond it: 431. */
  readonly headerBytes: number
  /** Parameters in query and body together; default 2000. Beyond it: 413. */
  readonly params: number
  /** Time for all headers to arrive, ms; default 10 000. Beyond it: 408. */
  readonly headersMs: number
  /** Time for the whole request to arrive, ms; default 60 000. Beyond it: 408. */
  readonly requestMs: number
}

export const defaultLimits: Limits = {
  bodyBytes: 10 * 1024 * 1024,
  headerBytes: 256 * 1024,
  params: 2000,
  headersMs: 10_000,
  requestMs: 60_000,
}
