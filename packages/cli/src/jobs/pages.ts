import { resolve } from 'node:path'
import type { PagedOperation } from '@paifang/contract'
import type { Client } from '@paifang/gateway'
import { pages, pagesToFile, type PagesOptions } from '@paifang/jobs'
import { csv } from '@paifang/jobs/csv'
import { describe, err } from '@paifang/result'
import { formatDateTime } from '@paifang/wire'
import { clientFor } from '../call/clientFor'
import { operationNamed } from '../call/operationNamed'
import { readInput } from '../call/readInput'
import type { Flags, Run } from '../Command'
import { gatewayOf } from '../gateways/gatewayNamed'
import { checkWritable } from '../input/fileProblem'
import { UsageError } from '../UsageError'
import { amount } from '../output/amount'
import { countOf } from './countOf'
import { shownPages } from './pagesProgress'
import { pagingOf } from './pagingOf'
import { parseWindow } from './parseWindow'
import { progressLines } from './progressLines'

type Paged = PagedOperation<string, unknown, unknown, unknown, string>

const walkOf = ({ walk }: Flags): { readonly walk?: 'forward' | 'backward' } => {
  if (walk === undefined) return {}
  if (walk === 'forward' || walk === 'backward') return { walk }
  throw new UsageError({ en: '--walk is forward or backward', zh: '--walk 应为 forward 或 backward' })
}

/** What `pages` does not take is said by a TypeError. */
const checked = <A>(run: () => A): A => {
  try {
    return run()
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new UsageError({ en: thrown.message, zh: thrown.message })
    throw thrown
  }
}

/** The input of the first page: asked of a client that sends nothing. */
const firstInput = async (
  operation: Paged,
  input: unknown,
  options: PagesOptions<unknown, unknown>,
): Promise<unknown> => {
  let asked: unknown
  const sendsNothing = {
    run: (_operation: unknown, given: unknown) => {
      asked = given
      return Promise.resolve(
        err({ _tag: 'TransportError', reason: 'aborted', sent: 'no', message: '' } as const),
      )
    },
  }
  const stream = checked(() => pages(sendsNothing as unknown as Client<string>, operation, input, options))
  for await (const batch of stream.batches()) if (batch._tag === 'Left') break
  return asked === undefined ? undefined : operation.input.encode(asked)
}

/** `paifang pages`: 0 all rows are in the file, 1 a page failed, 3 to be run again, 4 the file does not fit. */
export const runPages: Run = async ([method = '', file = ''], flags, context) => {
  const { operation } = operationNamed(method, flags, context)
  const { columns } = flags
  const paging = pagingOf(operation, flags)
  const paged = { ...operation, paging } as Paged
  const input = await readInput(flags, context)
  const path = resolve(context.cwd, file)
  const { json, lang, print, notice, signal } = context
  const zh = lang === 'zh'
  const options = {
    ...countOf(flags, 'size'),
    ...countOf(flags, 'concurrency'),
    ...walkOf(flags),
    ...parseWindow(flags),
    ...(flags['wait'] === true ? { maxPauseMs: Infinity } : {}),
    signal,
  }
  const named = typeof columns === 'string' ? { columns: columns.split(',') } : {}
  const format = path.endsWith('.csv') ? { format: csv(named) } : {}
  await checkWritable(path)
  // Before anything is opened: what the operation cannot do is a wrong command.
  const first = await firstInput(paged, input, options)
  if (flags['dryRun'] === true) {
    if (json) print(JSON.stringify({ ok: true, dryRun: true, path, first }))
    else
      print(
        `${zh ? '未发送任何请求；首个请求' : 'nothing was sent; the first request'}: ${JSON.stringify(first)}`,
      )
    return 0
  }
  const client = await clientFor(gatewayOf(operation.gateway, context), flags, context, {})
  const lines = progressLines(context, shownPages)
  let read: number | undefined
  const written = await pagesToFile(client, paged, input, {
    path,
    ...format,
    ...options,
    onProgress: (progress) => {
      read = progress.pages
      lines.show(progress)
    },
  })
  lines.end()
  await client.close()
  if (written._tag === 'Right') {
    const { rows: count, bytes } = written.right
    if (json) print(JSON.stringify({ ok: true, path, rows: count, bytes }))
    else print(zh ? `${path}：${count} 行` : `${path}: ${amount(count, 'row')}`)
    if (read === 0)
      notice(
        zh
          ? '文件早已写完，未发送任何请求；如需重新获取，请换一个文件名'
          : 'it was whole already and nothing was asked: to fetch anew, name another file',
      )
    return 0
  }
  const error = written.left
  const retryAfterMs = error._tag === 'GatewayError' ? error.retryAfterMs : undefined
  const untilMs = retryAfterMs === undefined ? undefined : Date.now() + retryAfterMs
  if (json) print(JSON.stringify({ ok: false, error, ...(untilMs === undefined ? {} : { untilMs }) }))
  else {
    notice(describe(error, lang))
    if (untilMs !== undefined) notice(`${formatDateTime(untilMs)} GMT+8`)
  }
  if (error._tag === 'JobError') return 4
  return untilMs !== undefined || (error._tag === 'TransportError' && error.reason === 'aborted') ? 3 : 1
}
