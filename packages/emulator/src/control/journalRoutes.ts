import type { Gap, RowsPage, SearchPage } from '../contract/ControlApi'
import { parseFilter } from '../contract/parseFilter'
import { parseSeqs, writeSeqs } from '../contract/parseSeqs'
import { summaryOf, type Summary } from '../contract/Row'
import { collect, type Collected } from '../journal/collect'
import { readLine, type RowSlice } from '../journal/createRows'
import { harOf } from '../journal/har'
import { showEntry } from '../journal/showEntry'
import { journalLine } from '../journal/Written'
import { textAnswer } from '../http/RawAnswer'
import { done } from './body'
import { numberOf, ofExchange } from './ofExchange'
import type { ControlReply, ControlRequest, Route } from './Route'

/** Numbers of a query; the name of the first that is none. */
const numbersOf = <N extends string>(
  query: ControlRequest['query'],
  names: ReadonlyArray<N>,
): Readonly<Partial<Record<N, number>>> | { readonly problem: string; readonly status: 400 } => {
  const found: Partial<Record<N, number>> = {}
  for (const name of names) {
    if (!query.has(name)) continue
    const value = numberOf(query.get(name))
    if (value === undefined) return { status: 400, problem: `${name}: expected a whole number` }
    found[name] = value
  }
  return found
}

const mostRows = 5000

/** Rows that are read for one answer to a filter: so many take some milliseconds of the gateways' own time. */
const mostFiltered = 2000

/** Lines are sent as they are kept: they are not read for it. */
const pageText = (page: Omit<RowsPage, 'rows'>, lines: ReadonlyArray<string>): string =>
  `${JSON.stringify(page).slice(0, -1)},"rows":[${lines.join(',')}]}`

const lastOf = ({ lines, from }: RowSlice): number => from + lines.length - 1

const rowsPage = ({ context, query }: ControlRequest): ControlReply => {
  const numbers = numbersOf(query, ['after', 'before', 'limit'])
  if ('problem' in numbers) return numbers
  const { after, before, limit = 500 } = numbers
  if (after !== undefined && before !== undefined)
    return { status: 400, problem: 'after, before: expected one of them' }
  if (limit < 1 || limit > mostRows) return { status: 400, problem: `limit: expected 1 to ${mostRows}` }
  const filter = parseFilter(query.get('q') ?? '')
  if ('problem' in filter) return { status: 400, problem: filter.problem }
  const isFiltered = /\S/.test(query.get('q') ?? '')
  const { journal, instance } = context
  const { oldest, newest, seen, kept } = journal.info()
  const size = isFiltered ? mostFiltered : limit
  const slice =
    after === undefined ? journal.rows.before(before ?? newest + 1, size) : journal.rows.after(after, size)
  const isForward = after !== undefined
  const passing = isFiltered ? slice.lines.filter((line) => filter(summaryOf(readLine(line)))) : slice.lines
  // Of a filtered page that is too long, the half that was asked for: a page ends at the last row it shows.
  const lines = isForward ? passing.slice(0, limit) : passing.slice(-limit)
  const isCut = lines.length < passing.length
  const edge = isForward ? lines.at(-1) : lines[0]
  const reached = isCut && edge !== undefined ? readLine(edge)[0] : isForward ? lastOf(slice) : slice.from
  const more = isForward ? reached < newest : reached > oldest && slice.lines.length > 0
  const gaps: ReadonlyArray<Gap> = slice.gap === undefined ? [] : [slice.gap]
  const total = isForward
    ? Math.max(0, newest - Math.max(after, oldest - 1))
    : Math.max(0, Math.min(before ?? newest + 1, newest + 1) - Math.max(oldest, 1))
  const page = { instance, oldest, newest, seen, kept, gaps, total, next: more ? reached : null }
  return { answer: textAnswer(200, 'application/json;charset=UTF-8', pageText(page, lines)) }
}

const bytesRoute = (message: 'request' | 'answer', does: string): Route => ({
  verb: 'GET',
  path: `/journal/{seq}/${message}.bin`,
  does,
  run: ({ context, rest }) =>
    ofExchange(
      context,
      rest,
      (seq) => context.journal.bytes(seq, message),
      (body) => ({
        answer: {
          status: 200,
          headers: { 'content-type': 'application/octet-stream' },
          body,
          delivery: { kind: 'whole' },
        },
      }),
    ),
})

/** Which exchanges are meant: `seqs`, a filter, or all. */
const chosenBy = (query: ControlRequest['query']): ReturnType<typeof parseFilter> => {
  const filter = parseFilter(query.get('q') ?? '')
  const seqs = query.get('seqs')
  if ('problem' in filter || seqs === undefined) return filter
  const isWanted = parseSeqs(seqs)
  if (isWanted === undefined)
    return {
      word: 'seqs',
      problem: 'seqs: expected whole numbers apart by commas, runs as 12-40',
      zh: 'seqs: 应为以逗号分隔的编号，区段如 12-40',
    }
  return (row) => isWanted(row.seq) && filter(row)
}

/** What an archive does not hold of what was asked for, in English. */
const lackingOf = ({ lost, hasMore }: Collected): string =>
  [
    ...(hasMore ? ['these are the newest: older ones were left out'] : []),
    ...(lost.length > 0 ? [`only their rows are left of ${lost.length}: ${writeSeqs(lost)}`] : []),
  ].join('; ')

