/** What both transports understand. Every figure has a default; nothing here weakens TLS. */
export interface TransportOptions {
  /** From the start of an exchange to the last byte of its answer, when the request names none. Default 10,000. */
  readonly timeoutMs?: number
  /** Time to open one connection, proxy and TLS included. Default 10,000; `timeoutMs` cuts it short. */
  readonly connectTimeoutMs?: number
  /** Connections kept per origin; further exchanges wait in line. Default 64. */
  readonly connections?: number
  /** How long an idle connection is kept when the server names no time. Default 4,000. */
  readonly keepAliveMs?: number
  /** Longest answer taken, counted after decompression. Default 32 MiB. */
  readonly maxResponseBytes?: number
  /**
   * `http://` or `https://` URL of a CONNECT proxy, credentials included; `false` for none.
   * Default: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` of the environment, lower case first.
   */
  readonly proxy?: string | false
  /** Hosts reached directly, in the form of `NO_PROXY`. Default: `NO_PROXY` of the environment. */
  readonly noProxy?: string
  /**
   * Hosts that plain http may go to, by their whole names: `['emulator']` for an emulator in another container. Such
   * requests take no proxy. Default: none but this machine (`localhost`, 127/8, `::1`).
   */
  readonly allowInsecureHosts?: ReadonlyArray<string>
  /** PEM certificates trusted in place of the built-in ones. */
  readonly ca?: string | Uint8Array | ReadonlyArray<string | Uint8Array>
  /** PEM client certificate. */
  readonly cert?: string | Uint8Array
  /** PEM key of the client certificate. */
  readonly key?: string | Uint8Array
  /** Opens `key` when it is encrypted. */
  readonly passphrase?: string
}
