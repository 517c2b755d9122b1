import { issuesOf, valueAt, type Bulk, type Operation } from '@paifang/contract'
import type { Client } from '@paifang/gateway'
import { causeOf, inputError } from '@paifang/gateway/author'
import { err, type InputError, type JobError } from '@paifang/result'
import type { BulkOptions, ChunkContext, Verified } from './BulkOptions'
import type { RowOutcome, UnknownWhy } from './BulkReport'
import { countOf, rowsOf, runsOf, type Chunk, type Part } from './chunks'
import { aroundRows, requestKey, textOf } from './digests'
import type { Gate } from './gate'
import type { Journal } from './journal'
import type { Ledger } from './ledger'
import { SourceChanged, type Loaded, type Source } from './source'
import type { RowVerdict, Verdict } from './Verdict'
import { verdictOf } from './verdictOf'

/** Why a job stops before its end. */
export type Stop = Omit<JobError, '_tag' | 'job' | 'method'>

/** Everything a run of a job works with. */
export interface Run<I, O, R> {
  readonly client: Pick<Client<string>, 'call'>
  readonly operation: Operation<string, I, O, string>
  readonly options: BulkOptions<I, R>
  readonly bulk: Partial<Bulk>
  readonly key: Bulk['key']
  readonly repeatable: boolean
  readonly salt: string
  readonly digest: (text: () => string) => string
  readonly ledger: Ledger
  readonly journal: Journal
  readonly source: Source<R>
  readonly gate: Gate
  readonly clock: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Ends the calls that run, when their time of grace is over. */
  readonly calls: AbortSignal
  /** Whether it ever may: a call that watches no signal costs less. */
  readonly abortable: boolean
  readonly onChange: (change: {
    readonly waitingFor?: 'throttle' | 'network'
    readonly untilMs?: number
  }) => void
  readonly onChunk: (part: Part, verdict: Verdict) => void
}

/** A part in hand: its rows are in memory. */
interface Work<R> {
  readonly from: number
  readonly rows: ReadonlyArray<R>
  readonly part: Part
  /** It was sent before this run: what became of it is not known from here. */
  readonly resumed: boolean
}

/** Stops a job from the outside, and says why it stopped. */
export interface Running {
  readonly stop: (why: Stop) => void
  readonly stopped: () => Stop | undefined
  /** Resolves when nothing runs any more. Never rejects. */
  readonly done: Promise<Stop | undefined>
}

/** How often rows may be given a new request before nobody's word for it is taken any more. */
const mostGenerations = 100

const backoffMs = (times: number): number => Math.min(60_000, 1000 * 2 ** Math.max(0, times - 1))

