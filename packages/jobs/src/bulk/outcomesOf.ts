import { err, ok, type JobError, type Result } from '@paifang/result'
import { causeOf } from '@paifang/gateway/author'
import type { Checkpoint, Store } from '../store/Store'
import type { RowOutcome } from './BulkReport'
import { outcomeKey } from './chunks'

/** Of a store: rows that are not simply done, in their order, of those after row `after`. */
export const outcomesIn = async function* (store: Store, after = 0): AsyncGenerator<RowOutcome> {
  for await (const [, value] of store.range(outcomeKey(after + 1), 'x0'))
    yield JSON.parse(value) as RowOutcome
}

/**
 * What became of the rows of a job that are not simply done, in their order. A Left is the last: a runner has the job, or
 * its store cannot be read.
 */
export const outcomesOf = async function* (
  checkpoint: Pick<Checkpoint, 'open'>,
  job: string,
): AsyncGenerator<Result<JobError, RowOutcome>> {
  const failed = (thrown: unknown): Result<JobError, never> =>
    err({ _tag: 'JobError', job, reason: 'store', cause: causeOf(thrown) })
  let store: Store
  try {
    const opened = await checkpoint.open(job)
    if (opened._tag === 'Left') {
      yield opened
      return
    }
    store = opened.right
  } catch (thrown) {
    yield failed(thrown)
    return
  }
  try {
    for await (const outcome of outcomesIn(store)) yield ok(outcome)
  } catch (thrown) {
    yield failed(thrown)
  } finally {
    await store.close().catch(() => undefined)
  }
}
