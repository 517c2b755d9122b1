import type { TopClient } from '@paifang/gateway-top'
import type { TransportOptions } from '@paifang/transport'
import type { BackoffOptions } from './channel/backoff'
import type { MessageEvent } from './events'
import type { Message } from './Message'

/** A channel of one group. Times are in milliseconds; every value but `client` and `group` has a default. */
export interface MessagesOptions extends Pick<
  TransportOptions,
  'proxy' | 'noProxy' | 'ca' | 'cert' | 'key' | 'passphrase'
> {
  /** Signs connections and calls the gateway. Its credentials stay with it. */
  readonly client: TopClient
  /** Consumer group: `default`, or one that was made with `taobao.tmc.group.add`. */
  readonly group: string
  /**
   * `channel`: the WebSocket. `http`: `taobao.tmc.messages.consume` and `confirm`, for hosts that may not open one; it cannot
   * publish. Default `channel`.
   */
  readonly source?: 'channel' | 'http'
  /** Default `ws://mc.api.taobao.com/`: plain text, the only address that is documented. Whether `wss:` is served is not known. */
  readonly endpoint?: string
  /**
   * The token of `taobao.tmc.auth.get`, which the newest official client sends and others do not. `auto`: asked for where the
   * endpoint is the platform's, left out where the application may not; a function gives it itself. Default `auto`.
   */
  readonly authToken?: 'auto' | 'off' | (() => PromiseLike<string> | string)
  /** Sent as `minor_group`, where given. */
  readonly minorGroup?: string
  /** Sent as `filter_exp`, where given. */
  readonly filter?: string
  /** To open a connection; and for `authToken`, and for the client's credentials, to be given. Default 5,000. */
  readonly connectTimeoutMs?: number
  /** For the answer to a CONNECT. Default 5,000. */
  readonly ackTimeoutMs?: number
  /** Time between two pulls. Default 15,000. */
  readonly pullMs?: number
  /** When a connection is opened anew for its age alone, less up to a tenth. Default: never. */
  readonly maxConnectionAgeMs?: number
  readonly backoff?: BackoffOptions
  /** Longest frame. Default 4 MiB. */
  readonly maxFrameBytes?: number
  /** Longest content, inflated. Default 4 MiB. */
  readonly maxContentBytes?: number
  /** Gets what a handler called `permanent`, and what a topic's codec cannot read; the message is confirmed once it has settled well. */
  readonly onDeadLetter?: (message: Message, reason: string) => unknown
  /** Told of what happens. What it throws is ignored. Without it a failure is a warning of Node, once for each topic and cause. */
  readonly onEvent?: (event: MessageEvent) => void
  /** Epoch milliseconds; default `Date.now`. */
  readonly clock?: () => number
  /** Milliseconds that only grow; default `performance.now`. */
  readonly now?: () => number
  /** From 0 up to 1, for jitter; default `Math.random`. */
  readonly random?: () => number
  /** Resolves after `ms`, or as soon as the signal aborts. Waits between connections go through it. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** How messages are handled. `A`: what the contents of the topics are. */
export interface ListenOptions<A> {
  /** Handlers at once. Default 16. */
  readonly concurrency?: number
  /** How many messages are held, running ones included, before the socket is no longer read. Default `concurrency` + 256. */
  readonly capacity?: number
  /** Messages of one key are handled one after the other, in the order of their arrival. `undefined`: of no key. */
  readonly orderBy?: (message: Message<A>) => string | number | bigint | undefined
  /**
   * A key that says "this was handled already": a message whose key is that of one that was handled well lately is confirmed
   * without being handled. By default nothing but the message id says that; never give the id of an order, which many
   * different messages share.
   */
  readonly duplicateBy?: (message: Message<A>) => string | undefined
  /** How many ids and keys of handled messages are remembered, at most 1,000,000; 0: none. Default 10,000. */
  readonly recent?: number
  /** How long a handler may take before its message is said to have failed. Default 60,000; `Infinity`: for ever. */
  readonly handlerTimeoutMs?: number
}
