import { timerMs } from '@paifang/transport'

/** Resolves after `ms`, however long, or as soon as the signal aborts. Leaves no timer and no listener behind. */
export const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    let leftMs = ms
    let timer: NodeJS.Timeout | undefined
    const done = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const goOn = (): void => {
      // No timer fires before its time is over, or keeps more than timerMs.
      const stepMs = Math.ceil(timerMs(leftMs))
      leftMs -= stepMs
      timer = setTimeout(leftMs > 0 ? goOn : done, stepMs)
    }
    goOn()
    signal?.addEventListener('abort', done)
    if (signal?.aborted === true) done()
  })

/** What to do when work takes too long. */
export interface Limit<A> {
  /** `Infinity`: as long as the signal allows. */
  readonly ms: number
  readonly signal: AbortSignal | undefined
  /** Its value stands in for that of the work. `thrown`: what the work rejected with. */
  readonly onEnd: (why: 'time' | 'aborted' | 'threw', thrown?: unknown) => A
  /** Gets the value of work that comes too late: what is open in it has to be closed. Default: it is ignored. */
  readonly onLate?: (value: A) => void
}

/**
 * Waits for work no longer than `ms` and no longer than the signal allows. Never rejects. Nothing of the
 * wait is left behind.
 */
export const withTimeout = <A>(work: PromiseLike<A>, { ms, signal, onEnd, onLate }: Limit<A>): Promise<A> =>
  new Promise((resolve) => {
    let isOver = false
    const settle = (value: A): void => {
      isOver = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      resolve(value)
    }
    const onAbort = (): void => settle(onEnd('aborted'))
    const timer = setTimeout(() => settle(onEnd('time')), timerMs(ms))
    signal?.addEventListener('abort', onAbort)
    if (signal?.aborted === true) onAbort()
    work.then(
      (value) => (isOver ? onLate?.(value) : settle(value)),
      (thrown: unknown) => settle(onEnd('threw', thrown)),
    )
  })
