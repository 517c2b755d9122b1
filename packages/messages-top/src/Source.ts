import type { MessageError, Result } from '@paifang/result'
import type { Settlement } from './delivery/createDelivery'
import type { Received } from './readMessage'

/** What a source is given: where its messages go. */
export interface Sink {
  readonly take: (received: Received) => void
}

/** Where messages come from and are confirmed to. */
export interface Source {
  /** Resolves when the first messages may come, or with why none will. */
  readonly opened: Promise<MessageError | undefined>
  /** Confirms, or says that it failed; later, where there is no connection now. */
  readonly settle: (settlement: Settlement) => void
  /** No more is to come, or more may. */
  readonly onPressure: (isFull: boolean) => void
  /** Nothing is left to be handled. */
  readonly onIdle: () => void
  readonly publish: (publication: Publication) => Promise<Result<MessageError, void>>
  /** Whether messages can come. */
  readonly isConnected: () => boolean
  /** Asks for nothing more; what is handled can still be confirmed. */
  readonly stop: () => void
  /** Hands over what was confirmed, within `ms`, and ends. */
  readonly close: (ms: number) => Promise<void>
}

/** A message to be published. */
export interface Publication {
  readonly topic: string
  /** At most 122,880 characters. */
  readonly content: string
  /** The user's session, where the topic wants one. */
  readonly session?: string
  /** How long the answer is waited for. Default 5,000. */
  readonly timeoutMs?: number
}
