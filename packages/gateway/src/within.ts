/** The longest delay a Node timer can keep. */
const longestMs = 2_147_483_647

/** What to do when work takes too long. */
export interface Limit<A> {
  readonly ms: number
  readonly signal: AbortSignal | undefined
  /** Its value stands in for that of the work. */
  readonly onEnd: (why: 'time' | 'aborted' | 'threw') => A
}

/**
 * Waits for work no longer than `ms` and no longer than the signal allows. Never rejects. Work that comes too late is
 * ignored; nothing of the wait is left behind.
 */
export const within = <A>(work: PromiseLike<A>, { ms, signal, onEnd }: Limit<A>): Promise<A> =>
  new Promise((resolve) => {
    const settle = (value: A): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      resolve(value)
    }
    const onAbort = (): void => settle(onEnd('aborted'))
    const timer = setTimeout(() => settle(onEnd('time')), Math.min(ms, longestMs))
    signal?.addEventListener('abort', onAbort)
    if (signal?.aborted === true) onAbort()
    work.then(settle, () => settle(onEnd('threw')))
  })