/** Entries that are written out and searched for one answer. */
const mostSearched = 40

const searchPage = ({ context, query }: ControlRequest): ControlReply => {
  const text = (query.get('text') ?? '').toLowerCase()
  if (text === '') return { status: 400, problem: 'text: expected what to look for' }
  const numbers = numbersOf(query, ['before'])
  if ('problem' in numbers) return numbers
  const { journal } = context
  const { entries, newest, oldest, file } = journal.info()
  const to = Math.min(numbers.before ?? newest + 1, newest + 1)
  const last = file === undefined ? entries.oldest : oldest
  const from = Math.max(last, to - mostSearched)
  const seqs: Array<number> = []
  let looked = 0
  for (let seq = to - 1; last > 0 && seq >= from; seq -= 1) {
    const entry = journal.entry(seq)
    // What is not in the file is not looked at, and not counted.
    if (typeof entry === 'string') continue
    looked += 1
    const { request, answer } = entry
    const texts = [
      request.raw,
      ...Object.values(request.params),
      JSON.stringify(entry.input ?? ''),
      answer.body,
    ]
    if (texts.some((one) => one.toLowerCase().includes(text))) seqs.push(seq)
  }
  const value: SearchPage = { seqs, looked, next: last > 0 && from > last ? from : null }
  return { value }
}

/** What was asked and answered. */
export const journalRoutes: ReadonlyArray<Route> = [
  {
    verb: 'GET',
    path: '/journal/rows',
    does: 'one line for each exchange, oldest first: the newest, or ?after=seq or ?before=seq, ?limit= to 5000, ?q=filter; "next" goes on',
    run: rowsPage,
  },
  {
    verb: 'GET',
    path: '/journal/search',
    does: 'newest first, the exchanges that hold ?text= in what is shown of them, forty looked at a time; ?before=seq goes on',
    run: searchPage,
  },
  {
    verb: 'GET',
    path: '/journal/{seq}',
    does: 'one exchange, masked; 410 when it left memory and is in no journal file, or that was changed',
    run: ({ context, rest }) =>
      ofExchange(
        context,
        rest,
        (seq) => context.journal.entry(seq),
        (value) => ({ value }),
      ),
  },
  {
    verb: 'POST',
    path: '/journal/{seq}/reveal',
    does: 'the same with nothing masked, and a note of it; only where the emulator was started with reveal',
    run: ({ context, rest }) =>
      context.settings.reveal
        ? ofExchange(
            context,
            rest,
            (seq) => context.journal.find(seq),
            (kept) => {
              context.journal.note(`exchange ${kept.seq} was shown unmasked`)
              return { value: showEntry(kept, true) }
            },
          )
        : { status: 403, problem: 'expected an emulator that was started with reveal' },
  },
  bytesRoute(
    'request',
    'the bytes that came, a * in place of each that is masked; where these are stands in the exchange',
  ),
  bytesRoute('answer', 'the bytes that were sent, before they were compressed, masked in the same way'),
  {
    verb: 'GET',
    path: '/journal',
    does: 'exchanges, oldest first, masked: the newest; ?method=, ?since=seq, ?limit= to 5000',
    run: ({ context, query }) => {
      const method = query.get('method')
      const since = numberOf(query.get('since'))
      const limit = numberOf(query.get('limit'))
      const { journal } = context
      const isWanted = (row: Summary): boolean => method === undefined || row.method === method
      const most = limit === undefined || limit === 0 ? journal.info().keeps.entries : limit
      return collect(journal, { isWanted, most, ...(since === undefined ? {} : { since }) }).then(
        ({ found }) => ({
          value: {
            seen: journal.seen(),
            notes: journal.notes(),
            entries: found.map(([, { entry }]) => entry),
          },
        }),
      )
    },
  },
  {
    verb: 'GET',
    path: '/journal.har',
    does: 'the newest of them as an HTTP Archive, which says what it lacks; ?seqs=1,4-9 or ?q=filter chooses',
    run: ({ context, controls, query }) => {
      const isWanted = chosenBy(query)
      if ('problem' in isWanted) return { status: 400, problem: isWanted.problem }
      return collect(context.journal, { isWanted }).then((collected) => ({
        value: harOf(
          collected.found.map(([, { entry }]) => entry),
          controls.origin(),
          lackingOf(collected),
        ),
      }))
    },
  },
  {
    verb: 'GET',
    path: '/journal.jsonl',
    does: 'the same as lines of a journal file, with their bytes',
    run: ({ context, query }) => {
      const isWanted = chosenBy(query)
      if ('problem' in isWanted) return { status: 400, problem: isWanted.problem }
      const masked = !context.settings.showSensitive
      return collect(context.journal, { isWanted }).then(({ found }) => ({
        answer: textAnswer(
          200,
          'application/x-ndjson;charset=UTF-8',
          found.map(([row, written]) => journalLine(row, written, masked)).join(''),
        ),
      }))
    },
  },
  {
    verb: 'DELETE',
    path: '/journal',
    does: 'forgets every exchange',
    run: ({ context }) => {
      context.journal.clear()
      return done
    },
  },
]
