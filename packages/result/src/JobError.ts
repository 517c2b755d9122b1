import type { CallError } from './CallError'
import type { Cause } from './Cause'

/** A job stopped before its end, resumably: whoever runs it must act. Its checkpoint says what became of every row. */
export interface JobError {
  readonly _tag: 'JobError'
  readonly job: string
  /** Wire name of the operation that the job calls. */
  readonly method?: string
  /**
   * `call`: a call failed in a way that no other row would not (`error`); `everything-refused`: nothing but refusals of
   * one kind; `too-many-unknown`: outcomes cannot be told any more; `source-changed`: the rows are not those the job
   * began with; `locked`: another runner has it; `format`: it was kept by another version; `definition`: operation,
   * version or options differ from the job's; `store`: the checkpoint cannot be read or written; `source`: the rows
   * cannot be read; `paused`: the gateway takes nothing for longer than the job waits (`untilMs`); `cancelled`.
   */
  readonly reason:
    | 'call'
    | 'everything-refused'
    | 'too-many-unknown'
    | 'source-changed'
    | 'locked'
    | 'format'
    | 'definition'
    | 'store'
    | 'source'
    | 'paused'
    | 'cancelled'
  /** What the reason needs to be understood: the two formats, who holds the lock, what differs. No value of a row. */
  readonly detail?: string
  /** The row it stopped at, from 1. */
  readonly row?: number
  /** When running it again makes sense: epoch milliseconds. */
  readonly untilMs?: number
  /** How many rows were read, and what became of those that have an outcome. */
  readonly counts?: {
    readonly read: number
    readonly done: number
    readonly refused: number
    readonly unknown: number
  }
  readonly error?: CallError
  readonly cause?: Cause
}
