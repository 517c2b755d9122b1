import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Sample } from './Sample'
import type { Table } from './Table'

const exec = promisify(execFile)

/** Measures one cell in a fresh process. */
export const measureCell = async (
  { module, count, counts = {}, concurrency = 1, nodeFlags = [] }: Table,
  cell: string,
  url: string,
): Promise<Sample> => {
  const { stdout } = await exec(process.execPath, [
    ...nodeFlags,
    join(__dirname, 'runCell.js'),
    module,
    cell,
    String(counts[cell] ?? count),
    String(concurrency),
    url,
  ])
  return JSON.parse(stdout) as Sample
}
