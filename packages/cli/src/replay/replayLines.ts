import { oneLine } from '@paifang/result'
import type { Lang } from '../Context'
import { amount } from '../output/amount'
import type { Change } from './changes'
import type { Outcome } from './Outcome'

/** What became of a recorded call. */
export interface Replayed {
  readonly seq: number
  readonly gateway: string
  readonly method: string
  /**
   * `same` · `differs` · `failed`: no answer to compare · `sent`: the recording has none · `skipped`: it cannot be made again ·
   * `planned`: it would be sent.
   */
  readonly state: 'same' | 'differs' | 'failed' | 'sent' | 'skipped' | 'planned'
  readonly before?: Outcome
  readonly after?: Outcome
  readonly changes: ReadonlyArray<Change>
  /** Fields that the recording does not show, and that were not compared. */
  readonly hidden: number
  readonly why?: string
  readonly durationMs?: number
}

const words = {
  en: {
    same: 'same',
    differs: 'differs',
    failed: 'failed',
    sent: 'sent',
    skipped: 'skipped',
    planned: 'would be sent',
    nothing: 'nothing',
    hidden: 'not compared, for the recording does not show them:',
    more: (count: number) => `… and ${count} more`,
    left: (count: number) => `${count} not begun`,
    foreign: (count: number) => `${amount(count, 'request')} of no gateway known here`,
    unread: (count: number) => `${amount(count, 'line')} that could not be read`,
    comma: ', ',
  },
  zh: {
    same: '一致',
    differs: '有差异',
    failed: '失败',
    sent: '已发送',
    skipped: '跳过',
    planned: '将会发送',
    nothing: '无',
    hidden: '录制中未显示、未比较的字段：',
    more: (count: number) => `……另有 ${count} 处`,
    left: (count: number) => `${count} 未开始`,
    foreign: (count: number) => `${count} 不属于已知网关的请求`,
    unread: (count: number) => `${count} 无法读取的行`,
    comma: '，',
  },
} as const

const mostChanges = 20

const factOf = ({ result, code, subCode }: Outcome): string =>
  [result, code, subCode].filter(Boolean).join(' ')

/** A call, and below it what differs. */
export const replayLines = (one: Replayed, lang: Lang): ReadonlyArray<string> => {
  const say = words[lang]
  const { seq, method, state, before, after, changes, hidden, why, durationMs } = one
  const text = (value: string | undefined): string =>
    value === undefined ? say.nothing : oneLine(value, 200)
  const facts = [before, after].filter((outcome) => outcome !== undefined).map(factOf)
  const head = [
    String(seq).padStart(5),
    say[state],
    oneLine(method, 200),
    [...new Set(facts)].join(' → '),
    ...(durationMs === undefined ? [] : [`${durationMs} ms`]),
  ]
  return [
    head.filter((word) => word !== '').join('  '),
    ...(why === undefined ? [] : [`       ${oneLine(why, 1000)}`]),
    ...changes
      .slice(0, mostChanges)
      .map(({ path, before: was, after: is }) => `       ${oneLine(path, 200)}: ${text(was)} → ${text(is)}`),
    ...(changes.length > mostChanges ? [`       ${say.more(changes.length - mostChanges)}`] : []),
    ...(hidden > 0 ? [`       ${say.hidden} ${hidden}`] : []),
  ]
}

/** How many of each. */
export const summaryLine = (
  {
    done,
    left,
    foreign,
    unread,
  }: {
    readonly done: ReadonlyArray<Replayed>
    readonly left: number
    readonly foreign: number
    readonly unread: number
  },
  lang: Lang,
): ReadonlyArray<string> => {
  const say = words[lang]
  const counts = (['same', 'differs', 'failed', 'sent', 'skipped', 'planned'] as const).flatMap((state) => {
    const count = done.filter((one) => one.state === state).length
    return count === 0
      ? []
      : [`${count} ${lang === 'en' && state === 'differs' && count > 1 ? 'differ' : say[state]}`]
  })
  const beside = [
    [left, say.left],
    [foreign, say.foreign],
    [unread, say.unread],
  ] as const
  return [counts.join(say.comma), ...beside.flatMap(([count, what]) => (count === 0 ? [] : [what(count)]))]
}
