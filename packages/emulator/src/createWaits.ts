/** Waits that all end at once when the emulator closes. */
export interface Waits {
  readonly wait: (ms: number) => Promise<void>
  readonly endAll: () => void
}

/** `wait`: how time passes; its promise may stay pending. Default: real time. */
export const createWaits = (wait?: (ms: number) => Promise<void>): Waits => {
  const waiting = new Set<() => void>()
  let closed = false
  return {
    wait: (ms) =>
      new Promise((resolve, reject) => {
        if (closed) {
          resolve()
          return
        }
        const end = (): void => {
          clearTimeout(timer)
          waiting.delete(end)
          resolve()
        }
        const timer = wait === undefined ? setTimeout(end, ms) : undefined
        wait?.(ms).then(end, reject)
        waiting.add(end)
      }),
    endAll: () => {
      closed = true
      for (const end of [...waiting]) end()
    },
  }
}
