import type { BulkProgress } from '@paifang/jobs'
import { formatDateTime } from '@paifang/wire'
import { SingleBar } from 'cli-progress'
import type { Context } from '../Context'

const everyMs = 10_000

/** Shows people and machines how a job stands, beside its answer. */
export interface ProgressLines {
  readonly show: (progress: BulkProgress) => void
  readonly end: () => void
}

/** How a job stands, as one line. */
export const progressLine = (progress: BulkProgress, lang: Context['lang']): string => {
  const { rows, state, untilMs, rowsPerSecond } = progress
  const until = untilMs === undefined ? '' : `${formatDateTime(untilMs)} GMT+8`
  const { read, done, refused, unknown } = rows
  if (lang === 'zh')
    return (
      `已读 ${read}，成功 ${done}，被拒 ${refused}，未知 ${unknown}，每秒 ${rowsPerSecond} 行` +
      (state === 'waiting' ? `；等待至 ${until}` : '')
    )
  return (
    `${read} read, ${done} done, ${refused} refused, ${unknown} unknown, ${rowsPerSecond} rows/s` +
    (state === 'waiting' ? `; waits until ${until}` : '')
  )
}

/** A bar on a terminal, else a line every ten seconds and at each wait; JSON lines for machines. */
export const progressLines = ({ terminal, json, lang, notice }: Context): ProgressLines => {
  if (terminal && !json) {
    const bar = new SingleBar({ format: '{line}', stream: process.stderr, clearOnComplete: true })
    bar.start(1, 0, { line: '' })
    return {
      show: (progress) => bar.update(0, { line: progressLine(progress, lang) }),
      end: () => bar.stop(),
    }
  }
  let shownMs = Date.now()
  return {
    show: (progress) => {
      if (progress.state === 'running' && Date.now() - shownMs < everyMs) return
      shownMs = Date.now()
      notice(json ? JSON.stringify(progress) : progressLine(progress, lang))
    },
    end: () => undefined,
  }
}
