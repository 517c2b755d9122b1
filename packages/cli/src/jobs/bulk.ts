import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { withValue, type Bulk, type Path } from '@paifang/contract'
import type { AnyOperation, Client } from '@paifang/gateway'
import { bulk, memoryCheckpoint, outcomesOf, type BulkOptions, type Checkpoint } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'
import { describe, ok, type JobError } from '@paifang/result'
import { formatDateTime } from '@paifang/wire'
import { clientFor } from '../call/clientFor'
import { operationNamed } from '../call/operationNamed'
import { readInput } from '../call/readInput'
import type { Flags, Run } from '../Command'
import type { Context, ExitCode } from '../Context'
import { fieldOf, wholeAccountOf } from '../gateways/account'
import { gatewayOf } from '../gateways/gatewayNamed'
import { UsageError } from '../UsageError'
import { progressLines } from './progressLines'
import { columnsOf, rowsOf, sizeOf, type FileRow } from './rowsOf'

/** Where jobs are kept when nobody says. */
export const usualFolder = '.paifang/jobs'

const pathOf = (flag: unknown): Path | undefined =>
  typeof flag === 'string' && flag !== '' ? flag.split('.') : undefined

const countOf = (flags: Flags, name: string): { readonly [name: string]: number } => {
  const given = flags[name]
  if (given === undefined) return {}
  if (typeof given === 'string' && /^[1-9]\d{0,5}$/.test(given)) return { [name]: Number(given) }
  throw new UsageError({ en: `--${name} is a whole number from 1 on`, zh: `--${name} 应为正整数` })
}

/** Where the document's own example holds lists of structs: what `--rows` may mean. */
const listsIn = (value: unknown, path: Path = []): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object') ? [path.join('.')] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => listsIn(member, [...path, name]))
}

