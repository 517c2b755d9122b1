import type { BulkProgress } from '@paifang/jobs'
import type { JobStanding } from '@paifang/jobs/level'
import { formatDateTime } from '@paifang/wire'
import { Presets, SingleBar } from 'cli-progress'
import type { Context } from '../Context'
import { amount } from '../output/amount'

const everyMs = 10_000

/** Shows people and machines how a job stands, beside its answer. */
export interface ProgressLines<P> {
  readonly show: (progress: P) => void
  readonly end: () => void
}

/** A span of time as people say it, in its largest unit. */
export const spanOf = (ms: number, lang: Context['lang']): string => {
  const [amount, en, zh] =
    ms >= 5_400_000
      ? [ms / 3_600_000, 'h', '小时']
      : ms >= 90_000
        ? [ms / 60_000, 'min', '分钟']
        : [ms / 1000, 's', '秒']
  return `${Math.round(amount)} ${lang === 'zh' ? zh : en}`
}

/** How many rows, of how many where that is known, in English. */
export const ofTotal = (rows: number, total: number | undefined): string =>
  total === undefined ? amount(rows, 'row') : `${rows}/${amount(total, 'row')}`

/** Beside a bar, which says how much is done: at most 66 columns. */
const barText = (progress: BulkProgress, lang: Context['lang']): string => {
  const { rows, state, untilMs, etaMs, total } = progress
  const { read, done, refused, unknown } = rows
  const settled = done + refused + unknown
  const zh = lang === 'zh'
  const of = total === undefined ? '' : `/${total}`
  if (state === 'waiting' && untilMs !== undefined) {
    const until = `${formatDateTime(untilMs)} GMT+8`
    return zh ? `${settled}${of} 行，等待至 ${until}` : `${ofTotal(settled, total)}, waits until ${until}`
  }
  const eta = etaMs === undefined ? '' : spanOf(etaMs, lang)
  const left = eta === '' ? '' : zh ? `，约剩 ${eta}` : `, ${eta} left`
  const all = total === undefined ? read : settled
  return zh
    ? `${all}${of} 行，被拒 ${refused}，未知 ${unknown}${left}`
    : `${ofTotal(all, total)}, ${refused} refused, ${unknown} unknown${left}`
}

/** How a job stands, as its runner tells it or as somebody else reads it. */
type Standing = BulkProgress | JobStanding

const states = {
  running: { en: 'running', zh: '运行中' },
  waiting: { en: 'waiting', zh: '等待中' },
  stopped: { en: 'stopped', zh: '已停止' },
  ended: { en: 'ended', zh: '已结束' },
  interrupted: { en: 'interrupted', zh: '已中断' },
} as const

/** The word for how a job stands. */
export const stateWord = ({ state }: Standing, lang: Context['lang']): string => states[state][lang]

/** How a job stands, as one line. */
export const progressLine = (progress: Standing, lang: Context['lang']): string => {
  const { rows, state, untilMs, rowsPerSecond, etaMs } = progress
  const until = untilMs === undefined ? '' : `${formatDateTime(untilMs)} GMT+8`
  const { read, done, refused, unknown } = rows
  if (lang === 'zh')
    return (
      `已读 ${read}，成功 ${done}，被拒 ${refused}，未知 ${unknown}` +
      (state === 'running' ? `，每秒 ${rowsPerSecond} 行` : '') +
      (etaMs === undefined ? '' : `，剩余约 ${spanOf(etaMs, lang)}`) +
      (state === 'waiting' ? `；等待至 ${until}` : '')
    )
  return (
    `${read} read, ${done} done, ${refused} refused, ${unknown} unknown` +
    (state === 'running' ? `, ${amount(rowsPerSecond, 'row')}/s` : '') +
    (etaMs === undefined ? '' : `, about ${spanOf(etaMs, lang)} left`) +
    (state === 'waiting' ? `; waits until ${until}` : '')
  )
}

/** How one kind of job is shown. */
export interface Shown<P> {
  /** Beside a bar. */
  readonly bar: (progress: P, lang: Context['lang']) => string
  /** Without one. */
  readonly line: (progress: P, lang: Context['lang']) => string
  /** How much is done of how much; `undefined`: nobody can tell. */
  readonly part: (progress: P) => readonly [done: number, of: number] | undefined
}

export const shownBulk: Shown<BulkProgress> = {
  bar: barText,
  line: progressLine,
  part: ({ rows: { done, refused, unknown }, total }) =>
    total === undefined ? undefined : [done + refused + unknown, Math.max(1, total)],
}

/** Where rows are only checked: none of them is done. */
export const shownCheck: Shown<BulkProgress> = {
  ...shownBulk,
  line: ({ rows: { read, refused } }, lang) =>
    lang === 'zh'
      ? `已检查 ${read}，不符合要求 ${refused}`
      : `${amount(read, 'row')} checked, ${refused} that the operation does not take`,
}

/** A bar on a terminal, else a line every ten seconds and at each wait; JSON lines for machines. */
export const progressLines = <P extends { readonly state: BulkProgress['state'] }>(
  { terminal, json, lang, notice, env }: Context,
  { bar: beside, line, part }: Shown<P>,
): ProgressLines<P> => {
  // A bar is drawn over and over: only where a terminal shows what it is told to.
  if (terminal && process.stderr.isTTY && env['TERM'] !== 'dumb' && !json) {
    const format = '{bar} {line}'
    const bar = new SingleBar(
      { format, barsize: 12, stream: process.stderr, clearOnComplete: true },
      Presets.shades_classic,
    )
    bar.start(1, 0, { line: lang === 'zh' ? '开始' : 'begins' })
    return {
      show: (progress) => {
        const [done, of] = part(progress) ?? [0, undefined]
        if (of !== undefined) bar.setTotal(of)
        bar.update(done, { line: beside(progress, lang) })
      },
      end: () => bar.stop(),
    }
  }
  let shownMs = Date.now()
  return {
    show: (progress) => {
      if (progress.state === 'running' && Date.now() - shownMs < everyMs) return
      shownMs = Date.now()
      notice(json ? JSON.stringify(progress) : line(progress, lang))
    },
    end: () => undefined,
  }
}
