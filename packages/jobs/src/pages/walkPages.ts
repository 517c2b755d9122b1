import { hash } from 'node:crypto'
import { readWindowTime, valueAt, type Operation, type Paging } from '@paifang/contract'
import { errorFacts } from '@paifang/gateway/author'
import { err, ok, type CallError, type PageError, type Result } from '@paifang/result'
import { textOf } from '../bulk/digests'
import type { PageFacts } from './PageEvent'
import { positionFormat, type Position, type Walk } from './Position'
import { readPage } from './readPage'
import { requestOf } from './request'
import { startOf, stepOf, type Bounds } from './step'
import { halved, refilled, type Slices } from './windows'

/** What all pages of one stream have in common. */
export interface Walking<I, O, C extends string> {
  readonly operation: Operation<string, I, O, C>
  readonly paging: Paging
  readonly input: I
  /** Rows that are asked for in a page; `undefined`: the platform decides. */
  readonly size: number | undefined
  readonly walk: 'forward' | 'backward'
  /** How time is cut; `undefined`: there are no windows. */
  readonly slices: Slices | undefined
  readonly splitAbove: number
  /** What tells two rows apart, as a text; `undefined`: nothing does. */
  readonly keyOf: ((row: unknown) => string) | undefined
  /** Asks for a page, however long the gateway takes no calls. */
  readonly ask: (input: I, signal: AbortSignal | undefined) => Promise<Result<CallError<C, O>, O>>
  readonly clock: () => number
  /** Told of each page; costs nothing where nobody is. */
  readonly onPage: ((page: PageFacts) => void) | undefined
}

/** A page that was read, also one that has no rows to hand out. */
export interface Visit {
  /** Those that are handed out. */
  readonly rows: ReadonlyArray<unknown>
  /** Of each of them; empty where nothing tells rows apart. */
  readonly digests: ReadonlyArray<string>
  /** Where to go on once they are taken. */
  readonly position: Position
  readonly window: readonly [fromMs: number, toMs: number] | undefined
}

export const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, 16)

/**
 * Of a page: of three of its rows, and of all of them only where those are the three of the page before. `rowsBefore`: that
 * page, where it is at hand.
 */
const digestOfPage = (
  rows: ReadonlyArray<unknown>,
  before: string | undefined,
  rowsBefore: ReadonlyArray<unknown> | undefined,
): string => {
  const some = digest(textOf([rows.length, rows[0], rows[rows.length >> 1], rows.at(-1)]))
  return some === before && rowsBefore !== undefined && textOf(rows) !== textOf(rowsBefore)
    ? digest(textOf(rows))
    : some
}

/** Rows at the ends of a window that are remembered, at most. */
const mostEdges = 100_000

/** Whether a row is of the second, or the day, that a window shares with the one before or after it. */
const endsOf = (
  span: readonly [number, number] | undefined,
  { of = [], format }: NonNullable<Paging['window']>,
  slices: Slices | undefined,
): ((row: unknown) => boolean) | undefined => {
  if (span === undefined || slices === undefined) return undefined
  const [from, to] = span
  return (row) => {
    const atMs = readWindowTime(valueAt(row, of), format)
    // A row without a time may be at any.
    return atMs === undefined || atMs < from + slices.unitMs || atMs >= to
  }
}

