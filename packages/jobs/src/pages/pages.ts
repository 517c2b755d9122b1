import { randomUUID } from 'node:crypto'
import { valueAt, type Operation, type PagedOperation, type Paging } from '@paifang/contract'
import type { Client, ErrorFacts } from '@paifang/gateway'
import { emit, errorFacts, wait as waitFor } from '@paifang/gateway/author'
import { ok, type CallError, type PageError, type Result } from '@paifang/result'
import { textOf } from '../bulk/digests'
import { steadyClock } from '../bulk/steadyClock'
import { walkLanes } from './lanes'
import { placeOf, positionOf } from './Place'
import { refuseUnknownPagesOptions, type PagesOptions } from './PagesOptions'
import { isKnownFormat, positionFormat, type Position } from './Position'
import { pagesTeller } from './progress'
import { digest, wholeRow } from './SeenRows'
import { walkPages, type Walking } from './walkPages'
import { slicesOf, spanOf, type Slices } from './windows'

/** The rows of one page. They are compared with rows that come later: leave them as they are. */
export interface Batch<Row> {
  readonly rows: ReadonlyArray<Row>
  /** Where to go on after them. */
  readonly position: () => Position
}

/** The rows of all pages. A failure is the last thing that comes: there is never a hole, and never a silent end. */
export interface Pages<E, Row> extends AsyncIterable<Result<E, Row>> {
  /** The rows page by page. */
  readonly batches: () => AsyncIterable<Result<E, Batch<Row>>>
  /** Where to go on: after the last page whose rows were all taken. Iterating again goes on from here. */
  readonly position: () => Position
  /** Where the last window ends, in epoch milliseconds: what the next run is `since`. */
  readonly until?: number
}

const whole = (name: string, value: number | undefined): void => {
  if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
    throw new TypeError(`${name} must be a whole number from 1 on`)
}

/** The rows of batches, without a turn of a generator for each. */
const rowByRow = <E, Row>(
  batches: AsyncGenerator<Result<E, Batch<Row>>, void, undefined>,
): AsyncIterator<Result<E, Row>, undefined, undefined> => {
  let rows: ReadonlyArray<Row> = []
  let at = 0
  let line: Promise<unknown> | undefined
  const pull = async (): Promise<IteratorResult<Result<E, Row>, undefined>> => {
    // Who asks for several at once gets one after the other.
    if (at < rows.length) return { done: false, value: ok(rows[at++] as Row) }
    const { done, value } = await batches.next()
    if (done === true) return { done: true, value: undefined }
    if (value._tag === 'Left') return { done: false, value }
    rows = value.right.rows
    at = 1
    return { done: false, value: ok(rows[0] as Row) }
  }
  return {
    next: () => {
      if (line === undefined && at < rows.length)
        return Promise.resolve({ done: false, value: ok(rows[at++] as Row) })
      const pulled = line === undefined ? pull() : line.then(pull, pull)
      const mine = pulled.finally(() => {
        if (line === mine) line = undefined
      })
      line = mine
      return mine
    },
    return: async () => {
      rows = []
      at = 0
      await batches.return()
      return { done: true, value: undefined }
    },
  }
}

/** How long the gateway takes no calls, where it said so and nothing was carried out. */
const pauseMs = (answer: Result<CallError, unknown>): number | undefined =>
  answer._tag === 'Left' && answer.left._tag === 'GatewayError' && answer.left.kind === 'throttled'
    ? answer.left.retryAfterMs
    : undefined

const factsOf = (answer: Result<CallError, unknown>): ErrorFacts =>
  answer._tag === 'Left' ? errorFacts(answer.left) : {}

const isTime = (value: number | Date | undefined): boolean =>
  value === undefined || Number.isFinite(Number(value))

