import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { causeOf, refuseUnknownOptions } from '@paifang/gateway/author'
import { err, ok, type JobError, type Result } from '@paifang/result'
import { ClassicLevel } from 'classic-level'
import type { RowCounts } from '../bulk/BulkReport'
import { progressKey } from '../bulk/chunks'
import { jobFolder, progressFile, storeFolder } from './jobFolder'
import { progressOf } from './standing'
import type { Checkpoint, Store } from './Store'

export interface LevelOptions {
  /** Each job gets a folder in it, which only you can read. */
  readonly folder: string
  /** A text of your own that stays the same and lies elsewhere; not the application's secret, which may be changed. */
  readonly secret: string
  /**
   * The line that runs its jobs again, for who looks at them: it is kept beside them, and must hold no secret and no value of a
   * row. Default: what was said when a job was run last.
   */
  readonly command?: string
}

/** Forgets a job that nobody runs, whatever is kept of it. Left: someone runs it, or its folder cannot be removed. */
export const forgetJob = async (folder: string, job: string): Promise<Result<JobError, undefined>> => {
  const path = jobFolder(folder, job)
  try {
    if ((await stat(path).catch(() => undefined)) === undefined) return ok(undefined)
    const db = new ClassicLevel(storeFolder(path))
    // One that does not open because it is damaged may be forgotten like any other.
    await db.open().catch((thrown: unknown) => {
      if (innerOf(thrown)?.code === 'LEVEL_LOCKED') throw thrown
    })
    await db.close()
    await rm(path, { recursive: true })
    return ok(undefined)
  } catch (thrown) {
    return err(unopened(job, path, thrown))
  }
}

export const levelStore = (db: ClassicLevel): Store => ({
  get: (key) => db.get(key),
  range: (from, before) => db.iterator({ gte: from, lt: before }),
  batch: (ops, { durable }) =>
    db.batch(
      ops.map((op) =>
        'put' in op
          ? { type: 'put' as const, key: op.put, value: op.value }
          : { type: 'del' as const, key: op.del },
      ),
      { sync: durable },
    ),
  close: () => db.close(),
})

const settled = (counts: Partial<Record<'done' | 'refused' | 'unknown', number>>): number =>
  (counts.done ?? 0) + (counts.refused ?? 0) + (counts.unknown ?? 0)

/**
 * Whether the store has forgotten what was told of it: LevelDB drops what is damaged at the end of its log without a
 * word, and rows that were sent would be sent again.
 */
export const forgot = async (
  store: Pick<Store, 'get'>,
  told: { readonly rows: RowCounts } | undefined,
): Promise<boolean> => {
  if (told === undefined) return false
  const kept = await store.get(progressKey)
  return settled(told.rows) > settled(kept === undefined ? {} : (JSON.parse(kept) as RowCounts))
}

const innerOf = (thrown: unknown): { readonly code?: string } | undefined =>
  (thrown as { readonly cause?: { readonly code?: string } } | undefined)?.cause

/** Why a folder does not open, as its runner has to hear it. */
export const unopened = (job: string, path: string, thrown: unknown): JobError => {
  const inner = innerOf(thrown)
  if (inner?.code === 'LEVEL_LOCKED') return { _tag: 'JobError', job, reason: 'locked', detail: path }
  return { _tag: 'JobError', job, reason: 'store', detail: path, cause: causeOf(inner ?? thrown) }
}

/** Why a store that has forgotten what was told of it is not taken. */
export const outdated = (job: string, path: string): JobError => ({
  _tag: 'JobError',
  job,
  reason: 'store',
  detail: `${path}: it is damaged, or older than its progress.json`,
})

const names: Readonly<Record<keyof LevelOptions, true>> = { folder: true, secret: true, command: true }
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/**
 * Jobs in folders of this machine, on LevelDB: one folder a job, and one runner a folder.
 *
 * @throws TypeError for an option that nobody reads, and for a folder or secret that is none
 */
export const levelCheckpoint = (options: LevelOptions): Checkpoint => {
  refuseUnknownOptions(options, optionNames)
  const { folder, secret, command } = options
  if (typeof folder !== 'string' || folder === '')
    throw new TypeError('folder: expected the path of a folder')
  if (typeof secret !== 'string') throw new TypeError('secret: expected a text')
  if (secret === '') throw new TypeError('secret must not be empty')
  const commands = new Map<string, string>()
  return {
    secret,
    open: async (job): Promise<Result<JobError, Store>> => {
      const path = jobFolder(folder, job)
      let db: ClassicLevel | undefined
      try {
        await mkdir(path, { recursive: true, mode: 0o700 })
        db = new ClassicLevel(storeFolder(path))
        await db.open()
        const store = levelStore(db)
        const told = await progressOf(folder, job)
        if (command === undefined && told?.command !== undefined) commands.set(job, told.command)
        if (!(await forgot(store, told))) return ok(store)
        await store.close()
        return err(outdated(job, path))
      } catch (thrown) {
        await db?.close().catch(() => undefined)
        return err(unopened(job, path, thrown))
      }
    },
    tell: async (job, progress) => {
      const line = command ?? commands.get(job)
      const file = progressFile(jobFolder(folder, job))
      await writeFile(
        `${file}.new`,
        JSON.stringify({ ...(progress as object), ...(line === undefined ? {} : { command: line }) }),
        { mode: 0o600 },
      )
      await rename(`${file}.new`, file)
    },
  }
}
