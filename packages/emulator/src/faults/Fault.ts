/** What goes wrong. Times are real milliseconds, not the virtual clock's. */
export type Fault =
  /** Waits before the request is handled. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Handles the request and then says nothing, or nothing after the headers, until the client gives up. */
  | { readonly kind: 'stall'; readonly at?: 'before-headers' | 'after-headers' }
  /** Cuts the connection: before the request was handled, or after, when a write has been applied and its answer is lost. */
  | { readonly kind: 'reset'; readonly at?: 'before-handling' | 'after-handling' }
  /** Announces the whole answer, sends so many bytes (default: half) and cuts the connection. */
  | { readonly kind: 'truncate'; readonly bytes?: number }
  /** Announces a length that is off by so many bytes; default 10 too long. */
  | { readonly kind: 'wrong-length'; readonly by?: number }
  /** Sends the answer in small pieces: default 1 byte every 10 ms. */
  | { readonly kind: 'drip'; readonly bytes?: number; readonly everyMs?: number }
  /** A page of a proxy instead of an answer; default status 502. The request is not handled. */
  | { readonly kind: 'html'; readonly status?: number }
  /** HTTP 200 without a body. The request is handled. */
  | { readonly kind: 'empty' }
  /** The answer encoded as GBK, and said to be. */
  | { readonly kind: 'gbk' }
  /** The answer under another root name (TOP) or without `stat` (opretail). */
  | { readonly kind: 'wrong-root' }
  /** A refusal of the platform instead of handling; TOP default 15 `isp.remote-service-timeout`, opretail default -500. */
  | {
      readonly kind: 'error'
      readonly code?: number
      readonly message?: string
      readonly subCode?: string
      readonly subMessage?: string
    }
  /** The answer says "failed" in its own words, after handling; `retryable` default true. */
  | {
      readonly kind: 'business'
      readonly retryable?: boolean
      readonly code?: string
      readonly message?: string
    }
  /** The request is delivered to the handler twice; the second answer is sent. */
  | { readonly kind: 'duplicate' }
  /** The server's clock is off by so many ms for this request. */
  | { readonly kind: 'skew'; readonly ms: number }
  /** Of a channel: closes the WebSocket after the frame; default 1011. */
  | { readonly kind: 'close'; readonly code?: number; readonly reason?: string }
  /** Of a channel: the content as gzip. */
  | { readonly kind: 'gzip' }
  /** Of a channel: bytes that are no frame (default), or a frame of text, in place of the frame. */
  | { readonly kind: 'malformed'; readonly as?: 'bytes' | 'text' }
  /** Of a channel: one frame in two WebSocket fragments. */
  | { readonly kind: 'fragments' }
  /** Of a channel: the frame after the one that follows it. */
  | { readonly kind: 'out-of-order' }

/** When a fault strikes. Every condition that is given must hold. */
export interface FaultRule {
  readonly fault: Fault
  readonly gateway?: string
  /** Wire name of the operation, or what happens on a channel: `tmc.message`. Only rules that name the latter strike it. */
  readonly operation?: string
  /** Key of the application. */
  readonly app?: string
  /** Only these of the matching calls, counted from 1. */
  readonly nth?: number | ReadonlyArray<number>
  /** At most so many times. */
  readonly times?: number
  /** From 0 to 1; decided by `seed`, so that a run can be repeated. */
  readonly probability?: number
  /** Default: the emulator's seed. */
  readonly seed?: number
}

const kinds: { readonly [K in Fault['kind']]: true } = {
  delay: true,
  stall: true,
  reset: true,
  truncate: true,
  'wrong-length': true,
  drip: true,
  html: true,
  empty: true,
  gbk: true,
  'wrong-root': true,
  error: true,
  business: true,
  duplicate: true,
  skew: true,
  close: true,
  gzip: true,
  malformed: true,
  fragments: true,
  'out-of-order': true,
}

/** What only a channel does. */
export const channelKinds: ReadonlySet<string> = new Set([
  'close',
  'gzip',
  'malformed',
  'fragments',
  'out-of-order',
] satisfies ReadonlyArray<Fault['kind']>)

/** Every kind of fault there is. */
export const faultKinds = Object.keys(kinds) as ReadonlyArray<Fault['kind']>
