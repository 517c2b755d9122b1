import type { Client } from '@paifang/gateway'
import type { PaifangError, Result } from '@paifang/result'

/** A message as the command line shows it. */
export interface ShownMessage {
  readonly id: string
  readonly topic: string
  /** As it came. */
  readonly content: string
  /** When it was published: epoch ms. */
  readonly atMs?: number
  readonly userId?: string
  readonly nick?: string
}

export interface ListenRequest {
  readonly group: string
  /** A WebSocket URL; default: where the gateway has it for its endpoint. */
  readonly channel?: string
  /** The URL that calls go to. */
  readonly endpoint: string
  /** Says what becomes of it; `later`: it comes again, `held`: nothing is said, so that it comes again once we are gone. */
  readonly onMessage: (message: ShownMessage) => 'confirmed' | 'later' | 'held'
  /** What happens to the connection, in the gateway's own words. */
  readonly onNotice: (text: string) => void
  /** Messages that may be held. */
  readonly capacity: number
}

/** What a gateway tells applications of by itself, where it does. */
export interface GatewayMessages {
  /** Ids of what was published. */
  readonly publish: (
    client: Client<string>,
    message: { readonly topic: string; readonly content: string; readonly group?: string },
  ) => Promise<Result<PaifangError, ReadonlyArray<string>>>
  readonly listen: (
    client: Client<string>,
    request: ListenRequest,
  ) => Promise<Result<PaifangError, { readonly close: () => Promise<unknown> }>>
}
