/** Time that passes only when nothing is left to do. */
export interface VirtualTime {
  readonly now: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Runs until `work` has ended, or until this time. */
  readonly run: <A>(work: PromiseLike<A>, untilMs?: number) => Promise<A | undefined>
  readonly pass: (ms: number) => Promise<void>
}

interface Timer {
  readonly atMs: number
  readonly go: () => void
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const virtualTime = (startMs = 0): VirtualTime => {
  let nowMs = startMs
  const timers = new Set<Timer>()
  const next = (): Timer | undefined => {
    let first: Timer | undefined
    for (const timer of timers) if (first === undefined || timer.atMs < first.atMs) first = timer
    return first
  }
  const wait: VirtualTime['wait'] = (ms, signal) =>
    new Promise((resolve) => {
      const timer: Timer = {
        atMs: nowMs + ms,
        go: () => {
          timers.delete(timer)
          signal?.removeEventListener('abort', timer.go)
          resolve()
        },
      }
      timers.add(timer)
      signal?.addEventListener('abort', timer.go)
      if (signal?.aborted === true) timer.go()
    })
  const run: VirtualTime['run'] = async (work, untilMs = Infinity) => {
    const ended: (typeof work extends PromiseLike<infer B> ? B : never)[] = []
    const watched = Promise.resolve(work).then((given) => void ended.push(given))
    for (;;) {
      await turn()
      if (ended.length > 0) break
      const timer = next()
      if (timer === undefined || timer.atMs > untilMs) {
        if (untilMs === Infinity) throw new Error('it waits for what will never be')
        nowMs = Math.max(nowMs, untilMs)
        return undefined
      }
      nowMs = Math.max(nowMs, timer.atMs)
      timer.go()
    }
    await watched
    return ended[0]
  }
  return {
    now: () => nowMs,
    wait,
    run,
    pass: async (ms) => {
      await run(new Promise(() => undefined), nowMs + ms)
    },
  }
}
