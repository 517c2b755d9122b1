import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { shapeOf, withValue, type AnyCodec, type Bulk, type Path } from '@paifang/contract'
import type { Client } from '@paifang/gateway'
import {
  bulk,
  memoryCheckpoint,
  type BulkOptions,
  type BulkReport,
  type RowOutcome,
  type UnknownWhy,
} from '@paifang/jobs'
import { forgetJob, jobsIn, levelCheckpoint, progressOf, type DamagedJob } from '@paifang/jobs/level'
import { describeIssue, ok, type JobError } from '@paifang/result'
import { consent } from '../call/allowWrite'
import { clientFor } from '../call/clientFor'
import { operationNamed } from '../call/operationNamed'
import { readInput } from '../call/readInput'
import type { Flags, Run, Text } from '../Command'
import type { Context } from '../Context'
import { fieldOf, wholeAccountOf } from '../gateways/account'
import { endpointOf } from '../gateways/endpoint'
import { gatewayOf } from '../gateways/gatewayNamed'
import { amount } from '../output/amount'
import { checkWritable } from '../input/fileProblem'
import { UsageError } from '../UsageError'
import { commandOf } from './commandOf'
import { countOf } from './countOf'
import { writeRefused, writeReport } from './outcomeFiles'
import { jobSecret } from './jobSecret'
import { progressLine, progressLines, shownBulk, shownCheck } from './progressLines'
import { reportStop } from './reportStop'
import { rowCount } from './rowCount'
import { columnsOf, rowsOf, sizeOf, type FileRow } from './rowsOf'

/** Where jobs are kept when nobody says. */
export const usualFolder = '.paifang/jobs'

const pathOf = (flag: unknown): Path | undefined =>
  typeof flag === 'string' && flag !== '' ? flag.split('.') : undefined

/** Where the document's own example holds lists of structs: what `--rows` may mean. */
const listsIn = (value: unknown, path: Path = []): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object') ? [path.join('.')] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => listsIn(member, [...path, name]))
}

/** Whether rows may stand at a path: what a document says nothing of may hold them. */
const mayHoldRows = (codec: AnyCodec, path: Path): boolean => {
  const shape = shapeOf(codec)
  const [step, ...rest] = path
  if (shape.kind === 'json') return mayHoldRows(shape.inner, path)
  if (shape.kind === 'unknown' || shape.kind === 'foreign') return true
  if (step === undefined) return shape.kind === 'list'
  if (shape.kind !== 'struct') return false
  const inner = new Map(Object.entries({ ...shape.required, ...shape.optional })).get(step)
  return inner !== undefined && mayHoldRows(inner, rest)
}

/** What the flags and the document say of how an operation takes rows. */
const bulkOf = (
  { operation, typed, near }: ReturnType<typeof operationNamed>,
  flags: Flags,
): Partial<Bulk> & { readonly rows: Path } => {
  const rows = pathOf(flags['rows']) ?? operation.bulk?.rows
  // Where the name is wrong, no flag helps.
  if (rows === undefined && !typed)
    throw new UsageError({
      en: `no installed package has ${operation.method}${near === undefined ? '' : `; did you mean ${near}?`} If the name is right, say with --rows where in the input the rows stand`,
      zh: `已安装的包中没有 ${operation.method}${near === undefined ? '' : `；是否想用 ${near}？`}如名称无误，请用 --rows 指明数据在入参中的位置`,
    })
  if (rows === undefined || !mayHoldRows(operation.input, rows)) {
    const lists = listsIn(operation.example?.input).join(', ')
    const none = rows?.join('.')
    const are = {
      en: lists === '' ? '' : `; lists are ${lists}`,
      zh: lists === '' ? '' : `；列表有 ${lists}`,
    }
    throw new UsageError(
      none === undefined
        ? {
            en: `say with --rows where in the input the rows stand${are.en}`,
            zh: `请用 --rows 指明数据在入参中的位置${are.zh}`,
          }
        : {
            en: `--rows ${none}: the input has no list there${are.en}`,
            zh: `--rows ${none}：入参的此处没有列表${are.zh}`,
          },
    )
  }
  const { idempotent } = operation
  const documented =
    operation.bulk?.key ?? (typeof idempotent === 'object' ? { at: idempotent.key } : undefined)
  const at =
    flags['requestKey'] === undefined || flags['requestKey'] === 'auto'
      ? documented?.at
      : pathOf(flags['requestKey'])
  const beside = pathOf(flags['requestTime']) ?? documented?.with
  return {
    ...operation.bulk,
    rows,
    ...(at === undefined ? {} : { key: { at, ...(beside === undefined ? {} : { with: beside }) } }),
    ...(flags['atomic'] === true ? { atomic: true } : {}),
    ...(flags['upsert'] === true ? { upsert: true } : {}),
  }
}

