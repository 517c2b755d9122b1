import { describe, type JobError } from '@paifang/result'
import { formatDateTime } from '@paifang/wire'
import type { Context, ExitCode } from '../Context'

/** Says why a job stopped; 3: to be run again as it is, 4: something has to be mended. */
export const reportStop = (error: JobError, { json, lang, print, notice }: Context): ExitCode => {
  if (json) print(JSON.stringify({ ok: false, error }))
  else {
    notice(describe(error, lang))
    const { done, refused, unknown } = error.counts ?? { done: 0, refused: 0, unknown: 0 }
    if (error.counts !== undefined)
      notice(
        lang === 'zh'
          ? `目前 ${done} 成功，${refused} 被拒，${unknown} 未知`
          : `so far ${done} done, ${refused} refused, ${unknown} unknown`,
      )
    if (error.untilMs !== undefined) notice(`${formatDateTime(error.untilMs)} GMT+8`)
  }
  return error.reason === 'paused' || error.reason === 'cancelled' || error.reason === 'locked' ? 3 : 4
}
