import type { QueueOptions } from './QueueOptions'

/** Of what is kept in Redis. Another one is not read. */
export const queueFormat = 1

/** No name can look like a part of a key. */
const part = encodeURIComponent

/** Names of what is kept of a job. All lie in one slot. */
export interface JobKeys {
  /** Hash: what the job is about, how far its rows are put, and what became of those whose range has ended. */
  readonly job: string
  /** Hash: the ranges that have not ended, by number. */
  readonly open: string
  /** Hash: who has a range; counts up with each that takes it, and only the last one may change it. */
  readonly fences: string
  /** Sorted set: what became of rows that are not done, by their number. */
  readonly outcomes: string
  /** Hash: rows that a person decided to send again, and no starter has put yet: the first (from 0), and the one after the last. */
  readonly again: string
  /** Hash: the store of a range. */
  readonly range: (range: number) => string
  /** Text: its rows, sealed; absent where workers read them anew. */
  readonly rows: (range: number) => string
}

type Named = Pick<QueueOptions, 'queue' | 'prefix'>

const rootOf = ({ prefix = 'paifang' }: Named): string => `${prefix}:jobs:${queueFormat}`

export const jobKeys = (queue: Named, job: string): JobKeys => {
  const root = `${rootOf(queue)}:{${part(queue.queue)}/${part(job)}}`
  return {
    job: `${root}:job`,
    open: `${root}:open`,
    fences: `${root}:fences`,
    outcomes: `${root}:outcomes`,
    again: `${root}:again`,
    range: (range) => `${root}:range:${range}`,
    rows: (range) => `${root}:rows:${range}`,
  }
}

/** Names of what is kept of a queue: its definition, as text, and the jobs that have not ended, as a set. */
export const queueKeys = (queue: Named): { readonly definition: string; readonly jobs: string } => {
  const root = `${rootOf(queue)}:{${part(queue.queue)}}`
  return { definition: `${root}:definition`, jobs: `${root}:jobs` }
}

/** Begins the keys of BullMQ. */
export const bullPrefix = ({ prefix = 'paifang' }: Named): string => `${prefix}:bullmq`
