import { createHash } from 'node:crypto'
import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { bullPrefix } from './keys'
import type { QueueOptions } from './QueueOptions'

/** What BullMQ carries: which range is to be run. What is true of it stands elsewhere. */
export interface RangeTask {
  readonly job: string
  readonly range: number
}

export interface RangeQueue {
  /** A range that BullMQ has is not added twice. */
  readonly add: (task: RangeTask) => Promise<void>
  /** Resolves when it is open: before that it must not be closed. */
  readonly ready: () => Promise<unknown>
  readonly close: () => Promise<void>
}

export const rangeQueue = (options: QueueOptions, connection: Redis): RangeQueue => {
  const queue = new Queue<RangeTask>(options.queue, {
    connection,
    prefix: bullPrefix(options),
    // Nothing of it is needed afterwards; a failed one must not keep its name from being added again.
    defaultJobOptions: {
      removeOnComplete: true,
      removeOnFail: true,
      attempts: 1_000_000,
      backoff: { type: 'fixed', delay: 1_000 },
    },
  })
  queue.on('error', () => undefined)
  const names = new Map<string, string>()
  const nameOf = (job: string): string => {
    const name = names.get(job) ?? createHash('sha256').update(job).digest('hex').slice(0, 20)
    names.set(job, name)
    return name
  }
  return {
    add: async (task) => {
      await queue.add('range', task, { jobId: `${nameOf(task.job)}-${task.range}` })
    },
    ready: () => queue.waitUntilReady(),
    close: () => queue.close(),
  }
}
