/** Counts what runs, so that closing can wait for it. */
export interface RunningCalls {
  readonly began: () => void
  readonly ended: () => void
  readonly isClosed: () => boolean
  /** Lets nothing new begin; resolves when the last running call has ended. */
  readonly close: () => Promise<void>
}

export const runningCalls = (): RunningCalls => {
  const waiting: Array<() => void> = []
  let running = 0
  let closed = false
  return {
    began: () => {
      running += 1
    },
    ended: () => {
      running -= 1
      if (running === 0) for (const go of waiting.splice(0)) go()
    },
    isClosed: () => closed,
    close: () => {
      closed = true
      return running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))
    },
  }
}
