import { setTimeout as wait } from 'node:timers/promises'
import type { Run } from '../Command'
import type { Context } from '../Context'
import { UsageError } from '../UsageError'

/** What is shown of a journal entry; the rest stays behind `--json`. */
interface Entry {
  readonly seq: number
  readonly gateway?: string
  readonly method?: string
  readonly outcome: string
  readonly durationMs: number
  readonly requestId?: string
  readonly refusal?: unknown
}

const lineOf = ({ seq, gateway = '', method = '', outcome, durationMs, requestId = '' }: Entry): string =>
  [
    String(seq).padStart(5),
    outcome.padEnd(10),
    gateway.padEnd(8),
    method,
    `${durationMs.toFixed(1)} ms`,
    requestId,
  ]
    .join('  ')
    .trimEnd()

const fetchEntries = async (
  journal: URL,
  after: number,
  { signal }: Context,
): Promise<ReadonlyArray<Entry>> => {
  journal.searchParams.set('since', String(after))
  const answer = await fetch(journal, { signal }).catch(() => undefined)
  if (answer?.ok !== true)
    throw new UsageError({
      en: `no emulator answers at ${journal.origin}`,
      zh: `${journal.origin} 没有仿真器应答`,
    })
  const { entries } = (await answer.json()) as { readonly entries: ReadonlyArray<Entry> }
  return entries
}

/** A rest between two questions, cut short by Ctrl-C. */
const pause = (ms: number, { signal }: Context): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined)

/** `paifang tail`: asks the control API for what is new, until Ctrl-C. */
export const tail: Run = async ([url = ''], flags, context) => {
  if (!URL.canParse(url)) throw new UsageError({ en: `"${url}" is not a URL`, zh: `"${url}" 不是 URL` })
  const journal = new URL('/_paifang/journal', url)
  let last = 0
  do {
    for (const entry of await fetchEntries(journal, last, context)) {
      context.print(context.json ? JSON.stringify(entry) : lineOf(entry))
      last = Math.max(last, entry.seq)
    }
    if (flags['once'] === true) return 0
    await pause(250, context)
  } while (!context.signal.aborted)
  return 0
}
