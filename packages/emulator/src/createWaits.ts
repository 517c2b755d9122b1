/** Waits in real time that all end at once when the emulator closes. */
export interface Waits {
  readonly wait: (ms: number) => Promise<void>
  readonly endAll: () => void
}

export const createWaits = (): Waits => {
  const waiting = new Set<() => void>()
  let closed = false
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        if (closed) {
          resolve()
          return
        }
        const end = (): void => {
          clearTimeout(timer)
          waiting.delete(end)
          resolve()
        }
        const timer = setTimeout(end, ms)
        waiting.add(end)
      }),
    endAll: () => {
      closed = true
      for (const end of [...waiting]) end()
    },
  }
}