/** Runs a job to its end or its stop: a few workers, each with one part at a time. */
export const runJob = <I, O, R>(run: Run<I, O, R>): Running => {
  const { operation, options, bulk, key, repeatable, salt, ledger, journal, source, gate } = run
  const { concurrency = 4, maxPauseMs = 60_000, maxUnknown = 3, maxRefusals = 20 } = options
  const { maxSplits = 200, maxAttempts = 3 } = options
  const reading = { bulk, repeatable, validatedFirst: options.assume === 'validated-first' }

  const ready: Work<R>[] = []
  /** The chunks in hand, as they are kept. */
  const chunks = new Map<number, Chunk>()
  let why: Stop | undefined
  let running = 0
  let ended = false
  let waiters: (() => void)[] = []
  let unknownInARow = 0
  let heldInARow = 0
  let unreachable = 0
  let doneHere = 0
  const refusals = new Map<string, number>()

  const wake = (): void => {
    const woken = waiters
    waiters = []
    for (const waiter of woken) waiter()
  }
  const stop = (reason: Stop): void => {
    why ??= reason
    gate.shut()
    wake()
  }

  const chunkOf = ({ from }: Pick<Work<R>, 'from'>): Chunk => chunks.get(from) as Chunk

  /** Puts `parts` in the place of a part and keeps the chunk. */
  const replace = (
    work: Work<R>,
    parts: ReadonlyArray<Part>,
    change: {
      readonly done?: number
      readonly outcomes?: ReadonlyArray<RowOutcome>
      /** Rows that have their outcome although the parts span them. */
      readonly out?: ReadonlyArray<number>
    } = {},
  ): Promise<void> => {
    const chunk = chunkOf(work)
    const { out = [] } = change
    const kept: Chunk = {
      ...chunk,
      out: out.length === 0 ? chunk.out : [...chunk.out, ...out.map((row) => row - chunk.from)],
      parts: chunk.parts.flatMap((part) => (part.from === work.part.from ? parts : [part])),
    }
    if (kept.parts.length === 0) chunks.delete(work.from)
    else chunks.set(work.from, kept)
    return journal.write(ledger.keep(kept, change))
  }

  const outcomesOf = (
    rows: ReadonlyArray<number>,
    make: (from: number, to: number) => RowOutcome,
  ): RowOutcome[] => runsOf(rows).map(([from, to]) => make(from + 1, to))

  /** What `verify` says of rows that nobody knows of; without it, nothing. */
  const asked = async (
    work: Work<R>,
    rows: ReadonlyArray<number>,
    reason: UnknownWhy,
  ): Promise<ReadonlyArray<Verified>> => {
    const unknown = rows.map((): Verified => 'unknown')
    const [first] = rows
    const last = rows[rows.length - 1]
    if (options.verify === undefined || first === undefined || last === undefined) return unknown
    try {
      const given = rows.map((row) => work.rows[row - work.from] as R)
      const said = await options.verify(given, { from: first + 1, to: last + 1, why: reason })
      return said.length === rows.length ? said : unknown
    } catch {
      return unknown
    }
  }

  /** Every row of a part gets what was said of it; rows that are left become pending parts. */
  const settle = async (
    work: Work<R>,
    verdicts: ReadonlyArray<RowVerdict>,
    requestId: string | undefined,
    alone: boolean,
    partial: boolean,
  ): Promise<void> => {
    const rows = rowsOf(work.part, chunkOf(work))
    const id = requestId === undefined ? {} : { requestId }
    const said = [...verdicts]
    for (const reason of new Set(said.flatMap((one) => (one.row === 'unknown' ? [one.why] : [])))) {
      const places = said.flatMap((one, index) =>
        one.row === 'unknown' && one.why === reason ? [index] : [],
      )
      const found = await asked(
        work,
        places.map((place) => rows[place] as number),
        reason,
      )
      places.forEach((place, index) => {
        if (found[index] === 'done') said[place] = { row: 'done' }
        if (found[index] === 'not-done' && work.part.generation < mostGenerations)
          said[place] = { row: 'left' }
      })
    }
    const outcomes: RowOutcome[] = []
    const byVerdict = new Map<string, { readonly verdict: RowVerdict; readonly rows: number[] }>()
    let before: RowVerdict | undefined
    let name = ''
    said.forEach((verdict, index) => {
      if (verdict !== before) name = JSON.stringify(verdict)
      before = verdict
      const same = byVerdict.get(name) ?? { verdict, rows: [] }
      same.rows.push(rows[index] as number)
      byVerdict.set(name, same)
    })
    let done = 0
    let left: ReadonlyArray<number> = []
    let unknown = false
    for (const { verdict, rows: these } of byVerdict.values()) {
      if (verdict.row === 'done') done = these.length
      else if (verdict.row === 'left') left = these
      else if (verdict.row === 'unknown') {
        unknown ||= verdict.why !== 'accepted'
        outcomes.push(
          ...outcomesOf(these, (from, to) => ({ from, to, state: 'unknown', why: verdict.why, ...id })),
        )
      } else
        outcomes.push(
          ...outcomesOf(these, (from, to) => ({
            from,
            to,
            state: 'refused',
            where: verdict.here === undefined ? 'platform' : 'here',
            code: verdict.code,
            ...(verdict.here === undefined ? {} : verdict.here),
            ...id,
            ...(partial && !alone ? { mayBePartial: true as const } : {}),
          })),
        )
    }
    const [first] = left
    const last = left[left.length - 1]
    const parts: ReadonlyArray<Part> =
      first === undefined || last === undefined
        ? []
        : [{ from: first, to: last + 1, state: 'pending', generation: work.part.generation + 1 }]
    const out = parts.length === 0 ? [] : rows.filter((_, index) => said[index]?.row !== 'left')
    await replace(work, parts, { done, outcomes, out })
    ready.unshift(...parts.map((part) => ({ ...work, part, resumed: false })))
    doneHere += done
    if (done > 0) refusals.clear()
    if (unknown) {
      if (++unknownInARow >= maxUnknown) stop({ reason: 'too-many-unknown', row: work.part.to })
    } else if (done > 0 || outcomes.length > 0) unknownInARow = 0
  }

  /** What nearly every request comes to. */
  const allDone = async (work: Work<R>): Promise<void> => {
    const done = countOf(work.part, chunkOf(work))
    await replace(work, [], { done })
    doneHere += done
    refusals.clear()
    unknownInARow = 0
  }

  const all = (work: Work<R>, verdict: RowVerdict): ReadonlyArray<RowVerdict> =>
    rowsOf(work.part, chunkOf(work)).map(() => verdict)

  const refused = async (
    work: Work<R>,
    verdict: Extract<Verdict, { readonly is: 'refused' }>,
  ): Promise<void> => {
    const rows = rowsOf(work.part, chunkOf(work))
    const middle = rows[rows.length >> 1]
    if (verdict.atomic && rows.length > 1 && middle !== undefined && ledger.progress().splits < maxSplits) {
      const generation = work.part.generation + 1
      const halves: ReadonlyArray<Part> = [
        { from: work.part.from, to: middle, state: 'pending', generation },
        { from: middle, to: work.part.to, state: 'pending', generation },
      ]
      ledger.split()
      await replace(work, halves)
      ready.unshift(...halves.map((part) => ({ ...work, part, resumed: false })))
      return
    }
    await settle(
      work,
      all(work, { row: 'refused', code: verdict.code }),
      verdict.requestId,
      rows.length === 1,
      !verdict.atomic,
    )
    const times = (refusals.get(verdict.code) ?? 0) + 1
    refusals.set(verdict.code, times)
    if (doneHere === 0 && ledger.progress().done === 0 && times >= maxRefusals)
      stop({ reason: 'everything-refused', row: work.part.to, detail: `code ${verdict.code}` })
  }

  /** Nothing of it was carried out, or the same request again can do nothing twice. */
  const handBack = async (work: Work<R>): Promise<void> => {
    if (repeatable) {
      // An attempt before this one may have been carried out: the request stays what it is, its key above all.
      ready.unshift({ ...work, part: sentPart(work), resumed: false })
      return
    }
    const part: Part = {
      from: work.part.from,
      to: work.part.to,
      state: 'pending',
      generation: work.part.generation + 1,
    }
    await replace(work, [part])
    ready.unshift({ ...work, part, resumed: false })
  }

  const sentPart = (work: Work<R>): Part =>
    chunkOf(work).parts.find(({ from }) => from === work.part.from) ?? work.part

  const held = async (work: Work<R>, verdict: Extract<Verdict, { readonly is: 'held' }>): Promise<void> => {
    const { by, error, forMs } = verdict
    await handBack(work)
    if (run.calls.aborted) return
    const waitMs = forMs ?? backoffMs(by === 'throttle' ? ++heldInARow : ++unreachable)
    const untilMs = run.clock() + waitMs
    if (waitMs > maxPauseMs || unreachable >= 5) {
      stop({ reason: 'paused', error, untilMs: unreachable >= 5 ? run.clock() + 60_000 : untilMs })
      return
    }
    gate.hold(untilMs)
    run.onChange({ waitingFor: by, untilMs })
  }

  const contextOf = (part: Part, timeMs: number): ChunkContext => ({
    key: requestKey(salt, part.from, part.to, part.generation),
    timeMs,
    from: part.from + 1,
    to: part.to,
  })

  const rowsIn = (work: Work<R>): ReadonlyArray<R> => {
    const chunk = chunkOf(work)
    if (chunk.out.length > 0) return rowsOf(work.part, chunk).map((row) => work.rows[row - work.from] as R)
    const { from, to } = work.part
    return to - from === work.rows.length ? work.rows : work.rows.slice(from - work.from, to - work.from)
  }

  /** The request of a part, and whether it carries the key that makes it harmless to repeat. */
  const inputOf = (
    work: Work<R>,
    timeMs: number,
  ): { readonly input: I; readonly refused?: InputError; readonly digest?: string } | Stop => {
    const context = contextOf(work.part, timeMs)
    const rows = rowsIn(work)
    let input: I
    let refused: InputError | undefined
    try {
      input = options.toInput(rows, context)
      const checked = work.part.state === 'sent' ? undefined : operation.input.decode(input)
      if (checked?._tag === 'Left') refused = inputError(operation.method, 'input', issuesOf(checked.left))
    } catch (thrown) {
      return {
        reason: 'definition',
        detail: 'toInput, or the codec of its input, threw',
        row: context.from,
        cause: causeOf(thrown),
      }
    }
    if (refused !== undefined) return { input, refused }
    if (key === undefined) return { input }
    if (!String(valueAt(input, key.at)).includes(context.key))
      return {
        reason: 'definition',
        row: context.from,
        detail: `toInput must put the key it is given at ${key.at.join('.')}: without it a repeated request could write its rows twice`,
      }
    return { input, digest: run.digest(() => textOf(aroundRows(input, rows))) }
  }

  const send = async (work: Work<R>): Promise<Verdict | undefined> => {
    const known = work.part.state === 'sent'
    const timeMs = work.part.timeMs ?? run.clock()
    const made = inputOf(work, timeMs)
    if ('reason' in made) {
      ready.unshift(work)
      stop(made)
      return undefined
    }
    if (known && made.digest !== work.part.digest) {
      ready.unshift(work)
      stop({
        reason: 'definition',
        row: work.part.from + 1,
        detail: `toInput made another request of rows ${work.part.from + 1} to ${work.part.to} than before: it must depend on its arguments alone`,
      })
      return undefined
    }
    const { input } = made
    const count = countOf(work.part, chunkOf(work))
    if (!known) {
      // Before anything says that it is sent: rows that cannot be sent must not be taken for some that were.
      if (made.refused !== undefined) return verdictOf(err(made.refused), input, count, reading)
      await replace(work, [
        {
          ...work.part,
          state: 'sent',
          ...(key === undefined ? {} : { timeMs }),
          ...(made.digest === undefined ? {} : { digest: made.digest }),
        },
      ])
    }
    for (let attempt = 1; ; attempt++) {
      ledger.called()
      const result = await run.client.call(operation, input, {
        ...options.call,
        caller: options.job,
        ...(run.abortable ? { signal: run.calls } : {}),
        ...(repeatable ? { idempotent: true } : {}),
      })()
      const verdict = verdictOf(result, input, count, reading)
      if (verdict.is !== 'again') return verdict
      if (run.calls.aborted) return verdict
      if (attempt >= maxAttempts) return { ...verdict, is: 'unknown' }
      await run.wait(backoffMs(attempt), run.calls)
    }
  }

  const handle = async (work: Work<R>): Promise<boolean> => {
    if (work.resumed && !repeatable) {
      await settle(work, all(work, { row: 'unknown', why: 'crash' }), undefined, false, false)
      // What a crash left behind says nothing of how the gateway is.
      unknownInARow = 0
      return true
    }
    const verdict = await send(work)
    if (verdict === undefined) return true
    run.onChunk(work.part, verdict)
    if (verdict.is !== 'held') {
      heldInARow = 0
      unreachable = 0
    }
    switch (verdict.is) {
      case 'done':
        await allDone(work)
        break
      case 'rows':
        await settle(work, verdict.rows, verdict.requestId, true, false)
        break
      case 'refused':
        await refused(work, verdict)
        break
      case 'again':
        // Cut short by the end of the run: it stays as it was sent.
        await handBack(work)
        break
      case 'unknown':
        await settle(work, all(work, { row: 'unknown', why: verdict.why }), verdict.requestId, false, false)
        if (verdict.error?._tag === 'OutputError')
          stop({ reason: 'call', error: verdict.error, row: work.part.from + 1 })
        break
      case 'held':
        await held(work, verdict)
        break
      case 'stop':
        await handBack(work)
        stop({ reason: 'call', error: verdict.error, row: work.part.from + 1 })
    }
    run.onChange({})
    return verdict.is !== 'held'
  }

  let pulling: Promise<void> | undefined
  const pull = async (): Promise<void> => {
    try {
      const loaded = await source.next()
      if (loaded === undefined) ended = true
      else take(loaded)
    } catch (thrown) {
      if (thrown instanceof SourceChanged) stop({ reason: 'source-changed', row: thrown.row })
      else stop({ reason: 'source', row: ledger.read() + 1, cause: causeOf(thrown) })
    }
  }
  const take = ({ chunk, rows }: Loaded<R>): void => {
    chunks.set(chunk.from, chunk)
    for (const part of chunk.parts)
      ready.push({ from: chunk.from, rows, part, resumed: part.state === 'sent' })
  }

  /** The next part; one worker at a time reads on. */
  const next = async (): Promise<Work<R> | undefined> => {
    while (why === undefined) {
      const work = ready.shift()
      if (work !== undefined) return work
      if (!ended) {
        pulling ??= pull().finally(() => {
          pulling = undefined
        })
        await pulling
      } else if (running === 0) return undefined
      else await new Promise<void>((resolve) => waiters.push(resolve))
    }
    return undefined
  }

  const worker = async (): Promise<void> => {
    for (;;) {
      const work = await next()
      if (work === undefined) break
      running++
      try {
        if (await gate.enter()) {
          let went = false
          try {
            went = await handle(work)
          } finally {
            gate.left(went)
          }
        }
      } catch (thrown) {
        // Nothing but the store may throw here, and what was not kept is found at the resume as it was kept last.
        stop({ reason: 'store', cause: causeOf(thrown) })
      } finally {
        running--
        wake()
      }
    }
    wake()
  }

  const finish = async (): Promise<Stop | undefined> => {
    await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker))
    try {
      await source.close()
    } catch {
      // It is not read any more.
    }
    if (why !== undefined) return why
    try {
      if (!ledger.progress().ended) await journal.write(ledger.end())
    } catch (thrown) {
      why = { reason: 'store', cause: causeOf(thrown) }
    }
    return why
  }

  return { stop, stopped: () => why, done: finish() }
}
