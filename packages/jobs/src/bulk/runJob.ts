import { causeOf } from '@paifang/gateway/author'
import { takeInHand, type ChunkInHand, type Keep } from './ChunkInHand'
import { rowsOf, type Part } from './chunks'
import type { Circuit } from './circuit'
import type { Gate } from './gate'
import { runPart, type PartRun } from './runPart'
import { SourceChanged, type Source } from './source'
import type { Stop } from './Stop'
import type { Verdict } from './Verdict'

/** Everything a run of a job works with. */
export interface JobRun<I, O, R> {
  readonly parts: PartRun<I, O, R>
  readonly source: Source<R>
  readonly keep: Keep
  readonly circuit: Circuit
  readonly gate: Gate
  readonly concurrency: number
  /** What a row is about, where rows about the same must keep their order. */
  readonly ordered: ((row: R) => string) | undefined
  /** How many rows are known of. */
  readonly read: () => number
  /** Keeps that the source has ended and every row has its outcome. */
  readonly end: () => Promise<void>
  readonly onChange: (change: {
    readonly waitingFor?: 'throttle' | 'network'
    readonly untilMs?: number
  }) => void
  /** Requests may hold at most so many rows from now on. */
  readonly onMost: (most: number) => void
  readonly onChunk: (part: Part, verdict: Verdict) => void
}

/** A part in hand. */
interface Work<R> {
  readonly hand: ChunkInHand<R>
  readonly part: Part
  /** It was sent before this run. */
  readonly resumed: boolean
  /** What its rows are about. */
  readonly about: ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

/** Stops a job from the outside, and says why it stopped. */
export interface Running {
  readonly stop: (why: Stop) => void
  /** Resolves when nothing runs any more. Never rejects. */
  readonly done: Promise<Stop | undefined>
}

/** Runs a job to its end or its stop: a few workers, each with one part at a time. */
export const runJob = <I, O, R>(run: JobRun<I, O, R>): Running => {
  const { source, circuit, gate, parts: parting } = run
  const ready: Work<R>[] = []
  let why: Stop | undefined
  let running = 0
  let ended = false
  let waiters: (() => void)[] = []

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

  const workOf = (hand: ChunkInHand<R>, part: Part, resumed: boolean): Work<R> => {
    const { ordered } = run
    if (ordered === undefined) return { hand, part, resumed, about: nothing }
    try {
      const chunk = hand.chunk()
      const rows = rowsOf(part, chunk).map((row) => hand.rows[row - chunk.from] as R)
      return { hand, part, resumed, about: new Set(rows.map(ordered)) }
    } catch (thrown) {
      stop({ reason: 'definition', detail: 'ordered threw', row: part.from + 1, cause: causeOf(thrown) })
      return { hand, part, resumed, about: nothing }
    }
  }

  /** What is in flight. */
  const busy = new Set<string>()

  /** The first work about nothing that is in flight, nor waits before it. */
  const takeReady = (): Work<R> | undefined => {
    if (run.ordered === undefined) return ready.shift()
    const before = new Set(busy)
    for (const [index, work] of ready.entries()) {
      if ([...work.about].some((one) => before.has(one))) for (const one of work.about) before.add(one)
      else {
        ready.splice(index, 1)
        for (const one of work.about) busy.add(one)
        return work
      }
    }
    return undefined
  }

  /** Gives whether the gateway took it. */
  const handle = async ({ hand, part, resumed }: Work<R>): Promise<boolean> => {
    const end = await runPart(parting, hand, part, resumed)
    const { verdict, left, most } = end
    if (most !== undefined) run.onMost(most)
    ready.unshift(...left.map((one) => workOf(hand, one, false)))
    if (verdict !== undefined) run.onChunk(part, verdict)
    const next = circuit.note(part, end)
    if (next === undefined) run.onChange({})
    else if ('reason' in next) stop(next)
    else if (parting.calls?.aborted !== true) {
      gate.hold(next.untilMs)
      run.onChange({ waitingFor: next.by, untilMs: next.untilMs })
    }
    return verdict?.is !== 'held'
  }

  let pulling: Promise<void> | undefined
  const pull = async (): Promise<void> => {
    try {
      const loaded = await source.next()
      if (loaded === undefined) ended = true
      else {
        const hand = takeInHand(loaded.chunk, loaded.rows, run.keep)
        for (const part of loaded.chunk.parts) ready.push(workOf(hand, part, part.state === 'sent'))
      }
    } catch (thrown) {
      if (thrown instanceof SourceChanged) stop({ reason: 'source-changed', ...thrown.where })
      else stop({ reason: 'source', row: run.read() + 1, cause: causeOf(thrown) })
    }
  }

  /** The next part; one worker at a time reads on. */
  const next = async (): Promise<Work<R> | undefined> => {
    while (why === undefined) {
      const work = takeReady()
      if (work !== undefined) return work
      // Rows that wait for others in flight are enough to hold: nothing more is read.
      if (!ended && ready.length === 0) {
        pulling ??= pull().finally(() => {
          pulling = undefined
          wake()
        })
      } else if (running === 0 && ready.length === 0) return undefined
      // Until something was read, or ended, or the job has to stop: nobody waits for a source that hangs.
      await new Promise<void>((resolve) => waiters.push(resolve))
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
        for (const one of work.about) busy.delete(one)
        wake()
      }
    }
    wake()
  }

  const finish = async (): Promise<Stop | undefined> => {
    await Promise.all(Array.from({ length: Math.max(1, run.concurrency) }, worker))
    // It is not read any more; one that hangs is not waited for.
    const closing = source.close().catch(() => undefined)
    if (pulling === undefined) await closing
    if (why !== undefined) return why
    try {
      await run.end()
    } catch (thrown) {
      why = { reason: 'store', cause: causeOf(thrown) }
    }
    return why
  }

  return { stop, done: finish() }
}
