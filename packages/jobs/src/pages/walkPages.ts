import { readWindowTime, valueAt, type Operation, type Paging } from '@paifang/contract'
import { errorFacts } from '@paifang/gateway/author'
import { err, ok, type CallError, type PageError, type Result } from '@paifang/result'
import type { PageFacts } from './PageEvent'
import type { Place, PlaceWalk } from './Place'
import { positionFormat } from './Position'
import { readPage, type Page } from './readPage'
import { requestOf } from './request'
import {
  digest,
  keptRows,
  noRows,
  noRepeats,
  pageWithout,
  repeatsIn,
  seenRows,
  type PageRows,
  type RowIdentity,
} from './SeenRows'
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
  /** What tells two rows apart; `undefined`: nothing does. */
  readonly identity: RowIdentity | undefined
  /** Asks for a page, however long the gateway takes no calls. */
  readonly ask: (input: I, signal: AbortSignal | undefined) => Promise<Result<CallError<C, O>, O>>
  readonly clock: () => number
  /** Told of each page; costs nothing where nobody is. */
  readonly onPage: ((page: PageFacts) => void) | undefined
}

/** A page that was read, also one that has no rows to hand out. */
export interface Visit {
  /** Those of its rows that are handed out. */
  readonly page: PageRows
  /** Where to go on once they are taken. */
  readonly place: Place
  readonly window: readonly [fromMs: number, toMs: number] | undefined
}

const noPage: Page = {
  rows: [],
  total: undefined,
  pages: undefined,
  hasNext: undefined,
  next: undefined,
  carry: undefined,
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

const withEnds = (
  edges: ReadonlyArray<string>,
  seen: PageRows,
  isAtEnd: (row: unknown) => boolean,
): ReadonlyArray<string> => {
  const ends = seen.rows.flatMap((row, i) => (isAtEnd(row) ? [digest(seen.texts()[i] ?? '')] : []))
  return ends.length === 0 ? edges : [...edges, ...ends].slice(-mostEdges)
}

const pageOf = (
  at: PlaceWalk['at'],
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
  from: Place,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result<CallError<C, O> | PageError, Visit>, void, undefined> {
  const { operation, paging, input, size, slices, identity, clock } = walking
  let place = from

  const failed = (
    reason: PageError['reason'],
    {
      walk: at,
      window,
      more = {},
    }: {
      readonly walk: PlaceWalk
      readonly window: readonly [number, number] | undefined
      readonly more?: Partial<PageError>
    },
  ): Result<PageError, never> =>
    err({
      _tag: 'PageError',
      method: operation.method,
      reason,
      ...pageOf(at.at, window),
      rows: place.rows,
      ...(at.total === undefined ? {} : { total: at.total }),
      ...more,
    })

  while (!place.done) {
    const { windows, rest } =
      slices === undefined ? { windows: undefined, rest: undefined } : refilled(place, slices)
    const window = windows?.at(-1)
    const bounds: Bounds = {
      paging,
      size,
      first: place.first ?? (paging.by === 'number' ? paging.first : undefined),
      mayProbe: operation.idempotent === true,
      canSplit: window !== undefined && slices !== undefined && halved(window, slices) !== undefined,
      splitAbove: walking.splitAbove,
    }
    const at = place.walk ?? startOf(walking.walk, bounds)
    const beganMs = clock()
    const answer = await walking.ask(requestOf(input, operation, { paging, walk: at, size, window }), signal)
    const { onPage } = walking
    const told =
      onPage &&
      ((more: Pick<PageFacts, 'outcome'> & Partial<PageFacts>): void =>
        onPage({
          atMs: clock(),
          durationMs: clock() - beganMs,
          ...(typeof at.at === 'number' ? { page: at.at } : {}),
          ...(window === undefined ? {} : { window }),
          ...more,
        }))
    // A page 0 that is refused is one that there is not.
    const isNoPage = at.way === 'zero' && answer._tag === 'Left' && answer.left._tag === 'BusinessError'
    if (answer._tag === 'Left' && !isNoPage) {
      told?.({ outcome: answer.left._tag, ...errorFacts(answer.left) })
      yield answer
      return
    }
    const page = answer._tag === 'Left' ? noPage : readPage(answer.right, paging)
    if ('lists' in page) {
      told?.({ outcome: 'PageError', reason: 'rows-not-found' })
      const path = paging.rows.join('.') || '(the answer itself)'
      yield failed('rows-not-found', { walk: at, window, more: { path, lists: page.lists } })
      return
    }

    const seen = seenRows(page.rows, identity)
    const here = identity === undefined ? noRepeats : repeatsIn(seen, place.recent)
    const before = identity === undefined ? noRepeats : repeatsIn(seen, place.border)
    const fresh = pageWithout(seen, [here, before], identity)
    const step = stepOf(at, page, { seen, fresh: page.rows.length - here.size }, bounds)

    const { then } = step
    const halves =
      then === 'split' && window !== undefined && slices !== undefined ? halved(window, slices) : undefined
    // The rows of a window that is halved come again with its halves.
    const takes = step.takes && halves === undefined
    const first = step.first ?? place.first
    const visited = takes && identity !== undefined && page.rows.length > 0
    const recent = visited ? [...place.recent, seen].slice(-2) : place.recent
    let { heads, edges } = place
    if (visited) {
      const isAtEnd = paging.window?.of === undefined ? undefined : endsOf(window, paging.window, slices)
      if (isAtEnd !== undefined) edges = withEnds(edges ?? [], seen, isAtEnd)
      else if ((heads?.length ?? 0) < 2) heads = [...(heads ?? []), seen]
    }
    const after: { -readonly [K in keyof Place]: Place[K] } = {
      format: positionFormat,
      about: place.about,
      rows: place.rows + (takes ? fresh.rows.length : 0),
      recent,
      border: place.border,
      done: false,
    }
    if (windows !== undefined) after.windows = windows
    if (rest !== undefined) after.rest = rest
    if (first !== undefined) after.first = first
    if (halves !== undefined) {
      after.windows = [...(windows?.slice(0, -1) ?? []), ...halves]
      after.recent = []
    } else if (then === 'end') {
      if (windows !== undefined) after.windows = windows.slice(0, -1)
      after.recent = []
      after.border = edges === undefined ? [...(heads ?? []), ...recent] : [keptRows(edges)]
      after.done = (after.windows ?? []).length === 0 && rest === undefined
    } else {
      if (heads !== undefined) after.heads = heads
      if (edges !== undefined) after.edges = edges
      after.walk = typeof then === 'object' ? then : takes ? step.walk : at
    }
    const reason = halves !== undefined || typeof then === 'object' || then === 'end' ? undefined : then
    const total = typeof then === 'object' ? then.total : 'walk' in step ? step.walk.total : page.total
    told?.({
      outcome: reason === undefined ? 'ok' : 'PageError',
      ...(reason === undefined ? {} : { reason }),
      rows: takes ? fresh.rows.length : 0,
      ...(total === undefined ? {} : { total }),
    })
    yield ok({
      page: takes ? fresh : noRows,
      place: after,
      window,
    })
    place = after
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
