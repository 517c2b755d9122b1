import { constants } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { JobError } from '@paifang/result'
import { isWritableDateTime } from '@paifang/wire'
import type { BulkProgress } from '../bulk/BulkReport'
import { jobFolder, progressFile } from './jobFolder'

/** How a job of a folder stands, as its runner said last. Holds no value of a row. */
export interface JobStanding extends Omit<BulkProgress, 'state'> {
  /** `interrupted`: it said that it runs or waits, and its runner has shown no life for five seconds. */
  readonly state: BulkProgress['state'] | 'interrupted'
  /** When its runner last showed that it lives (it does so each second), epoch milliseconds. */
  readonly toldMs: number
  /** The line that runs it again, where a command line began it. */
  readonly command?: string
}

/** A runner shows that it lives each second; one that is busy, or a machine that is, may be late. */
const quietMs = 5000

/** More is no progress of ours. */
const mostBytes = 64 * 1024

type Shape = Readonly<Record<string, (value: unknown) => boolean>>

const isText = (value: unknown): boolean => typeof value === 'string'
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const isTime = (value: unknown): boolean => typeof value === 'number' && isWritableDateTime(value)
const maybe = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value)
const fits =
  (shape: Shape) =>
  (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shape).every(([name, is]) => is((value as Readonly<Record<string, unknown>>)[name]))

const isProgress = fits({
  job: isText,
  // Of what versions before this one have told.
  gateway: maybe(isText),
  method: maybe(isText),
  state: (value) => ['running', 'waiting', 'stopped', 'ended'].includes(value as string),
  rows: fits({ read: isCount, done: isCount, refused: isCount, unknown: isCount }),
  calls: isCount,
  waitingFor: maybe(isText),
  untilMs: maybe(isTime),
  stop: maybe(fits({ reason: isText, detail: maybe(isText), row: maybe(isCount) })),
  rowsPerSecond: isNumber,
  total: maybe(isCount),
  etaMs: maybe(isNumber),
  command: maybe(isText),
})

const reasons: Readonly<Record<JobError['reason'], true>> = {
  call: true,
  'everything-refused': true,
  'too-many-unknown': true,
  'source-changed': true,
  secret: true,
  locked: true,
  format: true,
  definition: true,
  store: true,
  source: true,
  paused: true,
  cancelled: true,
}

/** As any version tells it. */
type Told = Omit<BulkProgress, 'gateway' | 'method'> & Partial<Pick<BulkProgress, 'gateway' | 'method'>>

/** Opening does not wait: what is no file (a pipe, for one) is not read. */
const readStanding = async (path: string, nowMs: number): Promise<JobStanding | undefined> => {
  try {
    const file = await open(progressFile(path), constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const found = await file.stat()
      if (!found.isFile() || found.size > mostBytes) return undefined
      const told: unknown = JSON.parse(await file.readFile('utf8'))
      if (!isProgress(told)) return undefined
      const { gateway = '', method = '', stop, ...rest } = told as Told
      const progress: BulkProgress = {
        ...rest,
        gateway,
        method,
        // Of a later version it may have stopped for what nobody here has words for: that it did is said.
        ...(stop !== undefined && Object.hasOwn(reasons, stop.reason) ? { stop } : {}),
      }
      const lives = progress.state === 'running' || progress.state === 'waiting'
      const toldMs = Math.round(found.mtimeMs)
      return {
        ...progress,
        state: lives && nowMs - toldMs > quietMs ? 'interrupted' : progress.state,
        toldMs,
      }
    } finally {
      await file.close()
    }
  } catch {
    return undefined
  }
}

/** How a job stands, also while a runner has it; `undefined`: nobody ever ran it here. */
export const progressOf = (folder: string, job: string): Promise<JobStanding | undefined> =>
  readStanding(jobFolder(folder, job), Date.now())

/** A job of which nobody can read how it stands. What is kept of its rows lies elsewhere, and is well for all that is known. */
export interface DamagedJob {
  /** The name of its folder: the job's, or what of it a file may be called. */
  readonly name: string
  /** What cannot be read; the job's next run writes it anew. */
  readonly file: string
}

export interface JobsOptions {
  /** Those that showed life last; default: all. */
  readonly most?: number
  /** Told of each that cannot be listed. */
  readonly onDamaged?: (job: DamagedJob) => void
}

/**
 * How the jobs of a folder stand, by their names, also while they run: one small file is read of each, however many rows it
 * has, and nothing is locked. None where there is no such folder.
 */
export const jobsIn = async (
  folder: string,
  { most = Infinity, onDamaged }: JobsOptions = {},
): Promise<ReadonlyArray<JobStanding>> => {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const told = await stat(progressFile(path)).catch(() => undefined)
      return told === undefined ? [] : [{ path, mtimeMs: told.mtimeMs }]
    }),
  )
  const newest = found.flat().sort((one, other) => other.mtimeMs - one.mtimeMs)
  const nowMs = Date.now()
  const jobs = await Promise.all(
    newest.slice(0, most).map(async ({ path }) => {
      const standing = await readStanding(path, nowMs)
      if (standing === undefined) {
        onDamaged?.({ name: basename(path), file: progressFile(path) })
        return []
      }
      // A folder under another name than its job's is no job that could be opened.
      return jobFolder(folder, standing.job) === path ? [standing] : []
    }),
  )
  return jobs.flat().sort((one, other) => (one.job < other.job ? -1 : one.job > other.job ? 1 : 0))
}