/**
 * The same command has the same job; another file, place of rows, account or endpoint has another. A file of another
 * size is a new one, unless a job of the same command has not ended: then it is the mended file that this job waits for,
 * and the job itself holds its rows to those that it has sent.
 */
const jobOf = async (
  folder: string,
  { rows, requestKey, map }: Flags,
  said: ReadonlyArray<string>,
  file: string,
  size: number,
): Promise<string> => {
  const command = JSON.stringify([...said, resolve(file), rows, requestKey, map])
  const digest = createHash('sha256').update(command).digest('hex').slice(0, 8)
  const name = `${basename(file).replace(/[^\w-]+/g, '_')}-${digest}-`
  const damaged: DamagedJob[] = []
  const jobs = await jobsIn(folder, { onDamaged: (one) => damaged.push(one) })
  const waiting = jobs.find(({ job, state }) => job.startsWith(name) && state !== 'ended')
  if (waiting !== undefined) return waiting.job
  const job = `${name}${size}`
  // It may be the one that waits for this file: a new one would send all its rows again.
  const unread = damaged.find((one) => one.name.startsWith(name) && one.name !== job)
  if (unread === undefined) return job
  throw new UsageError({
    en: `nothing was sent: job ${unread.name} may wait for this file, and ${unread.file} cannot be read. --job ${unread.name} goes on with it; to begin anew, move its folder away`,
    zh: `未发送：任务 ${unread.name} 可能在等待该文件，但无法读取 ${unread.file}。请用 --job ${unread.name} 继续；如需重新开始，请移走其目录`,
  })
}

/** What is wrong with a file is said in the reader's language. */
async function* spoken(rows: AsyncIterable<FileRow>, lang: Context['lang']): AsyncGenerator<FileRow> {
  try {
    yield* rows
  } catch (thrown) {
    throw thrown instanceof UsageError ? new Error(thrown.text[lang]) : thrown
  }
}

/** A client that takes everything and sends nothing. */
const sendsNothing: Pick<Client<string>, 'call' | 'close'> = {
  call: () => () => Promise.resolve(ok({} as never)),
  close: () => Promise.resolve(),
}

/** Forgets a job; where rows of it were done, only if the user says so. Gives why it cannot. */
const restart = async (
  folder: string,
  job: string,
  flags: Flags,
  { lang, notice, ask }: Context,
): Promise<JobError | undefined> => {
  const stands = await progressOf(folder, job)
  const damaged: DamagedJob[] = []
  if (stands === undefined) await jobsIn(folder, { onDamaged: (one) => damaged.push(one) })
  const unread = damaged.find(({ name }) => name === job)
  if (((stands !== undefined && stands.calls > 0) || unread !== undefined) && flags['yes'] !== true) {
    const line = stands === undefined ? '' : progressLine(stands, lang)
    const sent =
      unread === undefined
        ? { en: `job ${job} has sent rows: ${line}.`, zh: `任务 ${job} 已发送数据：${line}。` }
        : {
            en: `job ${job} may have sent rows: ${unread.file} cannot be read.`,
            zh: `任务 ${job} 可能已发送数据：无法读取 ${unread.file}。`,
          }
    if (ask === undefined)
      throw new UsageError({
        en: `${sent.en} To send all of them again, add --yes`,
        zh: `${sent.zh}如确认全部重发，请加 --yes`,
      })
    await consent(ask, lang, {
      en: `${sent.en} Send all of them again? [y/N] `,
      zh: `${sent.zh}确定全部重发吗？[y/N] `,
    })
  }
  const forgotten = await forgetJob(folder, job)
  if (forgotten._tag === 'Left') return forgotten.left
  if (stands !== undefined) notice(lang === 'zh' ? `任务 ${job} 重新开始` : `job ${job} begins anew`)
  return undefined
}

