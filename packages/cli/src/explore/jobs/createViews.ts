import type { JobPage } from '@paifang/explorer/contract'
import { viewJob, type JobView } from '@paifang/jobs'
import { levelCopy } from '@paifang/jobs/level'
import type { JobError, Result } from '@paifang/result'
import type { ListedJob } from './listJobs'

/** Rows that are not done, as a job told of them before a copy was made: the copy has these at least. */
type RowsCounted = JobPage['asOf']

/** What is kept of jobs, as copies that are made when somebody looks and removed when nobody does. */
export interface Views {
  /** Runs with a view of a job that is as new as can be had without pressing on its disk. Left: it cannot be read. */
  readonly use: <A>(
    listed: ListedJob,
    run: (view: JobView, asOf: RowsCounted) => Promise<A>,
  ) => Promise<Result<JobError, A>>
  /** What is kept of a job has changed: who looks next sees it. */
  readonly forget: (id: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** To copy and to read may take so much of the time while a job runs. */
const share = 0.05
const newestMs = 1000
/** Nobody looked: it goes. */
const idleMs = 10_000

interface Kept {
  readonly made: Promise<Result<JobError, JobView>>
  /** As the job stood when it was made. */
  readonly stamp: string
  readonly asOf: RowsCounted
  /** It is not made anew before. */
  againAtMs: number
  users: number
  isOver: boolean
  timer: NodeJS.Timeout | undefined
}

const stampOf = ({ standing: { rows, calls, state } }: ListedJob): string =>
  JSON.stringify([rows, calls, state])

export const createViews = (): Views => {
  const views = new Map<string, Kept>()

  const close = async (kept: Kept): Promise<void> => {
    clearTimeout(kept.timer)
    const made = await kept.made
    if (made._tag === 'Right') await made.right.close().catch(() => undefined)
  }
  const end = (id: string, kept: Kept): Promise<void> => {
    if (views.get(id) === kept) views.delete(id)
    const isFirst = !kept.isOver
    kept.isOver = true
    return isFirst && kept.users === 0 ? close(kept) : Promise.resolve()
  }
  const make = ({ line, standing: { job, rows } }: ListedJob, stamp: string): Kept => {
    const beganMs = performance.now()
    const kept: Kept = {
      made: viewJob(levelCopy({ folder: line.folder }), job).then((made) => {
        const tookMs = performance.now() - beganMs
        kept.againAtMs = performance.now() + Math.max(newestMs, tookMs / share)
        return made
      }),
      stamp,
      asOf: { refused: rows.refused, unknown: rows.unknown },
      againAtMs: Infinity,
      users: 0,
      isOver: false,
      timer: undefined,
    }
    views.set(line.id, kept)
    return kept
  }
  const current = (listed: ListedJob): Kept => {
    const { id } = listed.line
    const stamp = stampOf(listed)
    const known = views.get(id)
    if (known !== undefined && (known.stamp === stamp || performance.now() < known.againAtMs)) return known
    if (known !== undefined) void end(id, known)
    return make(listed, stamp)
  }

  return {
    use: async (listed, run) => {
      const { id } = listed.line
      const kept = current(listed)
      kept.users++
      clearTimeout(kept.timer)
      try {
        const made = await kept.made
        // What could not be read is tried anew by whoever asks next.
        if (made._tag === 'Left') {
          if (views.get(id) === kept) views.delete(id)
          return made
        }
        const beganMs = performance.now()
        const right = await run(made.right, kept.asOf)
        const endedMs = performance.now()
        kept.againAtMs = Math.max(kept.againAtMs, endedMs + (endedMs - beganMs) / share)
        return { _tag: 'Right', right }
      } finally {
        kept.users--
        if (kept.users === 0) {
          if (kept.isOver) await close(kept)
          else kept.timer = setTimeout(() => void end(id, kept), idleMs).unref()
        }
      }
    },
    forget: async (id) => {
      const kept = views.get(id)
      if (kept !== undefined) await end(id, kept)
    },
    close: async () => {
      await Promise.all([...views].map(([id, kept]) => end(id, kept)))
    },
  }
}
