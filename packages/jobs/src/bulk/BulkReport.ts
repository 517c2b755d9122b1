import type { JobError } from '@paifang/result'

/** How many rows were read, and what became of them. When a job has ended, `read` is the sum of the others. */
export interface RowCounts {
  readonly read: number
  readonly done: number
  readonly refused: number
  readonly unknown: number
}

/**
 * What became of rows that are not simply done: rows `from` to `to`, counted from 1, both included. No value of a row.
 */
export type RowOutcome =
  | {
      readonly from: number
      readonly to: number
      readonly state: 'refused'
      /** `here`: its values are not what the operation takes, and it was never sent; `person`: someone decided so. */
      readonly where: 'here' | 'platform' | 'person'
      /** The platform's code; what would have been right there, where it was refused here. */
      readonly code: string
      /** Where in the row, where that is known. */
      readonly path?: string
      readonly requestId?: string
      /** Refused with others in one request: the platform may have written some of them. */
      readonly mayBePartial?: true
    }
  | {
      readonly from: number
      readonly to: number
      readonly state: 'unknown'
      readonly why: UnknownWhy
      readonly requestId?: string
    }

/**
 * Why nobody knows: `crash`: the runner died while the request was on its way; `answer-lost`: no answer, or none that
 * could be read; `not-in-answer`: the answer does not speak of the row; `accepted`: the platform will decide later;
 * `retryable`: it said "failed, try again" and may have written some; `repeated`: it took the request for a repetition.
 */
export type UnknownWhy = 'crash' | 'answer-lost' | 'not-in-answer' | 'accepted' | 'retryable' | 'repeated'

/** A job that ended: every row has exactly one outcome. */
export interface BulkReport {
  readonly job: string
  readonly rows: RowCounts
  readonly calls: number
  /** How often a refused request was parted to find the rows that it was refused for. */
  readonly splits: number
  /** The first thousand that are not done, in their order; `outcomesOf` gives all. */
  readonly exceptions: ReadonlyArray<RowOutcome>
}

/** How a job stands. Holds no value of a row. */
export interface BulkProgress {
  readonly job: string
  readonly gateway: string
  /** Wire name of the operation that it calls. */
  readonly method: string
  readonly state: 'running' | 'waiting' | 'stopped' | 'ended'
  readonly rows: RowCounts
  readonly calls: number
  readonly waitingFor?: 'throttle' | 'network'
  /** When it goes on, or when running it again makes sense: epoch milliseconds. */
  readonly untilMs?: number
  /** What it stopped for. */
  readonly stop?: Pick<JobError, 'reason' | 'detail' | 'row'>
  /** Rows with an outcome, over the last minute. */
  readonly rowsPerSecond: number
  /** How many rows there are, where that is known. */
  readonly total?: number
  /** How long it will take at the speed of the last minute, in milliseconds; absent where nobody can tell, and while it waits. */
  readonly etaMs?: number
}