/** How the operation pages, with what the caller knows; a TypeError where that is not enough or does not go together. */
const pagingFor = <I, Row>(
  { method, paging }: Pick<Operation<string, unknown, unknown, string>, 'method' | 'paging'>,
  options: PagesOptions<I, Row>,
): Paging => {
  const known = { ...paging, ...options.paging } as Partial<Paging>
  if (known.by === undefined || known.rows === undefined)
    throw new TypeError(`nothing says how ${method} pages: give options.paging`)
  const complete = known as Paging
  if (options.window !== undefined && complete.window === undefined)
    throw new TypeError(`nothing says which fields bound the time of ${method}: give options.paging.window`)
  if (options.walk === 'backward' && (complete.by !== 'number' || complete.total === undefined))
    throw new TypeError('only numbered pages with a total can be walked backward')
  return complete
}

const sizeFor = <I, Row>(paging: Paging, input: I, { size }: PagesOptions<I, Row>): number | undefined => {
  if (paging.size === undefined) return undefined
  const given = Number(valueAt(input, paging.size))
  const wanted = size ?? (Number.isSafeInteger(given) && given > 0 ? given : (paging.max ?? 50))
  return Math.min(wanted, paging.max ?? wanted)
}

/**
 * The rows of an operation that answers in pages, in one stream: as many calls as it takes, one after the other, and no
 * row held longer than a few pages. What ends it is the platform saying so, an empty page or the total, and never a short
 * page. Throws a TypeError for options that make no sense, or that it does not have.
 */
