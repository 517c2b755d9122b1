import { isThenable } from '@paifang/gateway/author'
import { timerMs } from '@paifang/transport'
import type { Received } from '../readMessage'
import type { Message } from '../Message'
import { ok, verdictOf, verdictOfFailure, type Failure, type Verdict } from './verdictOf'

/** What a handler is told beside the message. */
export interface HandlerContext {
  /** Aborted when the handler has had its time, and when the channel is closed without waiting any longer. */
  readonly signal: AbortSignal
}

/** What is said of a message to whom it came from. */
export interface Settlement {
  readonly id: bigint
  readonly isConfirmed: boolean
  /** Of a failure. */
  readonly reason: string
}

/** What is known of a message when it is settled. */
export interface Handled {
  readonly id: string
  readonly topic: string
  readonly verdict: Verdict
  /** Whether it was confirmed because `onDeadLetter` has it. */
  readonly isDead: boolean
  readonly durationMs: number
  readonly waitedMs: number
}

/** How a message is handled. */
export interface Handling {
  /** With the content that its topic's codec read. */
  readonly message: Message
  readonly run: (context: HandlerContext) => unknown
}

export interface DeliveryOptions {
  /** What is to be done; a verdict where nothing can be. */
  readonly handlingOf: (received: Received) => Handling | Verdict
  readonly onDeadLetter: ((message: Message, reason: string) => unknown) | undefined
  readonly orderBy: ((message: Message) => string | number | bigint | null | undefined) | undefined
  readonly duplicateBy: ((message: Message) => string | undefined) | undefined
  readonly concurrency: number
  /** How many may be held, running ones included, before no more are asked for. */
  readonly capacity: number
  /** How many handled ids are remembered. */
  readonly recent: number
  readonly handlerTimeoutMs: number
  readonly now: () => number
  readonly settle: (settlement: Settlement) => void
  /** No more is to come, or more may. */
  readonly onPressure: (isFull: boolean) => void
  /** Nothing is left. */
  readonly onIdle: () => void
  /** Beside `onHandled`, of failures alone: nothing is made for what ends well. */
  readonly onFailed: ((topic: string, failure: Failure) => void) | undefined
  readonly onHandled: ((handled: Handled) => void) | undefined
  readonly onDuplicate: ((id: string, topic: string) => void) | undefined
}

export interface Delivery {
  readonly take: (received: Received) => void
  readonly held: () => number
  readonly running: () => number
  /** Takes nothing new, and waits until nothing is left, or for `ms`. How many were left: they come again. */
  readonly drain: (ms: number) => Promise<number>
}

interface Entry {
  readonly received: Received
  /** Its place among those that are held. */
  at: number
  readonly key: string
  readonly arrivedMs: number
  handling: Handling | undefined
  lane: string | undefined
  duplicateKey: string | undefined
  startedMs: number
  isSettled: boolean
  timer: NodeJS.Timeout | undefined
  abort: AbortController | undefined
}

/** Makes its signal when it is asked for it: most handlers never do. */
class Context implements HandlerContext {
  readonly #entry: Pick<Entry, 'abort'>

  constructor(entry: Pick<Entry, 'abort'>) {
    this.#entry = entry
  }

  get signal(): AbortSignal {
    this.#entry.abort ??= new AbortController()
    return this.#entry.abort.signal
  }
}

/** Remembers the last of many: in a ring, because a Set that is emptied from its front is slow to say what is first. */
const recentSet = (most: number) => {
  const known = new Set<string>()
  const ring: string[] = []
  let at = 0
  return {
    has: (key: string): boolean => known.has(key),
    add: (key: string): void => {
      if (most <= 0 || known.has(key)) return
      known.add(key)
      const oldest = ring[at]
      if (oldest !== undefined) known.delete(oldest)
      ring[at] = key
      at = (at + 1) % most
    },
  }
}

/**
 * At least once: a message is confirmed after its handler has settled well, and said to have failed otherwise. At most
 * `concurrency` run; those of one key one after the other.
 */
