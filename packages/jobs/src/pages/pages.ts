import { createHash } from 'node:crypto'
import { valueAt, type Operation, type PagedOperation, type Paging } from '@paifang/contract'
import type { Client } from '@paifang/gateway'
import { err, ok, type CallError, type PageError, type Result } from '@paifang/result'
import { textOf } from '../bulk/digests'
import type { PagesOptions } from './PagesOptions'
import { positionFormat, type Position, type Walk } from './Position'
import { readPage } from './readPage'
import { requestOf } from './request'
import { startOf, stepOf, type Bounds } from './step'
import { halved, refilled, slicesOf, spanOf, type Slices } from './windows'

/** The rows of one page, with where to go on after them. */
export interface Batch<Row> {
  readonly rows: ReadonlyArray<Row>
  readonly position: Position
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

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)

const whole = (name: string, value: number | undefined): void => {
  if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
    throw new TypeError(`${name} must be a whole number from 1 on`)
}

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
 * row held longer than its page. What ends it is the platform saying so, an empty page or the total, and never a short
 * page. Throws a TypeError for options that make no sense.
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
  const { clock = () => Date.now(), call = {}, signal, key, toInput } = options
  const paging = pagingFor(operation, options)
  whole('size', options.size)
  for (const at of [options.window?.from, options.window?.since, options.window?.to])
    if (!isTime(at)) throw new TypeError('the ends of the window must be dates')
  const size = sizeFor(paging, input, options)
  const windowed = options.window === undefined ? undefined : paging.window
  const slices: Slices | undefined =
    windowed === undefined || options.window === undefined ? undefined : slicesOf(options.window, windowed)
  const walk = options.walk ?? paging.walk ?? 'forward'
  const keeps = key !== undefined || paging.key !== undefined

  const begun = (): Position => {
    const { from, since, stepMs } = options.window ?? {}
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
  if (options.resume !== undefined && options.resume.format !== positionFormat)
    throw new TypeError('the position was kept by another version: begin anew')
  if (options.resume !== undefined && options.resume.about !== fresh.about)
    throw new TypeError('the position belongs to other pages: operation, input, window or size differ')
  let position = options.resume ?? fresh
  const spanEnd = position.rest?.[1] ?? position.windows?.[0]?.[1]

  const ask = async (asked: I): Promise<Result<CallError<C, O>, O>> =>
    client.run(operation, toInput === undefined ? asked : toInput(asked), {
      ...call,
      ...(signal === undefined ? {} : { signal }),
    })

  const failed = (
    reason: PageError['reason'],
    {
      walk: at,
      window,
      more = {},
    }: { walk: Walk; window: readonly [number, number] | undefined; more?: Partial<PageError> },
  ): Result<E, never> =>
    err({
      _tag: 'PageError',
      method: operation.method,
      reason,
      ...(at.at === undefined && window === undefined
        ? {}
        : {
            page: [
              at.at,
              window && `${new Date(window[0]).toISOString()}/${new Date(window[1]).toISOString()}`,
            ]
              .filter((part) => part !== undefined)
              .map(String)
              .join(' of '),
          }),
      rows: position.rows,
      ...(at.total === undefined ? {} : { total: at.total }),
      ...more,
    })

  async function* batches(): AsyncGenerator<Result<E, Batch<Row>>, void, undefined> {
    while (!position.done) {
      const { windows, rest } =
        slices === undefined ? { windows: undefined, rest: undefined } : refilled(position, slices)
      const window = windows?.at(-1)
      const bounds: Bounds = {
        paging,
        size,
        first: position.first ?? (paging.by === 'number' ? paging.first : undefined),
        mayProbe: operation.idempotent === true,
        canSplit: window !== undefined && slices !== undefined && halved(window, slices) !== undefined,
        splitAbove: options.window === undefined ? Infinity : (options.window.splitAbove ?? 2000),
      }
      const at = position.walk ?? startOf(walk, bounds)
      const asked = requestOf(input, operation, { paging, walk: at, size, window })
      const answer = await ask(asked)
      // A page 0 that is refused is one that there is not.
      const isNoPage = at.way === 'zero' && answer._tag === 'Left' && answer.left._tag === 'BusinessError'
      if (answer._tag === 'Left' && !isNoPage) {
        yield answer
        return
      }
      const page = answer._tag === 'Left' ? { rows: [] } : readPage(answer.right, paging)
      if ('lists' in page) {
        const path = paging.rows.join('.') || '(the answer itself)'
        yield failed('rows-not-found', { walk: at, window, more: { path, lists: page.lists } })
        return
      }

      const texts = page.rows.map(textOf)
      const needs = keeps || bounds.first === undefined
      const digests = needs
        ? page.rows.map((row, i) => digest(key === undefined ? (texts[i] ?? '') : key(row as Row)))
        : []
      const here = new Set(keeps ? position.recent.flat() : [])
      const known = new Set(keeps ? [...here, ...position.border.flat()] : [])
      const rows = (
        keeps ? page.rows.filter((_, i) => !known.has(digests[i] ?? '')) : page.rows
      ) as ReadonlyArray<Row>
      const step = stepOf(
        at,
        {
          ...page,
          digest: digest(texts.join('\n')),
          digests,
          fresh: digests.length === 0 ? page.rows.length : digests.filter((one) => !here.has(one)).length,
        },
        bounds,
      )

      const { then } = step
      const halves =
        then === 'split' && window !== undefined && slices !== undefined ? halved(window, slices) : undefined
      // The rows of a window that is halved come again with its halves.
      const takes = step.takes && halves === undefined
      const first = step.first ?? position.first
      const visited = takes && keeps && digests.length > 0
      const recent = visited ? [...position.recent, digests].slice(-2) : position.recent
      const head = position.head ?? (visited ? digests : undefined)
      const kept: Position = {
        format: positionFormat,
        about: position.about,
        rows: position.rows + (takes ? rows.length : 0),
        ...(windows === undefined ? {} : { windows }),
        ...(rest === undefined ? {} : { rest }),
        ...(first === undefined ? {} : { first }),
        recent,
        ...(head === undefined ? {} : { head }),
        border: position.border,
        done: false,
      }
      const before = windows?.slice(0, -1) ?? []
      const { head: _, ...elsewhere } = kept
      const after: Position =
        typeof then === 'object'
          ? { ...kept, walk: then }
          : halves !== undefined
            ? { ...elsewhere, windows: [...before, ...halves], recent: [] }
            : then === 'end'
              ? {
                  ...elsewhere,
                  ...(windows === undefined ? {} : { windows: before }),
                  recent: [],
                  border: [head, recent.at(-1)].filter((page) => page !== undefined),
                  done: before.length === 0 && rest === undefined,
                }
              : { ...kept, walk: takes ? step.walk : at }
      const reason = halves !== undefined || typeof then === 'object' || then === 'end' ? undefined : then
      if (takes && rows.length > 0) yield ok({ rows, position: after })
      position = after
      if (reason !== undefined) {
        const total = reason === 'rows-not-found' ? paging.total : undefined
        yield failed(reason === 'split' ? 'truncated' : reason, {
          walk: 'walk' in step ? step.walk : at,
          window,
          ...(total === undefined ? {} : { more: { path: total.join('.') } }),
        })
        return
      }
    }
  }

  return {
    batches,
    position: () => position,
    ...(spanEnd === undefined ? {} : { until: spanEnd }),
    async *[Symbol.asyncIterator]() {
      for await (const batch of batches())
        if (batch._tag === 'Left') yield batch
        else for (const row of batch.right.rows) yield ok(row)
    },
  }
}