export function pages<G extends string, I, O, Row, C extends string = never>(
  client: Client<G>,
  operation: PagedOperation<G, I, O, Row, C>,
  input: NoInfer<I>,
  options?: PagesOptions<NoInfer<I>, NoInfer<Row>>,
): Pages<CallError<C, O> | PageError, Row>
/** One that no document tells the pages of: `paging` says it, and the type of its rows is the caller's to say. */
export function pages<G extends string, I, O, C extends string = never>(
  client: Client<G>,
  operation: Operation<G, I, O, C>,
  input: NoInfer<I>,
  options: PagesOptions<NoInfer<I>, unknown> & { readonly paging: Paging },
): Pages<CallError<C, O> | PageError, unknown>
export function pages<G extends string, I, O, Row, C extends string = never>(
  client: Client<G>,
  operation: Operation<G, I, O, C>,
  input: I,
  options: PagesOptions<I, Row> = {},
): Pages<CallError<C, O> | PageError, Row> {
  type E = CallError<C, O> | PageError
  refuseUnknownPagesOptions(options)
  const { clock = () => Date.now(), call = {}, signal, key, toInput, wait = waitFor } = options
  const { concurrency = 1, order = 'windows', maxPauseMs = 60_000, onProgress, onEvent } = options
  const paging = pagingFor(operation, options)
  whole('size', options.size)
  whole('concurrency', options.concurrency)
  for (const at of [options.window?.from, options.window?.since, options.window?.to])
    if (!isTime(at)) throw new TypeError('the ends of the window must be dates')
  const { from: start, to: end } = options.window ?? {}
  if (start !== undefined && end !== undefined && Number(end) < Number(start))
    throw new TypeError('the window ends before it begins')
  if (concurrency > 1 && options.window === undefined)
    throw new TypeError('only windows are walked at once: give options.window, or leave concurrency at 1')
  const size = sizeFor(paging, input, options)
  const windowed = options.window === undefined ? undefined : paging.window
  const slices: Slices | undefined =
    windowed === undefined || options.window === undefined ? undefined : slicesOf(options.window, windowed)
  const walk = options.walk ?? paging.walk ?? 'forward'

  const begun = (): Position => {
    const { from, since, stepMs, ends } = options.window ?? {}
    const about = digest(
      textOf([
        operation.method,
        operation.version,
        input,
        paging,
        size,
        walk,
        from && Number(from),
        since && Number(since),
        stepMs,
        ...(ends === undefined ? [] : [ends]),
      ]),
    )
    const empty = { format: positionFormat, about, rows: 0, recent: [], border: [] } as const
    if (windowed === undefined || options.window === undefined) return { ...empty, done: false }
    const rest = spanOf(options.window, windowed, clock())
    return rest[0] > rest[1] || (rest[0] === rest[1] && slices?.unitMs === 1000)
      ? { ...empty, windows: [], done: true }
      : { ...empty, windows: [], rest, done: false }
  }
  const fresh = begun()
  if (options.resume !== undefined && !isKnownFormat(options.resume.format))
    throw new TypeError('the position was kept by another version: begin anew')
  if (options.resume !== undefined && options.resume.about !== fresh.about)
    throw new TypeError('the position belongs to other pages: operation, input, window or size differ')
  let place = placeOf(options.resume ?? fresh)
  const spanEnd = place.rest?.[1] ?? place.windows?.[0]?.[1] ?? place.lanes?.at(-1)?.toMs
  const spanStart = fresh.rest?.[0]

  /** One walk through the pages, from where the last one stood. */
  async function* batches(): AsyncGenerator<Result<E, Batch<Row>>, void, undefined> {
    const id = randomUUID()
    const common = { id, gateway: operation.gateway, method: operation.method }
    const span =
      spanStart === undefined || spanEnd === undefined ? undefined : ([spanStart, spanEnd] as const)
    const teller =
      onProgress === undefined ? undefined : pagesTeller(onProgress, { clock, from: place, span })
    const now = steadyClock(clock)
    let heldMs = 0
    /** By `now`. */
    let untilMs = -Infinity

    const ask: Walking<I, O, C>['ask'] = async (asked, stopping) => {
      const sent = toInput === undefined ? asked : toInput(asked)
      for (;;) {
        while (untilMs > now() && stopping?.aborted !== true) await wait(untilMs - now(), stopping)
        const answer = await client.run(operation, sent, {
          ...call,
          ...(stopping === undefined ? {} : { signal: stopping }),
        })
        const forMs = pauseMs(answer)
        if (forMs === undefined) {
          heldMs = 0
          return answer
        }
        const until = Math.max(untilMs, now() + forMs)
        const longer = until - Math.max(untilMs, now())
        if (heldMs + longer > maxPauseMs || stopping?.aborted === true) return answer
        heldMs += longer
        untilMs = until
        const endsMs = clock() + until - now()
        teller?.waits(endsMs)
        if (onEvent !== undefined)
          emit(onEvent, { type: 'pages.wait', ...common, atMs: clock(), untilMs: endsMs, ...factsOf(answer) })
      }
    }
    const walking: Walking<I, O, C> = {
      operation,
      paging,
      input,
      size,
      walk,
      slices,
      splitAbove: options.window === undefined ? Infinity : (options.window.splitAbove ?? 2000),
      identity:
        key !== undefined
          ? { markOf: (row) => key(row as Row), isEnough: true }
          : paging.key !== undefined
            ? wholeRow(paging.key)
            : undefined,
      ask,
      clock,
      onPage:
        onEvent === undefined
          ? undefined
          : (facts) => {
              emit(onEvent, { type: 'pages.page', ...common, ...facts })
            },
    }
    const visits =
      slices !== undefined && (concurrency > 1 || place.lanes !== undefined)
        ? walkLanes({ ...walking, slices }, place, signal, { concurrency, order })
        : walkPages(walking, place, signal)
    try {
      for await (const visit of visits) {
        if (visit._tag === 'Left') {
          yield visit
          return
        }
        const { page, place: after, window } = visit.right
        if (page.rows.length > 0)
          yield ok({ rows: page.rows as ReadonlyArray<Row>, position: () => positionOf(after) })
        place = after
        teller?.visited(place, window)
      }
    } finally {
      teller?.ended(place)
    }
  }

  return {
    batches,
    position: () => positionOf(place),
    ...(spanEnd === undefined ? {} : { until: spanEnd }),
    [Symbol.asyncIterator]: () => rowByRow(batches()),
  }
}
