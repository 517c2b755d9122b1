import type { Store, StoreOp } from '../store/Store'

/** Writes changes in the order in which they were made; what comes while one is being written goes with the next. */
export interface Journal {
  /** Resolves when the changes, and all before them, are durable. Rejects with what the store rejected with. */
  readonly write: (ops: ReadonlyArray<StoreOp>) => Promise<void>
  /** Resolves when all that was written so far is durable. */
  readonly written: () => Promise<void>
}

export const createJournal = (store: Store): Journal => {
  let waiting: StoreOp[] = []
  let next: Promise<void> | undefined
  let last: Promise<void> = Promise.resolve()
  return {
    write: (ops) => {
      waiting.push(...ops)
      // What failed stays failed: a later change must not be kept without an earlier one.
      next ??= last.then(() => {
        const batch = waiting
        waiting = []
        last = next ?? last
        next = undefined
        return store.batch(batch, { durable: true })
      })
      return next
    },
    written: () => next ?? last,
  }
}
