import type { JobError, Result } from '@paifang/result'

/** One change of a store. */
export type StoreOp =
  { readonly put: string; readonly value: string } | { readonly del: string; readonly value?: never }

/**
 * What jobs keep their state in: texts by ordered keys. What a method rejects with ends the job in a JobError, reason
 * `store`, and the job goes on where it stood when the store is well again.
 */
export interface Store {
  readonly get: (key: string) => Promise<string | undefined>
  /** The entries from a key on and before another, in the order of their keys (UTF-16 units). */
  readonly range: (from: string, before: string) => AsyncIterable<readonly [key: string, value: string]>
  /** All of it or nothing. `durable`: it resolves when the loss of power could no longer undo it. */
  readonly batch: (ops: ReadonlyArray<StoreOp>, options: { readonly durable: boolean }) => Promise<void>
  readonly close: () => Promise<void>
}

/** Where jobs are kept: opens the store of one job for one runner. */
export interface Checkpoint {
  /** Left: `locked` by another runner, or a store that cannot be opened. */
  readonly open: (job: string) => Promise<Result<JobError, Store>>
  /**
   * Keys the digests by which changed rows are noticed, so that what is kept gives no row away to guessing. It must be the
   * same at a resume, and must not lie beside what is kept. The application's secret serves badly: it may be wrong at first, or
   * be changed, and a job that sent rows goes on under its own secret only. Only keys derived from it are used.
   */
  readonly secret: string
  /**
   * Tells those who may not open the store while a job runs how it stands; at least once a second while it runs, so that
   * who reads it knows whether its runner lives.
   */
  readonly tell?: (job: string, progress: unknown) => Promise<void>
}
