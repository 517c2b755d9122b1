import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { outcomesOf, type BulkProgress } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'
import { describe } from '@paifang/result'
import type { Run } from '../Command'
import { UsageError } from '../UsageError'
import { usualFolder } from './bulk'
import { progressLine } from './progressLines'

const standing = async (folder: string): Promise<ReadonlyArray<BulkProgress>> => {
  const found: BulkProgress[] = []
  const names = await readdir(folder).catch(() => [])
  for (const name of names.sort())
    try {
      found.push(JSON.parse(await readFile(join(folder, name, 'progress.json'), 'utf8')) as BulkProgress)
    } catch {
      // Not a job, or one that has not said anything yet.
    }
  return found
}

/** `paifang jobs`: how jobs of a folder stand, or what became of the rows of one. */
export const runJobs: Run = async ([job], flags, context) => {
  const folder = resolve(context.cwd, typeof flags['folder'] === 'string' ? flags['folder'] : usualFolder)
  const jobs = await standing(folder)
  if (job === undefined) {
    if (context.json) context.print(JSON.stringify(jobs))
    else for (const one of jobs) context.print(`${one.job}  ${one.state}  ${progressLine(one, context.lang)}`)
    return 0
  }
  const known = jobs.find((one) => one.job === job)
  if (known === undefined)
    throw new UsageError({ en: `no job ${job} in ${folder}`, zh: `${folder} 中没有任务 ${job}` })
  context.notice(`${known.state}  ${progressLine(known, context.lang)}`)
  // Nothing is resumed here: the secret is not needed to read what is kept.
  for await (const outcome of outcomesOf(levelCheckpoint({ folder, secret: 'only read' }), job)) {
    if (outcome._tag === 'Left') {
      context.notice(describe(outcome.left, context.lang))
      return outcome.left.reason === 'locked' ? 3 : 4
    }
    const { right } = outcome
    if (flags['unknown'] !== true || right.state === 'unknown') context.print(JSON.stringify(right))
  }
  return 0
}
