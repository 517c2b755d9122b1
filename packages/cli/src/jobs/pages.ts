import { resolve } from 'node:path'
import type { PagedOperation, Paging } from '@paifang/contract'
import { pagesToFile } from '@paifang/jobs'
import { describe } from '@paifang/result'
import { clientFor } from '../call/clientFor'
import { operationNamed } from '../call/operationNamed'
import { readInput } from '../call/readInput'
import type { Run } from '../Command'
import { gatewayOf } from '../gateways/gatewayNamed'
import { UsageError } from '../UsageError'

const wholeOf = (value: unknown): { readonly size?: number } => {
  if (value === undefined) return {}
  if (typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value)) return { size: Number(value) }
  throw new UsageError({ en: '--size is a whole number from 1 on', zh: '--size 应为正整数' })
}

/** `paifang pages`: 0 all rows are in the file, 1 a page failed, 3 stopped from outside, 4 the file does not fit. */
export const runPages: Run = async ([method = '', file = ''], flags, context) => {
  const { operation } = operationNamed(method, flags, context)
  const rows = flags['rows']
  const paging = {
    ...operation.paging,
    ...(typeof rows === 'string' ? { rows: rows.split('.') } : {}),
  } as Partial<Paging>
  if (paging.by === undefined || paging.rows === undefined)
    throw new UsageError({
      en: `nothing says how ${method} pages: generate its domain anew, or override its paging`,
      zh: `没有 ${method} 的翻页信息：请重新生成领域包，或覆盖其翻页设置`,
    })
  const paged = { ...operation, paging } as PagedOperation<string, unknown, unknown, unknown, string>
  const input = await readInput(flags, context)
  const path = resolve(context.cwd, file)
  const size = wholeOf(flags['size'])
  const client = await clientFor(gatewayOf(operation.gateway, context), flags, context, {})
  const written = await pagesToFile(client, paged, input, { path, ...size, signal: context.signal })
  await client.close()
  const { json, lang, print, notice } = context
  if (written._tag === 'Right') {
    const { rows: count, bytes } = written.right
    if (json) print(JSON.stringify({ ok: true, path, rows: count, bytes }))
    else print(lang === 'zh' ? `${path}：${count} 行` : `${path}: ${count} rows`)
    return 0
  }
  const error = written.left
  if (json) print(JSON.stringify({ ok: false, error }))
  else notice(describe(error, lang))
  if (error._tag === 'JobError') return 4
  return error._tag === 'TransportError' && error.reason === 'aborted' ? 3 : 1
}
