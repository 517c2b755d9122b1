import stringWidth = require('string-width')
import {
  endingOf,
  endingWords,
  readEvents,
  reasonIn,
  summaryOf,
  type Entry,
  type Gap,
  type RowsPage,
  type Segment,
  type Summary,
} from '@paifang/emulator/control'
import { oneLine } from '@paifang/result'
import { formatDateTimeMs } from '@paifang/wire'
import type { Run } from '../Command'
import type { Context } from '../Context'
import { amount } from '../output/amount'
import { wholeNumber } from '../input/wholeNumber'
import { UsageError } from '../UsageError'
import { rowFilter } from './rowFilter'

const nobody = (origin: string): UsageError =>
  new UsageError({ en: `no emulator answers at ${origin}`, zh: `${origin} 没有仿真器应答` })

interface Emulator {
  readonly origin: string
  /** The answer of a route of the control API. */
  readonly get: (path: string, query?: Readonly<Record<string, string>>) => Promise<Response>
}

/** An emulator answers at once; what does not is none. */
const patienceMs = 10_000

const emulatorAt = (url: string, { signal }: Context): Emulator => {
  const { origin, protocol } = URL.canParse(url) ? new URL(url) : { origin: '', protocol: '' }
  if (!/^https?:$/.test(protocol))
    throw new UsageError({ en: 'name the emulator by its http URL', zh: '请用 http URL 指定仿真器' })
  return {
    origin,
    get: async (path, query = {}) => {
      const asked = `${origin}/_paifang${path}?${new URLSearchParams(query).toString()}`
      const late = new AbortController()
      const timer = setTimeout(() => late.abort(), patienceMs)
      // Only the head has to come soon: events go on.
      const answer = await fetch(asked, {
        signal: AbortSignal.any([signal, late.signal]),
        redirect: 'error',
      }).catch(() => undefined)
      clearTimeout(timer)
      if (answer === undefined) throw nobody(origin)
      return answer
    },
  }
}

/** The answer of an emulator; anything else is of none. */
const jsonOf = async (answer: Response, origin: string): Promise<unknown> => {
  if (!answer.ok) throw nobody(origin)
  return answer.json().catch(() => {
    throw nobody(origin)
  })
}

const readPage = async (emulator: Emulator, query: Readonly<Record<string, string>>): Promise<RowsPage> => {
  const answer = await emulator.get('/journal/rows', query)
  const page = (await jsonOf(answer, emulator.origin)) as RowsPage | null
  if (!Array.isArray(page?.rows)) throw nobody(emulator.origin)
  return page
}

/** The last rows that a filter lets through, oldest first, and the newest seq of all. */
const lastRows = async (
  emulator: Emulator,
  q: string,
  last: number,
): Promise<{ readonly rows: ReadonlyArray<Summary>; readonly newest: number }> => {
  const first = await readPage(emulator, { q, limit: String(Math.max(1, Math.min(last, 5000))) })
  let rows = first.rows.map(summaryOf)
  for (let { next } = first; next !== null && rows.length < last;) {
    const page = await readPage(emulator, { q, limit: '5000', before: String(next) })
    rows = [...page.rows.map(summaryOf), ...rows]
    next = page.next
  }
  return { rows: last === 0 ? [] : rows.slice(-last), newest: first.newest }
}

const sideOf = (segments: ReadonlyArray<Segment>, nothing: string): string =>
  segments.map(({ kind, text }) => (kind === 'value' && text === '' ? nothing : text)).join('')

/** What the check that refused looks at, and both sides of it; of parameters the reason says it already. */
const refusedBy = ({ checks }: Entry, { lang }: Context): string => {
  const failed = checks.find(({ state }) => state === 'failed')
  if (failed === undefined) return ''
  const { client, gateway } = failed
  if (failed.name === 'parameters') return ''
  const looked = { en: `not so: ${failed.en}`, zh: `不满足：${failed.zh}` }
  if (client === undefined || gateway === undefined) return looked[lang]
  return {
    en: `${looked.en}; came ${sideOf(client, '(nothing)')}, the gateway has ${sideOf(gateway, '(nothing)')}`,
    zh: `${looked.zh}；收到 ${sideOf(client, '（无）')}，网关为 ${sideOf(gateway, '（无）')}`,
  }[lang]
}

