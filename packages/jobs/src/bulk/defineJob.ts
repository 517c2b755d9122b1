import type { Operation } from '@paifang/contract'
import type { Client } from '@paifang/gateway'
import { refuseUnknownOptions } from '@paifang/gateway/author'
import type { RequestOptions } from './BulkOptions'
import { definitionOf, type Definition } from './Definition'
import { knownOf, type Known } from './knownOf'
import { jobOptionNames, refuseUnknownFacts } from './optionNames'

/** What a job calls, and with which rows. */
export interface JobSource<G extends string, I, O, C extends string, R> {
  readonly client: Pick<Client<G>, 'call'>
  readonly operation: Operation<G, I, O, C>
  /**
   * The rows with the numbers `from` to `to`, both from 1 and included; without `to` all from `from` on. They must be the
   * same whenever and wherever they are asked for.
   */
  readonly rows: (from: number, to?: number) => AsyncIterable<R> | Iterable<R>
}

/** All that whoever starts a job and whoever works on it have to share. */
export interface DefinedJob<G extends string, I, O, C extends string, R>
  extends JobSource<G, I, O, C, R>, RequestOptions<I, R> {
  /** What is known of the operation, `bulk` included. */
  readonly known: Known
  /** What whoever goes on with it must mean as well. */
  readonly definition: Definition
}

/**
 * Defines a job once, for a module that all its processes load. It runs nothing: `bulk` takes it as it is,
 * `bulk(job.client, job.operation, job.rows(1), { ...job, job: 'its name' })`.
 *
 * @throws TypeError for an option that it does not have
 */
export const defineJob = <G extends string, I, O, C extends string, R>(
  job: JobSource<G, I, O, C, R> & RequestOptions<NoInfer<I>, NoInfer<R>>,
): DefinedJob<G, I, O, C, R> => {
  refuseUnknownOptions(job, jobOptionNames)
  refuseUnknownFacts(job.bulk)
  const known = knownOf(job.operation, job.bulk)
  return { ...job, known, definition: definitionOf(job.operation, known) }
}
