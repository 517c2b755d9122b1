import type { RowsFile } from './openJobs'

/** What a request asks of a job: `''` is its page. */
export interface JobRoute {
  readonly id: string
  readonly asks: '' | 'rows' | 'settle' | RowsFile
}

const path = /^\/api\/jobs\/([\w-]{16})(?:\/(rows|settle|report\.csv|report\.ndjson|unknown\.csv))?$/

/** Reads a path; undefined: it is none of a job. */
export const jobRoute = (verb: string, asked: string): JobRoute | undefined => {
  const [, id, asks = ''] = path.exec(asked) ?? []
  if (id === undefined || verb !== (asks === 'settle' ? 'POST' : 'GET')) return undefined
  return { id, asks: asks as JobRoute['asks'] }
}
