import type { Operation } from '@paifang/contract'
import type { Client, PaifangEvent } from '@paifang/gateway'
import { causeOf, emit, errorFacts, refuseUnknownOptions, wait as realWait } from '@paifang/gateway/author'
import { err, ok, type JobError, type Result } from '@paifang/result'
import { memoryCheckpoint } from '../store/memoryStore'
import type { Store } from '../store/Store'
import type { BulkOptions } from './BulkOptions'
import type { BulkProgress, BulkReport } from './BulkReport'
import { digestOf, noDigest, rowDigest, secretCheck } from './digests'
import { createCircuit } from './circuit'
import { definitionOf } from './Definition'
import { createGate } from './gate'
import { createJournal } from './journal'
import { knownOf } from './knownOf'
import { createLedger } from './ledger'
import { openJob } from './openJob'
import { bulkOptionNames, refuseUnknownFacts } from './optionNames'
import { outcomesIn } from './outcomesOf'
import { progressTeller } from './progress'
import { runJob } from './runJob'
import { createSource } from './source'
import type { Stop } from './Stop'

const mostExceptions = 1000

const count = (name: string, value: number | undefined): void => {
  if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
    throw new TypeError(`${name} must be a whole number from 1 on`)
}

const isIterable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value)

const nothing = Promise.resolve()

/**
 * Calls an operation for many rows, some in each request, until each has exactly one outcome: done, refused or unknown.
 * It may be killed at any moment: run again with the same job and checkpoint, it goes on where it stopped. No row is
 * written twice; where nobody knows whether it was written, that is its outcome.
 *
 * Right: every row has its outcome. Left: it stopped before, and says why and how far it came. Rejects only with a
 * TypeError for options that make no sense, or that it does not have.
 */
export const bulk = async <G extends string, I, O, C extends string, R>(
  client: Pick<Client<G>, 'call'>,
  operation: Operation<G, I, O, C>,
  rows: AsyncIterable<R> | Iterable<R>,
  options: BulkOptions<NoInfer<I>, NoInfer<R>>,
): Promise<Result<JobError, BulkReport>> => {
  refuseUnknownOptions(options, bulkOptionNames)
  refuseUnknownFacts(options.bulk)
  return runRows(client, operation, rows, options)
}

/** Which rows of a job are run: those from `first` (counted from 0) on. */
export interface RunOf {
  readonly first: number
  /** Whether rows of the job were done elsewhere. */
  readonly begun: boolean
}

