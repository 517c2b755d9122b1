import type { WindowOptions } from '@paifang/jobs'
import { parseDate, parseDateTime } from '@paifang/wire'
import type { Flags } from '../Command'
import { UsageError } from '../UsageError'

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

const spanOf = (flags: Flags, name: string): number | undefined => {
  const given = flags[name]
  if (given === undefined) return undefined
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(typeof given === 'string' ? given : '') ?? []
  if (count === '')
    throw new UsageError({
      en: `--${name} is a span: 30s, 10m, 6h, 1d`,
      zh: `--${name} 应为时间段：30s、10m、6h、1d`,
    })
  return Number(count) * (units[unit] ?? 0)
}

/** `2021-01-01..2021-01-31`, dates or times of GMT+8; without the second one up to now. */
export const parseWindow = (flags: Flags): { readonly window?: WindowOptions } => {
  const [stepMs, lagMs] = [spanOf(flags, 'step'), spanOf(flags, 'lag')]
  const given = flags['window']
  if (given === undefined) return {}
  const text = typeof given === 'string' ? given : ''
  const [start = '', end = ''] = text.split('..')
  const [from, to] = [start, end].map((at) => (at.length === 10 ? parseDate(at) : parseDateTime(at)))
  if (from === undefined || (end !== '' && to === undefined) || !text.includes('..'))
    throw new UsageError({
      en: '--window is "2021-01-01..2021-01-31", dates or "yyyy-MM-dd HH:mm:ss" of GMT+8',
      zh: '--window 应为 "2021-01-01..2021-01-31"，日期或 "yyyy-MM-dd HH:mm:ss"(GMT+8)',
    })
  if (to !== undefined && to < from)
    throw new UsageError({
      en: `--window ${text} ends before it begins`,
      zh: `--window ${text} 的结束时间早于开始时间`,
    })
  return {
    window: {
      from,
      ...(to === undefined ? {} : { to }),
      ...(stepMs === undefined ? {} : { stepMs }),
      ...(lagMs === undefined ? {} : { lagMs }),
    },
  }
}
