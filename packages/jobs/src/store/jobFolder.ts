import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** The folder of a job: its name where a file may have it, else what of it may, and a digest. */
export const jobFolder = (folder: string, job: string): string => {
  const plain = job.replace(/[^\p{L}\p{N}_-]+/gu, '_')
  if (plain === job && job.length <= 60) return join(folder, job)
  return join(folder, `${plain.slice(0, 60)}~${createHash('sha256').update(job).digest('hex').slice(0, 12)}`)
}

/** Where a runner tells how a job stands. */
export const progressFile = (path: string): string => join(path, 'progress.json')

/** Where what is kept of a job lies. */
export const storeFolder = (path: string): string => join(path, 'store')
