import { causeOf } from '@paifang/gateway/author'
import { takeInHand, type ChunkInHand, type Keep } from './ChunkInHand'
import type { Part } from './chunks'
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
}

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

  /** Gives whether the gateway took it. */
  const handle = async ({ hand, part, resumed }: Work<R>): Promise<boolean> => {
    const end = await runPart(parting, hand, part, resumed)
    const { verdict, left, most } = end
    if (most !== undefined) run.onMost(most)
    ready.unshift(...left.map((one) => ({ hand, part: one, resumed: false })))
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
        for (const part of loaded.chunk.parts) ready.push({ hand, part, resumed: part.state === 'sent' })
      }
    } catch (thrown) {
      if (thrown instanceof SourceChanged) stop({ reason: 'source-changed', row: thrown.row })
      else stop({ reason: 'source', row: run.read() + 1, cause: causeOf(thrown) })
    }
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
    await Promise.all(Array.from({ length: Math.max(1, run.concurrency) }, worker))
    try {
      await source.close()
    } catch {
      // It is not read any more.
    }
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
