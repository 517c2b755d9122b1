import { createHash } from 'node:crypto'
import type { JobLine, JobList, Text } from '@paifang/explorer/contract'
import { jobsIn, progressOf, type DamagedJob, type JobStanding } from '@paifang/jobs/level'
import { describe } from '@paifang/result'
import { damagedText } from '../../jobs/damaged'

/** A job that was listed, and where it lies. */
export interface ListedJob {
  readonly line: JobLine
  readonly standing: JobStanding
}

const mostJobs = 500

const idOf = (folder: string, job: string): string =>
  createHash('sha256').update(`${folder}\0${job}`).digest('base64url').slice(0, 16)

const stopOf = ({ job, method, stop, untilMs }: JobStanding): Text | null => {
  if (stop === undefined) return null
  const error = {
    _tag: 'JobError' as const,
    job,
    ...(method === '' ? {} : { method }),
    ...stop,
    ...(untilMs === undefined ? {} : { untilMs }),
  }
  return { en: describe(error, 'en'), zh: describe(error, 'zh') }
}

const lineOf = (folder: string, standing: JobStanding): JobLine => {
  const { job, gateway, method, state, rows, total, calls, rowsPerSecond, etaMs, untilMs, toldMs } = standing
  return {
    id: idOf(folder, job),
    ...{ job, folder, gateway, method, state, rows, calls, rowsPerSecond, toldMs },
    total: total ?? null,
    etaMs: etaMs ?? null,
    untilMs: untilMs ?? null,
    stop: stopOf(standing),
  }
}

/** Jobs of folders, found again by the ids that they were listed with. */
export interface Jobs {
  readonly list: () => Promise<JobList>
  /** As it stands now. */
  readonly find: (id: string) => Promise<ListedJob | undefined>
}

export const listJobs = (folders: ReadonlyArray<string>): Jobs => {
  let known: ReadonlyMap<string, Pick<JobLine, 'folder' | 'job'>> = new Map()
  const read = async (damaged: DamagedJob[] = []): Promise<ReadonlyArray<ListedJob>> => {
    const onDamaged = (job: DamagedJob): void => void damaged.push(job)
    const found = await Promise.all(
      folders.map(async (folder) =>
        (await jobsIn(folder, { most: mostJobs, onDamaged })).map((standing) => ({
          line: lineOf(folder, standing),
          standing,
        })),
      ),
    )
    const all = found.flat()
    known = new Map(all.map(({ line: { id, folder, job } }) => [id, { folder, job }]))
    return all
  }
  return {
    list: async () => {
      const damaged: DamagedJob[] = []
      const jobs = (await read(damaged)).map(({ line }) => line)
      return { folders, jobs, damaged: damaged.map(damagedText) }
    },
    find: async (id) => {
      // An id outlives this server: its page may ask for a job before anybody asked for the list.
      if (!known.has(id)) await read()
      const place = known.get(id)
      if (place === undefined) return undefined
      const standing = await progressOf(place.folder, place.job)
      return standing === undefined ? undefined : { line: lineOf(place.folder, standing), standing }
    },
  }
}
