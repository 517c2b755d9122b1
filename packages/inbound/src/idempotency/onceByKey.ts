import { randomUUID } from 'node:crypto'
import type { Deadline, Timer } from '../Deadline'
import type { IdempotencyStore, KeptAnswer } from './IdempotencyStore'

/** What became of a call with a key. */
export type Once<A> =
  /** It was handled here. */
  | { readonly _tag: 'Ran'; readonly value: A }
  /** It was handled before, or is being handled at this moment: this is the answer it got. */
  | { readonly _tag: 'Repeat'; readonly answer: KeptAnswer }
  /** Somebody else has it and has not answered, or there is no room: `detail` says which. */
  | { readonly _tag: 'Busy'; readonly detail: string }
  | { readonly _tag: 'Unavailable'; readonly detail: string }

export interface OnceOptions {
  readonly store: IdempotencyStore
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly leaseMs: number
  readonly keepMs: number
  /** Between two looks at what another process does. */
  readonly pollMs: number
  readonly timer: Timer
}

/** How a call that ran ended: an answer that is kept, or none, and it may be handled again. */
export interface Work<A> {
  readonly value: A
  readonly keep: KeptAnswer | undefined
}

/**
 * Runs work once for each key, over everybody who shares the store. Calls that come while it runs wait for its answer until
 * their own signal ends. What fails is not kept.
 */
export const createOnce = ({ store, clock, leaseMs, keepMs, pollMs, timer }: OnceOptions) => {
  /** What this process runs: those who wait here need not ask the store. */
  const flights = new Map<string, Promise<KeptAnswer | undefined>>()

  const take = async <A>(
    key: string,
    work: () => Promise<Work<A>>,
    land: (answer: KeptAnswer | undefined) => void,
  ): Promise<Once<A> | 'running'> => {
    const owner = randomUUID()
    let begun
    try {
      begun = await store.begin(key, { owner, leaseMs, nowMs: clock() })
    } catch {
      return { _tag: 'Unavailable', detail: 'the idempotency store did not answer' }
    }
    if (begun === 'running') return 'running'
    if (begun === 'full') return { _tag: 'Busy', detail: 'the idempotency store is full' }
    if (begun !== 'begun') return { _tag: 'Repeat', answer: begun }
    const { value, keep } = await work()
    try {
      if (keep === undefined) await store.abandon(key, owner)
      else await store.finish(key, { owner, answer: keep, keepMs, nowMs: clock() })
    } catch {
      // It is done all the same. Until the lease ends, whoever repeats it is told that it is busy.
    }
    land(keep)
    return { _tag: 'Ran', value }
  }

  /** The same, asked again and again while another process runs it. */
  const takeInTime = async <A>(
    key: string,
    deadline: Deadline,
    work: () => Promise<Work<A>>,
    land: (answer: KeptAnswer | undefined) => void,
  ): Promise<Once<A>> => {
    for (;;) {
      const taken = await take(key, work, land)
      if (taken !== 'running') return taken
      await new Promise<void>((resolve) => {
        timer(pollMs, resolve)
      })
      if (deadline.isOver) return { _tag: 'Busy', detail: 'another process handles the same call' }
    }
  }

  return async <A>(key: string, deadline: Deadline, work: () => Promise<Work<A>>): Promise<Once<A>> => {
    let over: Promise<'over'> | undefined
    for (let flying = flights.get(key); flying !== undefined; flying = flights.get(key)) {
      const answer = await Promise.race([flying, (over ??= endOf(deadline.signal))])
      if (answer === 'over') return { _tag: 'Busy', detail: 'the same call is being handled' }
      if (answer !== undefined) return { _tag: 'Repeat', answer }
      // It failed: the first of those who wait handles it.
    }
    let land: (answer: KeptAnswer | undefined) => void = () => undefined
    flights.set(key, new Promise((resolve) => (land = resolve)))
    try {
      const taken = await takeInTime(key, deadline, work, land)
      if (taken._tag === 'Repeat') land(taken.answer)
      return taken
    } finally {
      flights.delete(key)
      // Says something only where nothing was said: it failed, or did not run here.
      land(undefined)
    }
  }
}

const endOf = (signal: AbortSignal): Promise<'over'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('over')
    else signal.addEventListener('abort', () => resolve('over'), { once: true })
  })
