import type { JobList, JobPage, JobRows, Reasons } from '@paifang/explorer/contract'
import type { JobView, RowOutcome } from '@paifang/jobs'
import { levelCopy } from '@paifang/jobs/level'
import type { Context } from '../../Context'
import { reportText, unknownText, type RowsText } from '../../jobs/outcomeFiles'
import { UsageError } from '../../UsageError'
import { commandLines } from './commandLines'
import { createViews } from './createViews'
import { listJobs, type ListedJob } from './listJobs'
import { reasonsOfJob } from './reasonsOfJob'
import { rowsOfJob } from './rowsOfJob'
import { settleRows, type Settling } from './settleRows'
import { usageOf } from './usageOf'

/** Rows of a job as a file. */
export type RowsFile = 'report.csv' | 'report.ndjson' | 'unknown.csv'

const texts: Readonly<Record<RowsFile, readonly [text: RowsText, type: string]>> = {
  'report.csv': [reportText, 'text/csv;charset=utf-8'],
  'report.ndjson': [reportText, 'application/x-ndjson;charset=utf-8'],
  'unknown.csv': [unknownText, 'text/csv;charset=utf-8'],
}

/** Jobs in folders of this machine, which run or ran in other processes. Every one but `list` throws a UsageError for what is not there. */
export interface OpenJobs {
  readonly list: () => Promise<JobList>
  readonly page: (id: string) => Promise<JobPage>
  readonly rows: (id: string, query: URLSearchParams) => Promise<JobRows>
  readonly file: (
    id: string,
    name: RowsFile,
  ) => Promise<{ readonly type: string; readonly text: AsyncIterable<string> }>
  readonly settle: (id: string, given: Settling) => ReturnType<typeof settleRows>
  readonly close: () => Promise<void>
}

const mostRequests = 100

const nothing: Reasons = { reasons: [], isWhole: true }

const stateOf = (given: string | null): RowOutcome['state'] | '' =>
  given === 'refused' || given === 'unknown' ? given : ''

export const openJobs = (folders: ReadonlyArray<string>, context: Pick<Context, 'gateways'>): OpenJobs => {
  const jobs = listJobs(folders)
  const views = createViews()
  const counted = new WeakMap<JobView, Promise<Reasons>>()
  /** Counted once for each view. */
  const reasonsOf = (view: JobView): Promise<Reasons> => {
    const known = counted.get(view) ?? reasonsOfJob(view, context)
    counted.set(view, known)
    return known
  }
  const found = async (id: string): Promise<ListedJob> => {
    const listed = await jobs.find(id)
    if (listed !== undefined) return listed
    throw new UsageError({ en: 'this job is not there any more', zh: '该任务已不存在' })
  }
  return {
    list: jobs.list,
    page: async (id) => {
      const listed = await found(id)
      const { line } = listed
      const commands = commandLines(listed)
      const seen = await views.use(listed, async (view, asOf) => ({
        asOf,
        requests: view.requests.slice(0, mostRequests),
        requestCount: view.requests.length,
        reasons: await reasonsOf(view),
      }))
      return seen._tag === 'Right'
        ? { line, commands, ...seen.right, problem: null }
        : {
            line,
            commands,
            asOf: { refused: 0, unknown: 0 },
            requests: [],
            requestCount: 0,
            reasons: nothing,
            problem: usageOf(seen.left).text,
          }
    },
    rows: async (id, query) => {
      const after = Number(query.get('after') ?? 0)
      const wanted = {
        after: Number.isSafeInteger(after) && after > 0 ? after : 0,
        state: stateOf(query.get('state')),
        text: (query.get('text') ?? '').trim().slice(0, 200),
      }
      const seen = await views.use(await found(id), (view) => rowsOfJob(view, wanted))
      if (seen._tag === 'Left') throw usageOf(seen.left)
      return seen.right
    },
    file: async (id, name) => {
      const { folder, job } = (await found(id)).line
      const [text, type] = texts[name]
      const failed = (error: Parameters<typeof usageOf>[0]): never => {
        throw usageOf(error)
      }
      return { type, text: text(levelCopy({ folder }), job, name.endsWith('.csv'), failed) }
    },
    settle: async (id, given) => {
      const settled = await settleRows(await found(id), given)
      await views.forget(id)
      return settled
    },
    close: views.close,
  }
}
