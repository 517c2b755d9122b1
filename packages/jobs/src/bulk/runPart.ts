import type { Client } from '@paifang/gateway'
import { withTimeout } from '@paifang/gateway/author'
import { err } from '@paifang/result'
import { backoffMs } from './backoffMs'
import type { RequestOptions, Verified } from './BulkOptions'
import type { UnknownWhy } from './BulkReport'
import type { ChunkInHand } from './ChunkInHand'
import { countOf, generations, rowsOf, type Part } from './chunks'
import { requestOf, type Making } from './requestOf'
import { settle, type Said } from './settle'
import type { Stop } from './Stop'
import type { RowVerdict, Verdict } from './Verdict'
import { verdictOf } from './verdictOf'

/** What the parts of a job are run with, whoever keeps them. */
export interface PartRun<I, O, R> extends Making<I, O, R> {
  readonly client: Pick<Client<string>, 'call'>
  readonly job: string
  readonly options: RequestOptions<I, R>
  readonly clock: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Ends the calls that run, when their time of grace is over. Absent: it never will, and calls cost less. */
  readonly calls: AbortSignal | undefined
  /** Whether one more refused request may be parted. */
  readonly maySplit: () => boolean
  readonly onCall: () => void
}

/** What became of a part. */
export interface PartEnd {
  /** What its call came to; absent: nothing was sent. */
  readonly verdict?: Verdict
  /** What stands in its place and is to be run; none: each of its rows has its outcome. */
  readonly left: ReadonlyArray<Part>
  readonly done: number
  /** Whether rows of it were refused, or are unknown. */
  readonly exceptions: boolean
  /** Whether nobody knows what became of some although nothing crashed. */
  readonly unknown: boolean
  /** The platform takes at most so many rows in a request, as far as can be told. */
  readonly most?: number
  /** No other part would fare better. */
  readonly stop?: Stop
}

/** How often rows may be given a new request before nobody's word for it is taken any more. */
const mostGenerations = generations / 10

const ending = (left: ReadonlyArray<Part>, more: Partial<PartEnd> = {}): PartEnd => ({
  left,
  done: 0,
  exceptions: false,
  unknown: false,
  ...more,
})

/** Sends the request of a part; before its first byte leaves it is kept that it is about to be. */
const send = async <I, O, R>(
  run: PartRun<I, O, R>,
  hand: ChunkInHand<R>,
  part: Part,
): Promise<Verdict | Stop> => {
  const { options, known, operation } = run
  const timeMs = part.timeMs ?? run.clock()
  const made = requestOf(run, hand, part, timeMs)
  if ('reason' in made) return made
  const { input, refused, digest } = made
  const count = countOf(part, hand.chunk())
  const reading = { ...known, validatedFirst: options.assume === 'validated-first' }
  if (refused !== undefined) return verdictOf(err(refused), input, count, reading)
  if (part.state !== 'sent') {
    const named = digest === undefined ? {} : { timeMs, digest }
    await hand.replace(part, [{ ...part, state: 'sent', ...named }])
  }
  const { maxAttempts = 3 } = options
  for (let attempt = 1; ; attempt++) {
    const result = await run.client.call(operation, input, {
      ...options.call,
      caller: run.job,
      ...(run.calls === undefined ? {} : { signal: run.calls }),
      ...(known.repeatable ? { idempotent: true } : {}),
    })()
    if (result._tag === 'Right' || result.left._tag !== 'InputError') run.onCall()
    const verdict = verdictOf(result, input, count, reading)
    if (verdict.is !== 'again' || run.calls?.aborted === true) return verdict
    if (attempt >= maxAttempts) return { ...verdict, is: 'unknown' }
    await run.wait(backoffMs(attempt), run.calls)
  }
}

/** What `verify` says of rows that nobody knows of, in the place of what is unknown. */
const asked = async <I, O, R>(
  { options: { verify }, calls }: PartRun<I, O, R>,
  hand: ChunkInHand<R>,
  part: Part,
  { rows, verdicts }: Said,
): Promise<ReadonlyArray<RowVerdict>> => {
  if (verify === undefined) return verdicts
  const said = [...verdicts]
  const { from: start } = hand.chunk()
  const ask = async (why: UnknownWhy, places: ReadonlyArray<number>): Promise<ReadonlyArray<Verified>> => {
    const these = places.map((place) => rows[place] as number)
    const [first = 0] = these
    const last = these[these.length - 1] ?? first
    const given = these.map((row) => hand.rows[row - start] as R)
    const asking = (async () => verify(given, { from: first + 1, to: last + 1, why }))()
    const found = await withTimeout(asking, { ms: Infinity, signal: calls, onEnd: () => [] })
    return found.length === places.length ? found : []
  }
  for (const why of new Set(said.flatMap((one) => (one.row === 'unknown' ? [one.why] : [])))) {
    const places = said.flatMap((one, place) => (one.row === 'unknown' && one.why === why ? [place] : []))
    const found = await ask(why, places)
    places.forEach((place, index) => {
      if (found[index] === 'done') said[place] = { row: 'done' }
      if (found[index] === 'not-done' && part.generation % generations < mostGenerations)
        said[place] = { row: 'left' }
    })
  }
  return said
}

