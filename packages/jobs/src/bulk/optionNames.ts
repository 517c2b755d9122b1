import type { Bulk } from '@paifang/contract'
import { refuseUnknownOptions } from '@paifang/gateway/author'
import type { BulkOptions, RequestOptions } from './BulkOptions'
import type { DefinedJob } from './defineJob'

type Names<T> = Readonly<Record<keyof T, true>>

const requests: Names<RequestOptions<unknown, unknown>> = {
  toInput: true,
  chunk: true,
  bulk: true,
  assume: true,
  verify: true,
  maxAttempts: true,
  call: true,
}

const job: Names<DefinedJob<string, unknown, unknown, string, unknown>> = {
  ...requests,
  client: true,
  operation: true,
  rows: true,
  known: true,
  definition: true,
}

const bulk: Names<BulkOptions<unknown, unknown>> = {
  ...requests,
  job: true,
  ordered: true,
  checkpoint: true,
  concurrency: true,
  maxPauseMs: true,
  maxUnknown: true,
  maxRefusals: true,
  maxSplits: true,
  signal: true,
  graceMs: true,
  deadlineMs: true,
  total: true,
  onProgress: true,
  onEvent: true,
  clock: true,
  wait: true,
}

const facts: Names<Bulk> = {
  rows: true,
  max: true,
  key: true,
  atomic: true,
  upsert: true,
  rowId: true,
  results: true,
  async: true,
}

/** What `defineJob` takes, and gives: it may be defined again. */
export const jobOptionNames: ReadonlySet<string> = new Set(Object.keys(job))

/** What `bulk` takes: a defined job is given to it as it is. */
export const bulkOptionNames: ReadonlySet<string> = new Set([...jobOptionNames, ...Object.keys(bulk)])

const factNames: ReadonlySet<string> = new Set(Object.keys(facts))

/** @throws TypeError for what nobody reads in what is said of an operation beyond its document */
export const refuseUnknownFacts = (said: unknown): void => {
  if (said !== undefined) refuseUnknownOptions(said, factNames, 'bulk')
}