export const createDelivery = (options: DeliveryOptions): Delivery => {
  const { concurrency, capacity, now, settle } = options
  const ids = new Set<string>()
  /**
   * Not by their ids: a Map that is filled and emptied all the time leaves old tables behind, and these keep what they held
   * until all of the heap is looked through, most messages among it.
   */
  const held: Entry[] = []
  const recent = recentSet(options.recent)
  const recentKeys = recentSet(options.recent)
  /** What waits behind the one of its key that runs. */
  const lanes = new Map<string, Entry[]>()
  /** What was started leaves its place empty: an entry that is held too long costs more than all that is done with it. */
  let ready: Array<Entry | undefined> = []
  let next = 0
  let active = 0
  let isFull = false
  let isClosing = false
  let isPumping = false
  let onDrained: (() => void) | undefined

  const pressure = (): void => {
    if (!isFull && held.length >= capacity) options.onPressure((isFull = true))
    else if (isFull && held.length <= capacity >> 1) options.onPressure((isFull = false))
  }

  const hold = (entry: Entry): void => {
    ids.add(entry.key)
    entry.at = held.push(entry) - 1
  }

  const release = (entry: Entry): void => {
    ids.delete(entry.key)
    const last = held.pop()
    if (last === undefined || last === entry) return
    held[entry.at] = last
    last.at = entry.at
  }

  const settled = (entry: Entry, verdict: Verdict, isDead = false): void => {
    if (entry.isSettled) return
    entry.isSettled = true
    clearTimeout(entry.timer)
    active--
    const isConfirmed = verdict.kind === 'ok'
    release(entry)
    if (isConfirmed) {
      recent.add(entry.key)
      if (entry.duplicateKey !== undefined) recentKeys.add(entry.duplicateKey)
    }
    settle({ id: entry.received.id, isConfirmed, reason: verdict.kind === 'ok' ? '' : verdict.reason })
    if (verdict.kind !== 'ok') options.onFailed?.(entry.received.topic, verdict)
    if (options.onHandled !== undefined)
      options.onHandled({
        id: entry.key,
        topic: entry.received.topic,
        verdict,
        isDead,
        durationMs: now() - entry.startedMs,
        waitedMs: entry.startedMs - entry.arrivedMs,
      })
    if (entry.lane !== undefined) {
      const waiting = lanes.get(entry.lane)
      const following = waiting?.shift()
      if (following === undefined) lanes.delete(entry.lane)
      else ready.push(following)
    }
    pressure()
    pump()
    if (held.length === 0) {
      options.onIdle()
      onDrained?.()
    }
  }

  /** Waits for what a handler gave, no longer than it may take. */
  const judge = (entry: Entry, answer: unknown, end: (verdict: Verdict) => void): void => {
    const { message } = entry.handling as Handling
    let comesLater: boolean
    try {
      comesLater = isThenable(answer)
    } catch (thrown) {
      end(verdictOfFailure(thrown, message))
      return
    }
    if (!comesLater) {
      end(verdictOf(answer, message))
      return
    }
    let isOver = false
    const once = (verdict: Verdict): void => {
      if (isOver) return
      isOver = true
      clearTimeout(entry.timer)
      end(verdict)
    }
    if (options.handlerTimeoutMs !== Infinity)
      entry.timer = setTimeout(() => {
        once({ kind: 'failed', reason: `the handler did not end within ${options.handlerTimeoutMs} ms` })
        entry.abort?.abort()
      }, timerMs(options.handlerTimeoutMs))
    Promise.resolve(answer).then(
      (value: unknown) => once(verdictOf(value, message)),
      (thrown: unknown) => once(verdictOfFailure(thrown, message)),
    )
  }

  const bury = (entry: Entry, verdict: Verdict & { readonly reason: string }): void => {
    const { message } = entry.handling as Handling
    const failed: Verdict = { ...verdict, kind: 'failed' }
    if (options.onDeadLetter === undefined) {
      settled(entry, failed)
      return
    }
    let answer: unknown
    try {
      answer = options.onDeadLetter(message, verdict.reason)
    } catch (thrown) {
      settled(entry, verdictOfFailure(thrown, message))
      return
    }
    judge(entry, answer, (buried) =>
      buried.kind === 'ok' ? settled(entry, ok, true) : settled(entry, { ...buried, kind: 'failed' }),
    )
  }

  const conclude = (entry: Entry, verdict: Verdict): void => {
    if (verdict.kind === 'dead') bury(entry, verdict)
    else settled(entry, verdict)
  }

  const start = (entry: Entry): void => {
    active++
    entry.startedMs = now()
    if (entry.duplicateKey !== undefined && recentKeys.has(entry.duplicateKey)) {
      settled(entry, ok)
      return
    }
    const handling = entry.handling as Handling
    let answer: unknown
    try {
      answer = handling.run(new Context(entry))
    } catch (thrown) {
      conclude(entry, verdictOfFailure(thrown, handling.message))
      return
    }
    judge(entry, answer, (verdict) => conclude(entry, verdict))
  }

  const pump = (): void => {
    if (isPumping) return
    isPumping = true
    while (active < concurrency && next < ready.length) {
      const entry = ready[next] as Entry
      ready[next++] = undefined
      start(entry)
      if (next > 1_024 && next * 2 > ready.length) {
        ready = ready.slice(next)
        next = 0
      }
    }
    if (next === ready.length) {
      ready = []
      next = 0
    }
    isPumping = false
  }

  /** Finds out how it is handled and what it waits for; a verdict where that cannot be told. */
  const prepare = (entry: Entry): Verdict | undefined => {
    const handling = options.handlingOf(entry.received)
    if ('kind' in handling) return handling
    entry.handling = handling
    try {
      const order = options.orderBy?.(handling.message)
      const duplicate = options.duplicateBy?.(handling.message)
      if (duplicate !== undefined) entry.duplicateKey = duplicate
      const lane = order ?? duplicate
      if (lane != null) entry.lane = String(lane)
      return undefined
    } catch (thrown) {
      return verdictOfFailure(thrown, handling.message)
    }
  }

  const take = (received: Received): void => {
    if (isClosing) return
    const key = String(received.id)
    if (ids.has(key)) return options.onDuplicate?.(key, received.topic)
    if (recent.has(key)) {
      settle({ id: received.id, isConfirmed: true, reason: '' })
      return options.onDuplicate?.(key, received.topic)
    }
    const arrivedMs = now()
    const entry: Entry = {
      received,
      at: 0,
      key,
      arrivedMs,
      handling: undefined,
      lane: undefined,
      duplicateKey: undefined,
      startedMs: arrivedMs,
      isSettled: false,
      timer: undefined,
      abort: undefined,
    }
    hold(entry)
    const verdict = prepare(entry)
    if (verdict !== undefined) {
      active++
      if (entry.handling === undefined) {
        settled(entry, verdict)
        return
      }
      conclude(entry, verdict)
      return
    }
    const waiting = entry.lane === undefined ? undefined : lanes.get(entry.lane)
    if (waiting !== undefined) waiting.push(entry)
    else {
      if (entry.lane !== undefined) lanes.set(entry.lane, [])
      ready.push(entry)
    }
    pressure()
    pump()
  }

  return {
    take,
    held: () => held.length,
    running: () => active,
    drain: (ms) => {
      isClosing = true
      if (held.length === 0) return Promise.resolve(0)
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer)
          onDrained = undefined
          const left = held.length
          for (const entry of held) {
            entry.isSettled = true
            clearTimeout(entry.timer)
            entry.abort?.abort()
          }
          ready = []
          next = 0
          resolve(left)
        }
        const timer = setTimeout(end, timerMs(ms))
        onDrained = end
      })
    },
  }
}