/** `bulk`, of some rows of a job that others run as well. */
export const runRows = async <G extends string, I, O, C extends string, R>(
  client: Pick<Client<G>, 'call'>,
  operation: Operation<G, I, O, C>,
  rows: AsyncIterable<R> | Iterable<R>,
  options: BulkOptions<NoInfer<I>, NoInfer<R>>,
  { first, begun }: RunOf = { first: 0, begun: false },
): Promise<Result<JobError, BulkReport>> => {
  const { job, checkpoint = memoryCheckpoint(), clock = () => Date.now(), wait = realWait } = options
  const { maxSplits = 200 } = options
  if (job === '') throw new TypeError('job must not be empty')
  if (!isIterable(rows)) throw new TypeError('rows must be an iterable of rows')
  for (const name of ['chunk', 'concurrency', 'maxAttempts', 'maxUnknown', 'maxRefusals'] as const)
    count(name, options[name])
  const { method, gateway } = operation
  const failed = (stop: Stop): Result<JobError, never> => err({ _tag: 'JobError', job, method, ...stop })
  const known = knownOf(operation, options.bulk)
  const lasting = options.checkpoint !== undefined

  let store: Store
  try {
    const opened = await checkpoint.open(job)
    if (opened._tag === 'Left') return opened
    store = opened.right
  } catch (thrown) {
    return failed({ reason: 'store', cause: causeOf(thrown) })
  }

  try {
    const none = { read: 0, done: 0, refused: 0, unknown: 0 }
    const anew = { job, gateway, method, state: 'running', rows: none, calls: 0, rowsPerSecond: 0 } as const
    const opened = await openJob(store, definitionOf(operation, known), {
      first,
      ...(lasting ? { checkOf: (salt) => secretCheck(checkpoint.secret, salt) } : {}),
      // Told first: a store that has fewer outcomes than were told of is taken for a damaged one.
      onAnew: () => checkpoint.tell?.(job, anew satisfies BulkProgress),
    })
    if ('reason' in opened) return failed(opened)
    const { salt, progress, chunks } = opened
    const ledger = createLedger({ progress, chunks, first, lasting })
    const journal = createJournal(store)
    const source = createSource(
      rows,
      opened,
      lasting ? rowDigest(checkpoint.secret, salt) : noDigest,
      Math.min(options.chunk ?? known.size, progress.most ?? Infinity),
      first,
    )
    const total = options.total ?? (() => (Array.isArray(rows) ? rows.length : undefined))
    const tell = progressTeller(
      { ...options, total },
      { job, gateway, method, clock, ledger, checkpoint, written: journal.written },
    )
    const event = (type: `job.${string}`, more: Partial<PaifangEvent> = {}): void => {
      if (options.onEvent !== undefined)
        emit(options.onEvent, { type, id: job, gateway, method, atMs: clock(), ...more })
    }
    const beganMs = clock()
    event('job.start')
    const calls = new AbortController()
    const running = runJob<I, O, R>({
      parts: {
        client: client as unknown as Pick<Client<string>, 'call'>,
        operation,
        job,
        options,
        known,
        salt,
        lasting,
        digest: lasting ? digestOf(checkpoint.secret, salt) : () => '',
        clock,
        wait,
        calls: options.signal === undefined && options.deadlineMs === undefined ? undefined : calls.signal,
        maySplit: () => ledger.progress().splits < maxSplits,
        onCall: ledger.called,
      },
      source,
      keep: (chunk, change) => {
        const ops = ledger.keep(chunk, change)
        return ops.length === 0 ? nothing : journal.write(ops)
      },
      circuit: createCircuit({ ...options, clock, begun: begun || progress.done > 0 }),
      gate: createGate({ clock, wait, most: options.concurrency ?? 4 }),
      concurrency: options.concurrency ?? 4,
      ordered: options.ordered,
      read: ledger.read,
      end: async () => {
        if (!ledger.progress().ended) await journal.write(ledger.end())
      },
      onMost: (most) => {
        ledger.limit(most)
        source.limit(most)
      },
      onChange: (change) => {
        tell.changed(change)
        if (change.waitingFor !== undefined)
          event('job.wait', { reason: change.waitingFor, retryAfterMs: (change.untilMs ?? 0) - clock() })
      },
      onChunk: (part, verdict) => {
        const facts = 'error' in verdict ? errorFacts(verdict.error) : {}
        const code = verdict.is === 'refused' ? { code: verdict.code } : {}
        event('job.chunk', { ...facts, ...code, attempt: part.generation + 1 })
      },
    })
    const over = new AbortController()
    const cancel = async (detail: string): Promise<void> => {
      running.stop({ reason: 'cancelled', detail })
      await wait(options.graceMs ?? 10_000, over.signal)
      calls.abort()
    }
    const onAbort = (): void => void cancel('the signal')
    options.signal?.addEventListener('abort', onAbort)
    if (options.signal?.aborted === true) onAbort()
    if (options.deadlineMs !== undefined)
      void wait(options.deadlineMs, over.signal).then(() => {
        if (!over.signal.aborted) void cancel('the deadline')
      })

    const why = await running.done
    over.abort()
    options.signal?.removeEventListener('abort', onAbort)
    await tell.ended(why)
    event('job.done', {
      durationMs: clock() - beganMs,
      outcome: why === undefined ? 'ok' : 'JobError',
      ...(why === undefined ? {} : { reason: why.reason }),
    })
    if (why !== undefined) return failed({ ...why, counts: ledger.counts() })
    const { calls: made, splits } = ledger.progress()
    const exceptions = []
    for await (const outcome of outcomesIn(store)) if (exceptions.push(outcome) === mostExceptions) break
    return ok({ job, rows: ledger.counts(), calls: made, splits, exceptions })
  } catch (thrown) {
    return failed({ reason: 'store', cause: causeOf(thrown) })
  } finally {
    await store.close().catch(() => undefined)
  }
}
