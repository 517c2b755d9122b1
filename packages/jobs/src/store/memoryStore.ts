import { err, ok } from '@paifang/result'
import { randomBytes } from 'node:crypto'
import type { Checkpoint, Store } from './Store'

/** A store of this process: nothing of it outlives the process. */
export const memoryStore = (): Store => {
  const kept = new Map<string, string>()
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    // eslint-disable-next-line @typescript-eslint/require-await -- it has nothing to wait for
    range: async function* (from, before) {
      const keys = [...kept.keys()].filter((key) => key >= from && key < before).sort()
      for (const key of keys) {
        const value = kept.get(key)
        if (value !== undefined) yield [key, value] as const
      }
    },
    batch: (ops) => {
      for (const op of ops)
        if ('put' in op) kept.set(op.put, op.value)
        else kept.delete(op.del)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
}

/** Jobs of this process, by name: a second run of one goes on where the first stopped, and gets `locked` before. */
export const memoryCheckpoint = (): Checkpoint => {
  const stores = new Map<string, Store>()
  const open = new Set<string>()
  return {
    secret: randomBytes(16).toString('hex'),
    open: (job) => {
      if (open.has(job)) return Promise.resolve(err({ _tag: 'JobError', job, reason: 'locked' }))
      const store = stores.get(job) ?? memoryStore()
      stores.set(job, store)
      open.add(job)
      let isOpen = true
      const close = (): Promise<void> => {
        if (isOpen) open.delete(job)
        isOpen = false
        return Promise.resolve()
      }
      return Promise.resolve(ok({ ...store, close }))
    },
  }
}
