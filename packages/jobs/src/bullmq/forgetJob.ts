import { causeOf } from '@paifang/gateway/author'
import { err, ok, type JobError, type Result } from '@paifang/result'
import { statusIn, type JobStatus } from './jobStatus'
import { jobKeys, queueKeys } from './keys'
import type { QueueOptions } from './QueueOptions'

/**
 * Forgets a job of a queue, whatever is kept of it, and needs no secret: a job of another definition or secret makes place for
 * one of this. Started again it is a new job, which sends all its rows, under new keys: look first at what was done. Requests
 * that workers have on their way are not called back; they take nothing more of it.
 *
 * Right: how it stood; `undefined`: there was none. Left: `store`: Redis cannot be reached.
 */
export const forgetJob = async (
  queue: Pick<QueueOptions, 'redis' | 'prefix' | 'queue'>,
  job: string,
): Promise<Result<JobError, JobStatus | undefined>> => {
  const { redis } = queue
  const keys = jobKeys(queue, job)
  try {
    const status = await statusIn(redis, queue, job)
    // What says that there is a job goes first: nobody takes or puts a range of it from then on.
    await redis.del(keys.job)
    for (let range = 0; range < (status?.ranges.put ?? 0); range += 1_000) {
      const ranges = Array.from(
        { length: Math.min(1_000, (status?.ranges.put ?? 0) - range) },
        (_, index) => range + index,
      )
      await redis.del(...ranges.flatMap((one) => [keys.range(one), keys.rows(one)]))
    }
    await redis.del(keys.open, keys.fences, keys.outcomes, keys.again)
    await redis.srem(queueKeys(queue).jobs, job)
    return ok(status)
  } catch (thrown) {
    return err({ _tag: 'JobError', job, reason: 'store', cause: causeOf(thrown) })
  }
}
