/** Runs `run` after `ms`, unless what it gives is called before. */
export type Timer = (ms: number, run: () => void) => () => void

/** No timer of node keeps more. */
const longestMs = 2 ** 31 - 1

export const realTimer: Timer = (ms, run) => {
  const timer = setTimeout(run, Math.min(ms, longestMs))
  return () => clearTimeout(timer)
}

/** The time that a call has. Its signal is made for those who ask for it: most calls are done before it matters. */
export class Deadline {
  #controller: AbortController | undefined
  #isOver = false

  get isOver(): boolean {
    return this.#isOver
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.#isOver) this.#controller.abort()
    return this.#controller.signal
  }

  end(): void {
    this.#isOver = true
    this.#controller?.abort()
  }
}
