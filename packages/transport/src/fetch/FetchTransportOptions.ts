/** What is asked of `fetch`: the part of the standard that is used. */
export interface FetchInit {
  readonly method: string
  readonly headers: Record<string, string>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- every runtime types what it takes in its own way
  readonly body?: any
  /** Bodies that are streamed. */
  readonly duplex?: 'half'
  readonly redirect: 'manual'
  readonly signal: AbortSignal
}

/** What is used of a `Response`. */
export interface FetchAnswer {
  readonly status: number
  readonly headers: { forEach(visit: (value: string, name: string) => void): void }
  readonly body: { getReader(): FetchReader } | null
}

export interface FetchReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>
  cancel(): Promise<void>
}

/** `fetch`, as far as it is used: the runtime's own, or a service binding's. */
export interface FetchLike {
  // A method, so that every runtime's own `fetch` fits, whatever its types ask for besides.
  fetch(url: string, init: FetchInit): Promise<FetchAnswer>
}

export interface FetchTransportOptions {
  /** From the start of an exchange to the last byte of its answer, when the request names none. Default 10,000. */
  readonly timeoutMs?: number
  /** Longest answer taken, counted after decompression. Default 32 MiB. */
  readonly maxResponseBytes?: number
  /** `false`: the proxy that the environment names is not for this client. */
  readonly proxy?: false
  /** Hosts reached directly, in the form of `NO_PROXY`. Default: `NO_PROXY` of the environment. */
  readonly noProxy?: string
  /** Hosts that plain http may go to, by their whole names. Default: loopback alone. */
  readonly allowInsecureHosts?: ReadonlyArray<string>
  /**
   * A `fetch` of your own; default: the runtime's. How it connects (proxies, certificates) is its affair: nothing is
   * refused because of the environment then.
   */
  readonly fetch?: FetchLike['fetch']
}