/** Keeps what became of each row. */
const tell = async <I, O, R>(
  run: PartRun<I, O, R>,
  hand: ChunkInHand<R>,
  part: Part,
  said: Omit<Said, 'rows'>,
): Promise<PartEnd> => {
  const rows = rowsOf(part, hand.chunk())
  const verdicts = await asked(run, hand, part, { ...said, rows })
  const { left, done, outcomes, out } = settle(part, { ...said, rows, verdicts })
  await hand.replace(part, left, { done, outcomes, out })
  return ending(left, {
    done,
    exceptions: outcomes.length > 0,
    unknown: verdicts.some((one) => one.row === 'unknown' && one.why !== 'accepted'),
  })
}

type Refused = Extract<Verdict, { readonly is: 'refused' }>

/** The parts of a refused request: its halves, or where it names a row, that row and what is on both sides of it. */
const partsOf = (
  part: Part,
  rows: ReadonlyArray<number>,
  { names, tooMany }: Refused,
): ReadonlyArray<Part> => {
  const byName = names !== undefined && names < rows.length && tooMany !== true
  const inside = byName ? [rows[names], rows[names + 1]] : [rows[rows.length >> 1]]
  const borders = [part.from, ...inside.filter((row) => row !== undefined && row !== rows[0])] as number[]
  const generation = part.generation + 1
  return borders.map((from, index) => ({
    from,
    to: borders[index + 1] ?? part.to,
    state: 'pending',
    generation,
  }))
}

/** Of a request that has written nothing the rows are sent anew in smaller ones; the others are all refused. */
const refused = async <I, O, R>(
  run: PartRun<I, O, R>,
  hand: ChunkInHand<R>,
  part: Part,
  verdict: Refused,
): Promise<PartEnd> => {
  const rows = rowsOf(part, hand.chunk())
  const { atomic, tooMany = false, code, requestId } = verdict
  if ((atomic || tooMany) && rows.length > 1 && run.maySplit()) {
    const left = partsOf(part, rows, verdict)
    await hand.replace(part, left, { splits: 1 })
    return ending(left, tooMany ? { most: rows.length >> 1 } : {})
  }
  return tell(run, hand, part, {
    verdicts: rows.map(() => ({ row: 'refused', code })),
    requestId,
    partial: !atomic && rows.length > 1,
  })
}

/** Nothing of it was carried out, or the same request again can do nothing twice. */
const handBack = async <I, O, R>(
  run: PartRun<I, O, R>,
  hand: ChunkInHand<R>,
  part: Part,
): Promise<PartEnd> => {
  // An attempt before this one may have been carried out: the request stays what it is, its key above all.
  if (run.known.repeatable) return ending(hand.chunk().parts.filter(({ from }) => from === part.from))
  const { from, to, generation } = part
  const left: ReadonlyArray<Part> = [{ from, to, state: 'pending', generation: generation + 1 }]
  await hand.replace(part, left)
  return ending(left)
}

const judged = async <I, O, R>(
  run: PartRun<I, O, R>,
  hand: ChunkInHand<R>,
  part: Part,
  verdict: Verdict,
): Promise<PartEnd> => {
  const all = (said: RowVerdict): ReadonlyArray<RowVerdict> => rowsOf(part, hand.chunk()).map(() => said)
  const row = part.from + 1
  switch (verdict.is) {
    case 'done': {
      // What nearly every request comes to: no row needs to be looked at.
      const done = countOf(part, hand.chunk())
      await hand.replace(part, [], { done })
      return ending([], { done })
    }
    case 'rows':
      return tell(run, hand, part, { verdicts: verdict.rows, requestId: verdict.requestId })
    case 'refused':
      return refused(run, hand, part, verdict)
    case 'unknown': {
      const { why, requestId, error } = verdict
      const end = await tell(run, hand, part, { verdicts: all({ row: 'unknown', why }), requestId })
      return error?._tag === 'OutputError' ? { ...end, stop: { reason: 'call', error, row } } : end
    }
    // `again`: cut short by the end of the run, so it stays as it was sent.
    case 'again':
    case 'held':
      return handBack(run, hand, part)
    case 'stop': {
      const end = await handBack(run, hand, part)
      return { ...end, stop: { reason: 'call', error: verdict.error, row } }
    }
  }
}

/**
 * Runs one part: makes its request, keeps that it is sent, sends it, and keeps what became of its rows. Rejects with
 * nothing but what keeping rejected with.
 *
 * @param resumed - it was sent by a runner that died: what became of it is not known from here
 */
export const runPart = async <I, O, R>(
  run: PartRun<I, O, R>,
  hand: ChunkInHand<R>,
  part: Part,
  resumed: boolean,
): Promise<PartEnd> => {
  if (resumed && !run.known.repeatable) {
    const crashed: RowVerdict = { row: 'unknown', why: 'crash' }
    const end = await tell(run, hand, part, { verdicts: rowsOf(part, hand.chunk()).map(() => crashed) })
    // What a crash left behind says nothing of how the gateway is.
    return { ...end, unknown: false }
  }
  const verdict = await send(run, hand, part)
  if ('reason' in verdict) return ending([part], { stop: verdict })
  return { verdict, ...(await judged(run, hand, part, verdict)) }
}
