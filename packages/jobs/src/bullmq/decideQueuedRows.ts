import { randomUUID } from 'node:crypto'
import { causeOf, script } from '@paifang/gateway/author'
import { err, ok, type JobError, type Result } from '@paifang/result'
import { decideOutcomes, readDecisions, type DecisionCounts, type RowDecisions } from '../bulk/decisions'
import type { Stop } from '../bulk/Stop'
import { outcomesKept, statusIn } from './jobStatus'
import { jobKeys, queueKeys } from './keys'
import type { QueueOptions } from './QueueOptions'
import { decideScript } from './scripts'

/** Why nothing was kept, by what the script says. */
const stops = {
  gone: { reason: 'store', detail: 'no job of this name' },
  running: { reason: 'locked', detail: 'it is at work: decide when it has ended or stopped' },
  changed: { reason: 'locked', detail: 'somebody else decided about it at the same time: look again' },
} satisfies Readonly<Record<string, Stop>>

const stopOf = (said: unknown): Stop | undefined =>
  typeof said === 'string' && Object.hasOwn(stops, said) ? stops[said as keyof typeof stops] : undefined

/**
 * `decideRows`, of a job of a queue that has ended or stopped; it needs no secret and no rows. Rows to be sent `again` are sent
 * when `startJob` is called again: until then the job is `stopped`.
 *
 * Right: how many rows were decided, and how. Left: `locked`: the job is at work; `store`: there is none of this name, or Redis
 * cannot be reached; `source`: a decision makes no sense, with the row. Then nothing was changed.
 */
export const decideQueuedRows = async (
  queue: Pick<QueueOptions, 'redis' | 'prefix' | 'queue'>,
  job: string,
  given: RowDecisions,
): Promise<Result<JobError, DecisionCounts>> => {
  const failed = (stop: Stop): Result<JobError, never> => err({ _tag: 'JobError', job, ...stop })
  const byRow = await readDecisions(given)
  if ('reason' in byRow) return failed(byRow)
  const { redis } = queue
  const keys = jobKeys(queue, job)
  try {
    const status = await statusIn(redis, queue, job)
    if (status === undefined) return failed(stops.gone)
    // What it has not come to yet is not known either: said here, as the script says it for sure.
    if (status.state !== 'ended' && status.state !== 'stopped') return failed(stops.running)
    const decided = await decideOutcomes(outcomesKept(queue, job), byRow)
    if ('reason' in decided) return failed(decided)
    const { changes, again, counts, by } = decided
    const come = changes.flatMap(({ are }) => are)
    const go = changes.map(({ was }) => JSON.stringify(was))
    if (counts.again > 0) await redis.sadd(queueKeys(queue).jobs, job)
    const said = await script(redis, decideScript)(
      [keys.job, keys.open, keys.outcomes, keys.fences, keys.again],
      [
        ...[randomUUID(), by.done, by.refused, by.unknown],
        come.length,
        ...come.flatMap((outcome) => [outcome.from, JSON.stringify(outcome)]),
        go.length,
        ...go,
        ...again.flat(),
      ],
    )
    const stop = stopOf(said)
    return stop === undefined ? ok(counts) : failed(stop)
  } catch (thrown) {
    return failed({ reason: 'store', cause: causeOf(thrown) })
  }
}
