import { resolve } from 'node:path'
import { outcomesOf } from '@paifang/jobs'
import { jobsIn, levelCheckpoint, levelCopy, type DamagedJob } from '@paifang/jobs/level'
import type { Run } from '../Command'
import { UsageError } from '../UsageError'
import { usualFolder } from './bulk'
import { damagedText } from './damaged'
import { reportStop } from './reportStop'
import { settle, writeReport, writeUnknown } from './outcomeFiles'
import { progressLine, stateWord } from './progressLines'
import { sizeOf } from './rowsOf'

/** `paifang jobs`: how jobs of a folder stand, or what became of the rows of one, and what a person decides about them. */
export const runJobs: Run = async ([job], flags, context) => {
  const { lang, json, print, notice } = context
  const folder = resolve(context.cwd, typeof flags['folder'] === 'string' ? flags['folder'] : usualFolder)
  const damaged: DamagedJob[] = []
  const jobs = await jobsIn(folder, { onDamaged: (one) => damaged.push(one) })
  const files = ['report', 'unknown', 'settle'].filter((name) => typeof flags[name] === 'string')
  if (job === undefined) {
    if (files.length > 0)
      throw new UsageError({
        en: `--${files[0] ?? ''} is about one job`,
        zh: `--${files[0] ?? ''} 需指定任务`,
      })
    if (json) print(JSON.stringify(jobs))
    else for (const one of jobs) print(`${one.job}  ${stateWord(one, lang)}  ${progressLine(one, lang)}`)
    for (const one of damaged) notice(damagedText(one)[lang])
    if (!json && jobs.length + damaged.length === 0)
      notice(lang === 'zh' ? `${folder} 中没有任务` : `no jobs in ${folder}`)
    return 0
  }
  const known = jobs.find((one) => one.job === job)
  const broken = damaged.find(({ name }) => name === job)
  if (broken !== undefined) throw new UsageError(damagedText(broken))
  if (known === undefined)
    throw new UsageError({ en: `no job ${job} in ${folder}`, zh: `${folder} 中没有任务 ${job}` })
  // Who only looks takes nobody's lock: the job may run meanwhile.
  const checkpoint = levelCopy({ folder })
  const { report, unknown, settle: decided } = flags
  if (typeof decided === 'string') {
    await sizeOf(decided)
    // Nothing is run here: the secret is not needed to say more about what is kept.
    const settled = await settle(decided, levelCheckpoint({ folder, secret: 'only read' }), job)
    if (settled._tag === 'Left') {
      const { reason, detail } = settled.left
      if (json || reason !== 'source' || detail === undefined) return reportStop(settled.left, context)
      // The job is well: it is the file of answers that has to be mended.
      notice(lang === 'zh' ? `${decided} 未被采纳：${detail}` : `nothing of ${decided} was taken: ${detail}`)
      return 4
    }
    const { done, refused, again } = settled.right
    if (done + refused + again === 0)
      notice(
        lang === 'zh'
          ? `${decided} 中没有一行填写了 outcome（done、refused 或 again）`
          : `no row of ${decided} has an outcome (done, refused or again)`,
      )
    if (json) print(JSON.stringify({ ok: true, job, ...settled.right }))
    else
      print(
        lang === 'zh'
          ? `任务 ${job}：${done} 行成功，${refused} 行被拒，${again} 行待重发${again > 0 ? '；请再次执行原命令' : ''}`
          : `job ${job}: ${done} done, ${refused} refused, ${again} to be sent again${again > 0 ? '; run its command once more' : ''}`,
      )
  }
  for (const [path, write] of [
    [report, writeReport],
    [unknown, writeUnknown],
  ] as const) {
    const failed = typeof path === 'string' ? await write(path, checkpoint, job) : undefined
    if (failed !== undefined) return reportStop(failed, context)
  }
  if (files.length > 0) return 0
  notice(`${stateWord(known, lang)}  ${progressLine(known, lang)}`)
  for await (const outcome of outcomesOf(checkpoint, job)) {
    if (outcome._tag === 'Left') return reportStop(outcome.left, context)
    print(JSON.stringify(outcome.right))
  }
  return 0
}
