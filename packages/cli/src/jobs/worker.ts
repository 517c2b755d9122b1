import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Client } from '@paifang/gateway'
import type { DefinedJob } from '@paifang/jobs'
import type { QueueOptions } from '@paifang/jobs/bullmq'
import { oneLine } from '@paifang/result'
import type { Run } from '../Command'
import type { Context } from '../Context'
import { fileProblem } from '../input/fileProblem'
import { UsageError } from '../UsageError'
import { countOf } from './countOf'
import { reportStop } from './reportStop'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a job takes and gives is between its own parts
type AnyJob = DefinedJob<string, any, any, string, any>

/** What a module of a job exports. */
interface JobModule {
  readonly job: AnyJob
  readonly queue: QueueOptions
}

const codeOf = (thrown: unknown): unknown => (thrown as { readonly code?: unknown } | undefined)?.code

/** Why a module does not load: what it threw, and where in it; with `--verbose` the whole stack. */
const notLoaded = (path: string, thrown: unknown, isVerbose: boolean): UsageError => {
  if (codeOf(thrown) === 'MODULE_NOT_FOUND' && String(thrown).includes(`'${path}'`))
    return fileProblem('read', path, { code: 'ENOENT' })
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : ''
  // An error of syntax begins with its place; behind one of a missing module stands on lines of their own who wanted it.
  const [line = ''] = stack.split(path)[1]?.match(/^:\d+/) ?? []
  const said = oneLine(String(thrown).split('\n')[0] ?? '', 300)
  const [en, zh] = isVerbose
    ? [`\n${stack}`, `\n${stack}`]
    : ['; --verbose shows the stack', '；--verbose 显示调用栈']
  return new UsageError({
    en: `cannot load ${path}${line}: ${said}${en}`,
    zh: `无法加载 ${path}${line}：${said}${zh}`,
  })
}

/** Loads a module of the user's, of either kind. */
const loaded = async (path: string, { load }: Context, isVerbose: boolean): Promise<unknown> => {
  try {
    try {
      return load(path)
    } catch (thrown) {
      if (codeOf(thrown) !== 'ERR_REQUIRE_ESM') throw thrown
      return await import(pathToFileURL(path).href)
    }
  } catch (thrown) {
    throw notLoaded(path, thrown, isVerbose)
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const jobModule = async (path: string, context: Context, isVerbose: boolean): Promise<JobModule> => {
  const exported = await loaded(path, context, isVerbose)
  const whole = isObject(exported) ? exported : {}
  const { job, queue } = isObject(whole['default']) ? { ...whole['default'], ...whole } : whole
  if (
    isObject(job) &&
    isObject(job['definition']) &&
    isObject(job['known']) &&
    isObject(queue) &&
    isObject(queue['redis'])
  )
    return { job: job as unknown as AnyJob, queue: queue as unknown as QueueOptions }
  throw new UsageError({
    en: `${path} must export job, made by defineJob, and queue: { queue, redis, secret }`,
    zh: `${path} 应导出 job（由 defineJob 创建）和 queue：{ queue, redis, secret }`,
  })
}

const engine = (): typeof import('@paifang/jobs/bullmq') => {
  try {
    return require('@paifang/jobs/bullmq') as typeof import('@paifang/jobs/bullmq')
  } catch (thrown) {
    if (codeOf(thrown) !== 'MODULE_NOT_FOUND') throw thrown
    throw new UsageError({
      en: 'workers need BullMQ and ioredis: npm install bullmq@5 ioredis@5',
      zh: '需要安装 BullMQ 与 ioredis：npm install bullmq@5 ioredis@5',
    })
  }
}

const told: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  'job.ended': { en: 'has ended', zh: '已结束' },
  'job.pause': { en: 'is paused', zh: '已暂停' },
  'job.stop': { en: 'has stopped', zh: '已停止' },
  'job.store': { en: 'cannot reach Redis', zh: '连接不上 Redis' },
  'job.store ok': { en: 'reaches Redis again', zh: '已重新连接 Redis' },
}

/** `paifang worker`: works until Ctrl-C or SIGTERM. 0: it was told to stop, 4: it takes nothing, and says why. */
export const runWorker: Run = async ([file = ''], flags, context) => {
  const counts = { ...countOf(flags, 'ranges'), ...countOf(flags, 'concurrency') }
  const { createJobWorker } = engine()
  const { job, queue } = await jobModule(resolve(context.cwd, file), context, flags['verbose'] === true)
  const { json, lang, notice, print, signal } = context
  // The worker's own connection tells; of one that nobody listens to ioredis prints a stack each time.
  const listened: Partial<Pick<typeof queue.redis, 'on'>> = queue.redis
  listened.on?.('error', () => undefined)
  try {
    const made = await createJobWorker(job, queue, {
      ...counts,
      onEvent: (event) => {
        const { type, id, outcome = '', reason } = event
        const words = told[`${type} ${outcome}`] ?? told[type]
        if (words === undefined) return
        if (json) notice(JSON.stringify(event))
        else
          notice(`${id} ${words[lang]}${reason === undefined || type === 'job.store' ? '' : `: ${reason}`}`)
      },
    })
    if (made._tag === 'Left') return reportStop(made.left, context)
    const worker = made.right
    if (json) print(JSON.stringify({ ok: true, queue: queue.queue, method: job.operation.method }))
    else
      print(
        lang === 'zh'
          ? `正在处理队列 ${queue.queue}（${job.operation.method}），按 Ctrl-C 停止`
          : `works on queue ${queue.queue} (${job.operation.method}) until Ctrl-C`,
      )
    const stop = (): void => void worker.close()
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const why = await worker.ended
    await worker.close()
    signal.removeEventListener('abort', stop)
    return why === undefined ? 0 : reportStop(why, context)
  } finally {
    // The process is the worker's: what its module opened ends with it.
    queue.redis.disconnect()
    await (job.client as Partial<Client<string>>).close?.()
  }
}
