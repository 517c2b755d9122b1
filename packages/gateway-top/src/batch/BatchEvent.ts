import type { PaifangEvent } from '@paifang/gateway'

/** A call of a batch ended: `ok`, or by its error. What the requests of the batch came to the client's own events tell. */
export interface BatchCallEvent extends PaifangEvent {
  readonly type: 'batch.call'
  /** Its place among the calls of the batch, from 0. */
  readonly place: number
  readonly outcome: NonNullable<PaifangEvent['outcome']>
  /** The whole request was refused, and this call with it. */
  readonly batchRefused?: true
}

/** A batch ended. */
export interface BatchDoneEvent extends PaifangEvent {
  readonly type: 'batch.done'
  readonly calls: number
  /** How many of them ended well. */
  readonly succeeded: number
  readonly durationMs: number
}

export type BatchEvent = BatchCallEvent | BatchDoneEvent
