import { resolve } from 'node:path'
import type { PagedOperation, Paging } from '@paifang/contract'
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
import { UsageError } from '../UsageError'
import { countOf } from './countOf'
import { shownPages } from './pagesProgress'
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
  const { rows, columns } = flags
  const paging = {
    ...operation.paging,
    ...(typeof rows === 'string' ? { rows: rows.split('.') } : {}),
  } as Partial<Paging>
  if (paging.by === undefined || paging.rows === undefined)
    throw new UsageError({
      en: `nothing says how ${method} pages: generate its domain anew, or override its paging`,
      zh: `没有 ${method} 的翻页信息：请重新生成领域包，或覆盖其翻页设置`,
    })
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
  const written = await pagesToFile(client, paged, input, {
    path,
    ...format,
    ...options,
    onProgress: lines.show,
  })
  lines.end()
  await client.close()
  if (written._tag === 'Right') {
    const { rows: count, bytes } = written.right
    if (json) print(JSON.stringify({ ok: true, path, rows: count, bytes }))
    else print(zh ? `${path}：${count} 行` : `${path}: ${count} rows`)
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
