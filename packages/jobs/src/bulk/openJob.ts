import { randomBytes } from 'node:crypto'
import type { Store, StoreOp } from '../store/Store'
import { againChunk, againKey, generations, jobKey, progressKey, type Chunk } from './chunks'
import { differenceOf, type Definition } from './Definition'
import { rowDigest, secretCheck } from './digests'
import type { Progress } from './ledger'
import { outcomesIn } from './outcomesOf'
import type { Stop } from './Stop'

/** Of what is kept. 1: no rows that are to be sent again. */
export const format = 2
const readable = [1, 2]

interface JobRecord extends Definition {
  readonly format: number
  readonly kind: 'bulk'
  /** Makes the keys of its requests other than those of any other job. */
  readonly salt: string
  /** Of its secret. Absent: it was begun by a version that kept none. */
  readonly check?: string
}

/** A job as it is kept, read whole. */
export interface OpenedJob {
  readonly salt: string
  readonly progress: Progress
  readonly chunks: ReadonlyArray<Chunk>
  /** Rows that had their outcome and are to be sent again. */
  readonly again: ReadonlyArray<Chunk>
}

const fresh: Progress = {
  low: 0,
  digest: '',
  done: 0,
  refused: 0,
  unknown: 0,
  calls: 0,
  splits: 0,
  ended: false,
}

const newSalt = (): string => randomBytes(16).toString('base64url')

const damaged = (key: string): Stop => ({ reason: 'store', detail: `what is kept at ${key} is damaged` })

const read = <A>(text: string, fits: (value: A) => boolean): A | undefined => {
  try {
    const value = JSON.parse(text) as A
    return fits(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isNumber = (value: unknown): boolean => Number.isSafeInteger(value)

const isChunk = (chunk: Chunk): boolean =>
  isNumber(chunk.from) &&
  isNumber(chunk.to) &&
  typeof chunk.digest === 'string' &&
  chunk.out.every(isNumber) &&
  chunk.parts.every(
    ({ from, to, state, generation }) =>
      [from, to, generation].every(isNumber) && ['pending', 'sent'].includes(state),
  )

const isProgress = (progress: Progress): boolean =>
  [progress.low, progress.done, progress.refused, progress.unknown, progress.calls, progress.splits].every(
    isNumber,
  ) &&
  (progress.most === undefined || isNumber(progress.most)) &&
  typeof progress.digest === 'string' &&
  typeof progress.ended === 'boolean'

/** The job that is kept in a store; `undefined`: it is empty. `first`: the first row of the job that it speaks of. */
export const readJob = async (
  store: Store,
  first = 0,
): Promise<(OpenedJob & { readonly record: JobRecord }) | Stop | undefined> => {
  const text = await store.get(jobKey)
  if (text === undefined) {
    for await (const [key] of store.range('', '~')) return damaged(key)
    return undefined
  }
  const record = read<JobRecord>(text, (value) => typeof value.salt === 'string' && isNumber(value.format))
  if (record === undefined) return damaged(jobKey)
  if (!readable.includes(record.format))
    return {
      reason: 'format',
      detail: `it has format ${record.format}, this version reads ${readable.join(' and ')}`,
    }
  const kept = await store.get(progressKey)
  const progress = kept === undefined ? { ...fresh, low: first } : read<Progress>(kept, isProgress)
  if (progress === undefined) return damaged(progressKey)
  const chunks: Chunk[] = []
  const again: Chunk[] = []
  for (const [prefix, into] of [
    ['c', chunks],
    ['a', again],
  ] as const)
    for await (const [key, value] of store.range(`${prefix}/`, `${prefix}0`)) {
      const chunk = read<Chunk>(value, isChunk)
      if (chunk === undefined) return damaged(key)
      into.push(chunk)
    }
  return { salt: record.salt, record, progress, chunks, again }
}

/**
 * Whether nothing of a job ever left this machine: it was told of no call, no request was about to be sent, and the only
 * outcomes it has are rows that were refused before one.
 */
const sentNothing = async (store: Store, { progress, chunks, again }: OpenedJob): Promise<boolean> => {
  const { calls, done, unknown, splits, decided } = progress
  if (calls + done + unknown + splits > 0 || decided !== undefined || again.length > 0) return false
  if (chunks.some(({ parts }) => parts.some(({ state }) => state !== 'pending'))) return false
  for await (const outcome of outcomesIn(store))
    if (outcome.state !== 'refused' || outcome.where !== 'here') return false
  return true
}

export interface OpenOptions {
  /** The first row of the job that the store speaks of. */
  readonly first: number
  /** Of the secret, for a salt; absent: nothing outlives the run. */
  readonly checkOf?: (salt: string) => string
  /** Told before what is kept of a job that begins anew is dropped. */
  readonly onAnew?: () => Promise<void> | undefined
}

/**
 * Begins a job in an empty store, with its row `first`, or reads the one that is kept there. One that sent nothing begins
 * anew, with whatever rows, secret and definition it has now: nothing can be written twice, and what was wrong may be mended.
 */
export const openJob = async (
  store: Store,
  definition: Definition,
  { first, checkOf, onAnew }: OpenOptions,
): Promise<OpenedJob | Stop> => {
  const found = await readJob(store, first)
  if (found !== undefined && 'reason' in found) return found
  const ops: StoreOp[] = []
  if (found !== undefined) {
    if (!(await sentNothing(store, found))) {
      const differs = differenceOf(found.record, definition)
      if (differs !== undefined) return { reason: 'definition', detail: differs }
      const { check } = found.record
      return check !== undefined && checkOf !== undefined && check !== checkOf(found.salt)
        ? { reason: 'secret' }
        : found
    }
    await onAnew?.()
    for await (const [del] of store.range('', '~')) ops.push({ del })
  }
  const salt = newSalt()
  const check = checkOf === undefined ? {} : { check: checkOf(salt) }
  const record: JobRecord = { format, kind: 'bulk', ...definition, salt, ...check }
  ops.push({ put: jobKey, value: JSON.stringify(record) })
  await store.batch(ops, { durable: true })
  return { salt, progress: { ...fresh, low: first }, chunks: [], again: [] }
}

/**
 * What an empty store has to be given for some rows of a job to be sent again, which all had their outcomes. Their requests
 * have keys that no request had before.
 */
export const againOps = (
  definition: Definition,
  {
    secret,
    rows,
    first,
    again,
  }: {
    readonly secret: string
    /** All that the store speaks of, the first of them number `first` of the job. */
    readonly rows: ReadonlyArray<unknown>
    readonly first: number
    readonly again: ReadonlyArray<readonly [from: number, to: number]>
  },
): ReadonlyArray<{ readonly put: string; readonly value: string }> => {
  const salt = newSalt()
  const sum = rowDigest(secret, salt)
  sum.add(rows)
  const record: JobRecord = {
    format,
    kind: 'bulk',
    ...definition,
    salt,
    check: secretCheck(secret, salt),
  }
  const low = first + rows.length
  const progress: Progress = { ...fresh, low, digest: sum.value(), decided: 1, ended: true }
  return [
    { put: jobKey, value: JSON.stringify(record) },
    { put: progressKey, value: JSON.stringify(progress) },
    ...again.map(([from, to]) => ({
      put: againKey(from),
      value: JSON.stringify(againChunk(from, to, generations)),
    })),
  ]
}