const placeOf = (
  at: Walk['at'],
  window: readonly [number, number] | undefined,
): { readonly page?: string } => {
  const parts = [
    at,
    window && `${new Date(window[0]).toISOString()}/${new Date(window[1]).toISOString()}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? {} : { page: parts.map(String).join(' of ') }
}

/**
 * Walks from a position to the end of its windows, one call after the other. The next page is asked for once the one
 * before was taken. A failure is the last thing that comes.
 */
export async function* walkPages<I, O, C extends string>(
  walking: Walking<I, O, C>,
  from: Position,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result<CallError<C, O> | PageError, Visit>, void, undefined> {
  const { operation, paging, input, size, slices, keyOf, clock } = walking
  let position = from
  let lastRows: ReadonlyArray<unknown> | undefined

  const failed = (
    reason: PageError['reason'],
    {
      walk: at,
      window,
      more = {},
    }: {
      readonly walk: Walk
      readonly window: readonly [number, number] | undefined
      readonly more?: Partial<PageError>
    },
  ): Result<PageError, never> =>
    err({
      _tag: 'PageError',
      method: operation.method,
      reason,
      ...placeOf(at.at, window),
      rows: position.rows,
      ...(at.total === undefined ? {} : { total: at.total }),
      ...more,
    })

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
      splitAbove: walking.splitAbove,
    }
    const at = position.walk ?? startOf(walking.walk, bounds)
    const beganMs = clock()
    const answer = await walking.ask(requestOf(input, operation, { paging, walk: at, size, window }), signal)
    const told = (more: Pick<PageFacts, 'outcome'> & Partial<PageFacts>): void => {
      walking.onPage?.({
        atMs: clock(),
        durationMs: clock() - beganMs,
        ...(typeof at.at === 'number' ? { page: at.at } : {}),
        ...(window === undefined ? {} : { window }),
        ...more,
      })
    }
    // A page 0 that is refused is one that there is not.
    const isNoPage = at.way === 'zero' && answer._tag === 'Left' && answer.left._tag === 'BusinessError'
    if (answer._tag === 'Left' && !isNoPage) {
      told({ outcome: answer.left._tag, ...errorFacts(answer.left) })
      yield answer
      return
    }
    const page = answer._tag === 'Left' ? { rows: [] } : readPage(answer.right, paging)
    if ('lists' in page) {
      told({ outcome: 'PageError', reason: 'rows-not-found' })
      const path = paging.rows.join('.') || '(the answer itself)'
      yield failed('rows-not-found', { walk: at, window, more: { path, lists: page.lists } })
      return
    }

    const digests =
      keyOf !== undefined
        ? page.rows.map((row) => digest(keyOf(row)))
        : bounds.first === undefined
          ? page.rows.map((row) => digest(textOf(row)))
          : []
    const pageDigest = digestOfPage(page.rows, at.last, lastRows)
    lastRows = page.rows
    const here = new Set(keyOf === undefined ? [] : position.recent.flat())
    const known = new Set(keyOf === undefined ? [] : [...here, ...position.border.flat()])
    const isNew = (_: unknown, i: number): boolean => !known.has(digests[i] ?? '')
    const rows = keyOf === undefined ? page.rows : page.rows.filter(isNew)
    const step = stepOf(
      at,
      {
        ...page,
        digest: pageDigest,
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
    const visited = takes && keyOf !== undefined && digests.length > 0
    const recent = visited ? [...position.recent, digests].slice(-2) : position.recent
    const { heads = [], edges = [] } = position
    const ends = paging.window?.of === undefined ? undefined : endsOf(window, paging.window, slices)
    const marked: Pick<Position, 'heads' | 'edges'> = !visited
      ? { ...(heads.length === 0 ? {} : { heads }), ...(edges.length === 0 ? {} : { edges }) }
      : ends === undefined
        ? { heads: heads.length < 2 ? [...heads, digests] : heads }
        : { edges: [...edges, ...digests.filter((_, i) => ends(page.rows[i]))].slice(-mostEdges) }
    const kept: Position = {
      format: positionFormat,
      about: position.about,
      rows: position.rows + (takes ? rows.length : 0),
      ...(windows === undefined ? {} : { windows }),
      ...(rest === undefined ? {} : { rest }),
      ...(first === undefined ? {} : { first }),
      recent,
      ...marked,
      border: position.border,
      done: false,
    }
    const before = windows?.slice(0, -1) ?? []
    const { heads: _heads, edges: _edges, ...elsewhere } = kept
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
                border: marked.edges === undefined ? [...(marked.heads ?? []), ...recent] : [marked.edges],
                done: before.length === 0 && rest === undefined,
              }
            : { ...kept, walk: takes ? step.walk : at }
    const reason = halves !== undefined || typeof then === 'object' || then === 'end' ? undefined : then
    const total = typeof then === 'object' ? then.total : 'walk' in step ? step.walk.total : page.total
    told({
      outcome: reason === undefined ? 'ok' : 'PageError',
      ...(reason === undefined ? {} : { reason }),
      rows: takes ? rows.length : 0,
      ...(total === undefined ? {} : { total }),
    })
    yield ok({
      rows: takes ? rows : [],
      digests: takes && keyOf !== undefined ? digests.filter(isNew) : [],
      position: after,
      window,
    })
    position = after
    if (reason !== undefined) {
      const path = reason === 'rows-not-found' ? paging.total : undefined
      yield failed(reason === 'split' ? 'truncated' : reason, {
        walk: 'walk' in step ? step.walk : at,
        window,
        ...(path === undefined ? {} : { more: { path: path.join('.') } }),
      })
      return
    }
  }
}