const whys: Readonly<Record<UnknownWhy, Text>> = {
  crash: { en: 'this machine stopped while it was on its way', zh: '发送途中本机中断' },
  'answer-lost': { en: 'there was no answer that could be read', zh: '没有可读取的应答' },
  'not-in-answer': { en: 'the answer does not speak of it', zh: '应答中未提及' },
  accepted: { en: 'the platform decides later', zh: '平台稍后处理' },
  retryable: { en: 'the platform failed and may have written it', zh: '平台失败，可能已写入' },
  repeated: { en: 'the platform took it for a repetition', zh: '平台视为重复请求' },
}

/** Why rows are not done. */
const whatOf = (one: RowOutcome, lang: Context['lang']): string => {
  if (one.state === 'unknown') return whys[one.why][lang]
  const { where, code, path = '' } = one
  return where === 'here'
    ? describeIssue({ path, expected: code }, lang)
    : [code, path].filter(Boolean).join(' ')
}

/** What becomes of the rest: of a run that only checks no job is kept. */
const moreLine = (job: string, dry: boolean, lang: Context['lang']): string => {
  if (lang === 'zh') return dry ? `  其余加 --json 列出（至多 1,000 段）` : `  其余见 paifang jobs ${job}`
  return dry ? `  and more: --json lists up to 1,000` : `  and more: paifang jobs ${job}`
}

/** The report as people read it: counts, and the first rows that are not done. */
const reportLines = (
  { job, rows, calls, exceptions }: BulkReport,
  dry: boolean,
  lang: Context['lang'],
): ReadonlyArray<string> => {
  const { read, done, refused, unknown } = rows
  const zh = lang === 'zh'
  const shown = exceptions.slice(0, 20).map((one) => {
    const where = one.from === one.to ? `${one.from}` : `${one.from}–${one.to}`
    const words = { refused: { en: 'refused', zh: '被拒' }, unknown: { en: 'unknown', zh: '未知' } }
    return `  ${where}  ${words[one.state][lang]}  ${whatOf(one, lang)}`
  })
  const more = exceptions.length - shown.length
  return [
    dry
      ? zh
        ? `${read} 行，${calls} 次调用，${refused} 行不符合接口要求；未发送任何请求`
        : `${amount(read, 'row')}, ${amount(calls, 'call')}, ${amount(refused, 'row')} that the operation does not take; nothing was sent`
      : zh
        ? `任务 ${job}：${done} 成功，${refused} 被拒，${unknown} 未知，${calls} 次调用`
        : `job ${job}: ${done} done, ${refused} refused, ${unknown} unknown, ${amount(calls, 'call')}`,
    ...shown,
    ...(more > 0 ? [moreLine(job, dry, lang)] : []),
    ...(unknown > 0 && !dry
      ? [
          zh
            ? `结果未知的行请人工核对：paifang jobs ${job} --unknown 文件.csv，填写后用 --settle 提交`
            : `look unknown rows up: paifang jobs ${job} --unknown file.csv, fill it in, --settle file.csv`,
        ]
      : []),
  ]
}

