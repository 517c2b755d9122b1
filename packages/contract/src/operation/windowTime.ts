import { parseDate, parseDateTime } from '@paifang/wire'
import type { AnyCodec } from '../Codec'
import { fitting } from '../codecAt'
import { dateTime } from '../codecs/dateTime'
import type { Paging } from './Paging'

type Format = NonNullable<Paging['window']>['format']

/** An end of a paged operation's window, in epoch milliseconds, as its field takes it: times are GMT+8. */
export const windowTime = (codec: AnyCodec | undefined, atMs: number, format: Format): unknown => {
  const date = new Date(atMs)
  const text = String(dateTime.encode(date))
  switch (format) {
    case 'datetime':
      return fitting(codec, date, text)
    case 'date':
      return fitting(codec, text.slice(0, 10), date)
    case 'ms':
      return fitting(codec, atMs, String(atMs))
    case 's':
      return fitting(codec, Math.floor(atMs / 1000), String(Math.floor(atMs / 1000)))
  }
}

/** The epoch milliseconds of what such a field holds; `undefined`: no time. */
export const readWindowTime = (value: unknown, format: Format): number | undefined => {
  if (value instanceof Date) return value.getTime()
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value)
  if (format === 'ms' || format === 's')
    return /^\d{1,15}$/.test(text) ? Number(text) * (format === 's' ? 1000 : 1) : undefined
  return text.length === 10 ? parseDate(text) : parseDateTime(text)
}
