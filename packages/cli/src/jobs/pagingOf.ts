import type { Paging } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import type { Flags } from '../Command'
import { UsageError } from '../UsageError'

const formats = ['datetime', 'date', 'ms', 's']
const paths = ['page', 'offset', 'cursor', 'next', 'size', 'total', 'hasNext', 'start', 'end', 'key']

const wrong = (pair: string): UsageError =>
  new UsageError({
    en: `--paging ${pair}: name=path, with one of the names ${paths.join(', ')}, or format=${formats.join('|')}`,
    zh: `--paging ${pair}：应为 名称=路径，名称为 ${paths.join('、')} 之一，或 format=${formats.join('|')}`,
  })

/** What `--paging` and `--rows` say, by the names of `Paging`; of page, offset and cursor one says `by`. */
const said = ({ paging, rows }: Flags, known: Partial<Paging> | undefined): Partial<Paging> => {
  const given: Record<string, unknown> = {}
  const window: Record<string, unknown> = { format: 'datetime', ...known?.window }
  for (const pair of Array.isArray(paging) ? (paging as string[]) : []) {
    const [name = '', value = ''] = pair.split('=')
    const path = value.split('.')
    if (name === 'format' ? !formats.includes(value) : !paths.includes(name) || path.includes(''))
      throw wrong(pair)
    if (name === 'format') window['format'] = value
    else if (name === 'start' || name === 'end') window[name] = path
    else given[name] = name === 'key' ? [path] : path
  }
  const by = ['page', 'offset', 'cursor'].find((name) => name in given)
  if (by !== undefined) given['by'] = by === 'page' ? 'number' : by
  if (typeof rows === 'string') given['rows'] = rows.split('.')
  if ('start' in window && 'end' in window) given['window'] = window
  return given
}

/** How an operation pages: what its document says, with what the command adds or says otherwise. */
export const pagingOf = ({ method, paging }: AnyOperation, flags: Flags): Paging => {
  const whole = { ...paging, ...said(flags, paging) } as Partial<Paging>
  const lacks =
    whole.by === undefined ||
    whole.rows === undefined ||
    (whole.by === 'offset' && (whole as { readonly size?: unknown }).size === undefined) ||
    (whole.by === 'cursor' && (whole as { readonly next?: unknown }).next === undefined)
  if (!lacks) return whole as Paging
  const example = '--paging page=pageNumber size=pageSize total=total --rows records'
  throw new UsageError({
    en: `no document says how ${method} pages: say it, as in ${example}`,
    zh: `文档没有说明 ${method} 如何翻页：请自行指明，例如 ${example}`,
  })
}
