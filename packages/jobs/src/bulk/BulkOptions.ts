import type { Bulk } from '@paifang/contract'
import type { CallOptions, PaifangEvent } from '@paifang/gateway'
import type { Checkpoint } from '../store/Store'
import type { BulkProgress, UnknownWhy } from './BulkReport'

/** What belongs to one request of a job and is the same whenever that request is sent again. */
export interface ChunkContext {
  /** Names the request, at most 32 characters: put it where the operation names its idempotency key. */
  readonly key: string
  /** When the request was first made: epoch milliseconds. */
  readonly timeMs: number
  /** The job's number of the first row and of the last one, from 1. */
  readonly from: number
  readonly to: number
}

/** What `verify` found out about a row: `not-done` is a promise that the platform has not written it. */
export type Verified = 'done' | 'not-done' | 'unknown'

/** How requests are made of rows, and what their ends mean. */
export interface RequestOptions<I, R> {
  /**
   * One request for some rows, in their order. It must depend on its arguments alone, and leave the rows as they are: a request
   * that is sent again is made again, and one that came out otherwise stops the job.
   */
  readonly toInput: (rows: ReadonlyArray<R>, context: ChunkContext) => I
  /** Rows of one request. Default: what the operation documents, at most 100; 50 where it documents nothing. */
  readonly chunk?: number
  /** What is known of the operation beyond its document, or otherwise. */
  readonly bulk?: Partial<Bulk>
  /**
   * `validated-first`: a request that the platform refused for its parameters has written nothing. Then such a request is
   * parted until the rows that it was refused for stand alone. Nothing documents it, so it is not assumed.
   */
  readonly assume?: 'validated-first'
  /** Asked about rows whose outcome is unknown. One answer for each row; what it throws counts as `unknown`, as does what
   * is still asked when the job's time of grace is over. */
  readonly verify?: (
    rows: ReadonlyArray<R>,
    about: { readonly from: number; readonly to: number; readonly why: UnknownWhy },
  ) => Promise<ReadonlyArray<Verified>>
  /** How often one request is sent in all, where sending it again is harmless. Default 3. */
  readonly maxAttempts?: number
  /** Options of each call: its session, its own deadline. */
  readonly call?: Pick<CallOptions, 'session' | 'deadlineMs' | 'attemptTimeoutMs'>
}

/** How a job is run. */
export interface RunOptions {
  /** Requests at once. Default 4; 1 keeps the order of the rows. */
  readonly concurrency?: number
  /**
   * Longest time the job waits for the gateway to take calls again; beyond it, or after five waits in a row with nothing done,
   * it ends in `paused`; above a minute, it waits that long after the fifth. Default 60,000.
   */
  readonly maxPauseMs?: number
  /** Requests in a row whose outcome is unknown before the job stops. Default 3. */
  readonly maxUnknown?: number
  /**
   * Refusals with one code, and nothing done, before the job stops; or rows that are refused for one reason before any
   * call, and none that is not. Default 20.
   */
  readonly maxRefusals?: number
  /** How often refused requests of this job are parted in all. Default 200. */
  readonly maxSplits?: number
  /** Aborting begins no further request; those that run may end within `graceMs`. */
  readonly signal?: AbortSignal
  /** Default 10,000. */
  readonly graceMs?: number
  /** As if `signal` aborted after so many milliseconds. */
  readonly deadlineMs?: number
  /** How many rows there are, as far as that can be told now: for `etaMs`. An array tells it itself. */
  readonly total?: () => number | undefined
  /** At most four times a second, and at each change of state. What it throws is ignored. */
  readonly onProgress?: (progress: BulkProgress) => void
  readonly onEvent?: (event: PaifangEvent) => void
  /** Epoch milliseconds; default `Date.now`. */
  readonly clock?: () => number
  /** Resolves after `ms`, or as soon as the signal aborts. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

export interface BulkOptions<I, R> extends RequestOptions<I, R>, RunOptions {
  /** Names the job: the same name and checkpoint go on where it stopped. */
  readonly job: string
  /**
   * What a row is about: rows that are about the same go out in their order, never two of them in requests that run at
   * once. Others may overtake them.
   */
  readonly ordered?: (row: R) => string
  /** Where the job is kept. Default: nowhere, and a process that dies leaves no trace of it. */
  readonly checkpoint?: Checkpoint
}