/** `paifang bulk`: 0 all done, 1 some refused, 2 some unknown, 3 to be resumed, 4 stopped by an error. */
export const runBulk: Run = async ([method = '', file = ''], flags, context) => {
  const named = operationNamed(method, flags, context)
  const { operation } = named
  const known = bulkOf(named, flags)
  const { report, refusedRows } = flags
  if (typeof refusedRows === 'string' && refusedRows.endsWith('.csv'))
    throw new UsageError({
      en: `--refused-rows writes one JSON object in each line, which bulk takes again: name it ${refusedRows.slice(0, -4)}.ndjson`,
      zh: `--refused-rows 每行写一个 JSON 对象，可再由 bulk 读取：请命名为 ${refusedRows.slice(0, -4)}.ndjson`,
    })
  // Before any row is sent: a job that has ended cannot say again what became of its rows for a mistyped name.
  for (const path of [report, refusedRows]) if (typeof path === 'string') await checkWritable(path)
  const columns = columnsOf(flags['map'])
  const size = await sizeOf(file)
  if (size === 0) throw new UsageError({ en: `${file} is empty`, zh: `${file} 是空文件` })
  const base = await readInput(flags, context)
  const dry = flags['dryRun'] === true
  const gateway = gatewayOf(operation.gateway, context)
  const account = dry ? {} : await wholeAccountOf(gateway, flags, context)
  const appSecret = account[fieldOf(gateway, 'secret').option] ?? ''
  const folder = resolve(context.cwd, typeof flags['folder'] === 'string' ? flags['folder'] : usualFolder)
  const { url } = await endpointOf(gateway, flags, context)
  const said = [method, account[fieldOf(gateway, 'key').option] ?? '', url]
  const job = typeof flags['job'] === 'string' ? flags['job'] : await jobOf(folder, flags, said, file, size)
  if (flags['restart'] === true && !dry) {
    const failed = await restart(folder, job, flags, context)
    if (failed !== undefined) return reportStop(failed, context)
  }
  const checkpoint = dry
    ? memoryCheckpoint()
    : levelCheckpoint({
        folder,
        secret: await jobSecret(context, appSecret),
        command: commandOf(operation, [method, file], flags, context),
      })
  // The job waits, not each of its calls: it tells so, and tries with one request before all go on.
  const client = dry
    ? sendsNothing
    : await clientFor(gateway, flags, context, { maxBanWaitMs: 0, writes: method })
  const lines = progressLines(context, dry ? shownCheck : shownBulk)
  const counting = rowCount(file, columns)
  const options: BulkOptions<unknown, FileRow> = {
    job,
    checkpoint,
    ...countOf(flags, 'chunk'),
    ...countOf(flags, 'concurrency'),
    // Who only checks wants to hear of every row.
    ...(dry ? { maxRefusals: Number.MAX_SAFE_INTEGER } : {}),
    bulk: dry ? { ...known, results: undefined as never, async: false } : known,
    ...(flags['validatedFirst'] === true ? { assume: 'validated-first' as const } : {}),
    ...(flags['wait'] === true ? { maxPauseMs: Infinity } : {}),
    signal: context.signal,
    total: counting.total,
    onProgress: lines.show,
    toInput: (rows, { key, timeMs }) => {
      const filled = withValue(base, known.rows, rows)
      const named = known.key === undefined ? filled : withValue(filled, known.key.at, key)
      const beside = known.key?.with
      return beside === undefined ? named : withValue(named, beside, timeMs)
    },
  }
  const ended = await bulk(client, operation, spoken(rowsOf(file, columns), context.lang), options)
  counting.stop()
  lines.end()
  await client.close()
  if (!dry) {
    const failed =
      (typeof report === 'string' ? await writeReport(report, checkpoint, job) : undefined) ??
      (typeof refusedRows === 'string'
        ? await writeRefused(refusedRows, checkpoint, job, rowsOf(file, columns))
        : undefined)
    // The stop of the job itself says more.
    if (failed !== undefined && ended._tag === 'Right') return reportStop(failed, context)
  }
  if (ended._tag === 'Left') return reportStop(ended.left, context)
  const { rows } = ended.right
  if (context.json) context.print(JSON.stringify({ ok: true, dryRun: dry, ...ended.right }))
  else for (const line of reportLines(ended.right, dry, context.lang)) context.print(line)
  return rows.unknown > 0 ? 2 : rows.refused > 0 ? 1 : 0
}
