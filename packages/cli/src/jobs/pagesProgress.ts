import type { PagesProgress } from '@paifang/jobs'
import { formatDateTime } from '@paifang/wire'
import type { Context } from '../Context'
import { amount } from '../output/amount'
import { ofTotal, spanOf, type Shown } from './progressLines'

const text = (progress: PagesProgress, lang: Context['lang']): string => {
  const { rows, pages, total, window, state, untilMs, etaMs } = progress
  const zh = lang === 'zh'
  const of = total === undefined ? '' : `/${total}`
  const counts = zh ? `${rows}${of} 行，${pages} 页` : `${ofTotal(rows, total)}, ${amount(pages, 'page')}`
  if (state === 'waiting' && untilMs !== undefined) {
    const until = `${formatDateTime(untilMs)} GMT+8`
    return zh ? `${counts}，等待至 ${until}` : `${counts}, waits until ${until}`
  }
  const at = window === undefined ? '' : `, ${formatDateTime(window[0]).slice(0, 10)}`
  const left =
    etaMs === undefined ? '' : zh ? `，约剩 ${spanOf(etaMs, lang)}` : `, ${spanOf(etaMs, lang)} left`
  return `${counts}${zh ? at.replace(', ', '，') : at}${left}`
}

/** How pages are shown: beside a bar in at most 66 columns. */
export const shownPages: Shown<PagesProgress> = {
  bar: text,
  line: text,
  part: ({ share }) => (share === undefined ? undefined : [Math.round(share * 1000), 1000]),
}