/** What the flags and the document say of how an operation takes rows. */
const bulkOf = (operation: AnyOperation, flags: Flags): Partial<Bulk> & { readonly rows: Path } => {
  const rows = pathOf(flags['rows']) ?? operation.bulk?.rows
  if (rows === undefined) {
    const lists = listsIn(operation.example?.input).join(', ')
    throw new UsageError({
      en: `say with --rows where in the input the rows stand${lists === '' ? '' : `; lists are ${lists}`}`,
      zh: `请用 --rows 指明数据在入参中的位置${lists === '' ? '' : `；列表有 ${lists}`}`,
    })
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

/** The same command has the same job; another file, account or place of rows has another. */
const jobOf = (flags: Flags, method: string, account: string, file: string, size: number): string => {
  if (typeof flags['job'] === 'string') return flags['job']
  const said = JSON.stringify([
    method,
    account,
    resolve(file),
    size,
    flags['rows'],
    flags['requestKey'],
    flags['map'],
  ])
  const name = basename(file).replace(/[^\w-]+/g, '_')
  return `${name}-${createHash('sha256').update(said).digest('hex').slice(0, 8)}`
}

/** One JSON text in each line. */
const writeLines = async (path: string, lines: AsyncIterable<unknown>): Promise<void> => {
  let file: FileHandle | undefined
  try {
    file = await open(path, 'w', 0o600)
    for await (const line of lines) await file.write(`${JSON.stringify(line)}\n`)
  } finally {
    await file?.close()
  }
}

async function* outcomes(checkpoint: Checkpoint, job: string): AsyncGenerator {
  for await (const outcome of outcomesOf(checkpoint, job)) if (outcome._tag === 'Right') yield outcome.right
}

/** The rows of the file that were refused, as the file has them: the user's own copy. */
async function* refusedRows(
  checkpoint: Checkpoint,
  job: string,
  rows: AsyncIterable<FileRow>,
): AsyncGenerator<FileRow> {
  const ranges: (readonly [from: number, to: number])[] = []
  for await (const outcome of outcomesOf(checkpoint, job))
    if (outcome._tag === 'Right' && outcome.right.state === 'refused')
      ranges.push([outcome.right.from, outcome.right.to])
  let row = 0
  let at = 0
  for await (const one of rows) {
    row++
    while (at < ranges.length && (ranges[at]?.[1] ?? 0) < row) at++
    if (at === ranges.length) return
    if ((ranges[at]?.[0] ?? Infinity) <= row) yield one
  }
}

/** A client that takes everything and sends nothing. */
const sendsNothing: Pick<Client<string>, 'call' | 'close'> = {
  call: () => () => Promise.resolve(ok({} as never)),
  close: () => Promise.resolve(),
}

const stoppedCode = (error: JobError): ExitCode =>
  error.reason === 'paused' || error.reason === 'cancelled' || error.reason === 'locked' ? 3 : 4

const report = (error: JobError, { json, lang, print, notice }: Context): ExitCode => {
  if (json) print(JSON.stringify({ ok: false, error }))
  else {
    notice(describe(error, lang))
    if (error.untilMs !== undefined) notice(`${formatDateTime(error.untilMs)} GMT+8`)
  }
  return stoppedCode(error)
}

/** `paifang bulk`: 0 all done, 1 some refused, 2 some unknown, 3 to be resumed, 4 stopped by an error. */
export const runBulk: Run = async ([method = '', file = ''], flags, context) => {
  const { operation } = operationNamed(method, flags, context)
  const known = bulkOf(operation, flags)
  const columns = columnsOf(flags['map'])
  const size = await sizeOf(file)
  const base = await readInput(flags, context)
  const dry = flags['dryRun'] === true
  const gateway = gatewayOf(operation.gateway, context)
  const account = dry ? {} : await wholeAccountOf(gateway, flags, context)
  const secret = account[fieldOf(gateway, 'secret').option] ?? ''
  const job = jobOf(flags, method, account[fieldOf(gateway, 'key').option] ?? '', file, size)
  const folder = resolve(context.cwd, typeof flags['folder'] === 'string' ? flags['folder'] : usualFolder)
  const checkpoint = dry ? memoryCheckpoint() : levelCheckpoint({ folder, secret })
  const client = dry ? sendsNothing : await clientFor(gateway, flags, context, {})
  const lines = progressLines(context)
  const options: BulkOptions<unknown, FileRow> = {
    job,
    checkpoint,
    ...countOf(flags, 'chunk'),
    ...countOf(flags, 'concurrency'),
    bulk: dry ? { ...known, results: undefined as never, async: false } : known,
    ...(flags['validatedFirst'] === true ? { assume: 'validated-first' as const } : {}),
    ...(flags['wait'] === true ? { maxPauseMs: Infinity } : {}),
    signal: context.signal,
    onProgress: lines.show,
    toInput: (rows, { key, timeMs }) => {
      const filled = withValue(base, known.rows, rows)
      const named = known.key === undefined ? filled : withValue(filled, known.key.at, key)
      const beside = known.key?.with
      return beside === undefined ? named : withValue(named, beside, timeMs)
    },
  }
  const ended = await bulk(client, operation, rowsOf(file, columns), options)
  lines.end()
  await client.close()
  if (!dry && typeof flags['report'] === 'string')
    await writeLines(flags['report'], outcomes(checkpoint, job))
  if (!dry && typeof flags['refusedRows'] === 'string')
    await writeLines(flags['refusedRows'], refusedRows(checkpoint, job, rowsOf(file, columns)))
  if (ended._tag === 'Left') {
    // What is wrong with the file is said where it is.
    return report(ended.left, context)
  }
  const { rows, calls, exceptions } = ended.right
  if (context.json) context.print(JSON.stringify({ ok: true, dryRun: dry, ...ended.right }))
  else {
    const zh = context.lang === 'zh'
    if (dry)
      context.print(
        zh
          ? `${rows.read} 行，${calls} 次调用，${rows.refused} 行不符合接口要求；未发送任何请求`
          : `${rows.read} rows, ${calls} calls, ${rows.refused} rows that the operation does not take; nothing was sent`,
      )
    else
      context.print(
        zh
          ? `任务 ${job}：${rows.done} 成功，${rows.refused} 被拒，${rows.unknown} 未知，${calls} 次调用`
          : `job ${job}: ${rows.done} done, ${rows.refused} refused, ${rows.unknown} unknown, ${calls} calls`,
      )
    for (const one of exceptions.slice(0, 20)) {
      const where = one.from === one.to ? `${one.from}` : `${one.from}–${one.to}`
      const what = one.state === 'refused' ? [one.code, one.path].filter(Boolean).join(' ') : one.why
      context.print(`  ${where}  ${one.state}  ${what}`)
    }
  }
  return rows.unknown > 0 ? 2 : rows.refused > 0 ? 1 : 0
}
