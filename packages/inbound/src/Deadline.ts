import { deadlines, type Expiring } from '@paifang/gateway/author'

/** Runs `run` after `ms`, unless what it gives is called before. */
export type Timer = (ms: number, run: () => void) => () => void

/** Time as it passes. Hardly any call is late, and a timer of node for each costs a tenth of it: one serves all. */
export const createTimer = (): Timer => {
  const expiring = deadlines({ holdProcess: true })
  return (ms, run) => {
    const one: Expiring = { onExpiry: run, dueMs: 0, earlier: undefined, later: undefined }
    expiring.add(one, ms)
    return () => expiring.remove(one)
  }
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