/** What explains a refusal; of a signature the name of the difference where the exchange left memory. */
const explanationOf = async (emulator: Emulator, row: Summary, context: Context): Promise<string> => {
  if (row.explain === '' && row.outcome !== 'refused') return ''
  const answer = await emulator.get(`/journal/${row.seq}`)
  if (!answer.ok) return row.explain
  const entry = (await answer.json()) as Entry
  return entry.explanation?.[context.lang] ?? (row.explain === '' ? refusedBy(entry, context) : row.explain)
}

const columns = {
  outcome: 12,
  code: 8,
}

/** In a column of its width, a Chinese character being two wide; in English the name that a filter takes. */
const outcomeOf = (row: Summary, { lang }: Context): string => {
  const ending = endingOf(row)
  const word = lang === 'zh' ? endingWords.zh[ending] : ending
  return word + ' '.repeat(Math.max(0, columns.outcome - stringWidth(word)))
}

/** Which exchange it repeats. */
const repeatOf = ({ again, retryOf }: Summary, { lang }: Context): string => {
  if (again > 0) return { en: `again of #${again}`, zh: `重发自 #${again}` }[lang]
  return retryOf > 0 ? { en: `retry of #${retryOf}`, zh: `重试 #${retryOf}` }[lang] : ''
}

const lineOf = (row: Summary, explanation: string, context: Context): string => {
  const said = (text: string): string => oneLine(text, 200)
  const time = formatDateTimeMs(row.virtualMs).slice('yyyy-MM-dd '.length)
  const code = row.code === '' && row.status !== 200 ? String(row.status) : row.code
  const faults = row.faults === '' ? '' : `(${row.faults})`
  const reasons = [row.sub, reasonIn(context.lang, row.reason), explanation, faults, repeatOf(row, context)]
  return [
    String(row.seq).padStart(5),
    time,
    outcomeOf(row, context),
    said(code).padEnd(columns.code),
    said(row.method === '' ? row.path : row.method),
    `${row.ms.toFixed(1)} ms`,
    reasons
      .map(said)
      .filter((reason) => reason !== '')
      .join(' · '),
  ]
    .join('  ')
    .trimEnd()
}

const printRows = async (
  emulator: Emulator,
  rows: ReadonlyArray<Summary>,
  context: Context,
): Promise<void> => {
  for (const row of rows) {
    const explanation = await explanationOf(emulator, row, context)
    if (context.json) context.print(JSON.stringify(explanation === '' ? row : { ...row, explanation }))
    else context.print(lineOf(row, explanation, context))
  }
}

const printGap = ([from, to]: Gap, { json, lang, print }: Context): void => {
  const count = to - from + 1
  const words = { en: `… ${amount(count, 'exchange')} no longer kept`, zh: `…… 有 ${count} 次请求已不再保留` }
  print(json ? JSON.stringify({ gap: { from, to } }) : words[lang])
}

/** Prints what passes the filter as it comes, until Ctrl-C or the emulator's end. */
const follow = async (
  emulator: Emulator,
  passes: (row: Summary) => boolean,
  after: number,
  context: Context,
): Promise<void> => {
  const { body, ok } = await emulator.get('/events', { after: String(after) })
  if (!ok || body === null) throw nobody(emulator.origin)
  for await (const told of readEvents(body)) {
    if (told.event === 'gap') printGap([told.data.from, told.data.to], context)
    if (told.event === 'rows') await printRows(emulator, told.data.map(summaryOf).filter(passes), context)
    if (told.event === 'bye') break
  }
  context.notice({ en: 'the emulator ended', zh: '仿真器已退出' }[context.lang])
}

/** `paifang tail`: the last exchanges, and those to come. */
export const tail: Run = async ([url = ''], flags, context) => {
  const emulator = emulatorAt(url, context)
  const { q, passes } = rowFilter(flags)
  const last = wholeNumber(flags, 'last') ?? 20
  try {
    const { rows, newest } = await lastRows(emulator, q, last)
    await printRows(emulator, rows, context)
    if (flags['once'] !== true) await follow(emulator, passes, newest, context)
    return 0
  } catch (error) {
    if (context.signal.aborted) return 0
    throw error
  }
}
