import { fork } from 'node:child_process'

/** A process that serves, and what it said when it was ready. */
export interface Service<A> {
  readonly ready: A
  /** Asks it once more, and gives what it answers. */
  readonly ask: () => Promise<unknown>
  readonly close: () => Promise<void>
}

/** Starts a module in a process of its own and waits for its first message. */
export const forkService = <A>(file: string): Promise<Service<A>> =>
  new Promise((resolve, reject) => {
    const child = fork(file)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${file} ended with ${String(code)}`)))
    child.once('message', (ready) => {
      const close = (): Promise<void> =>
        new Promise((closed) => {
          child.once('exit', () => closed())
          child.kill()
        })
      const ask = (): Promise<unknown> => {
        const said = new Promise((answered) => child.once('message', answered))
        child.send('')
        return said
      }
      resolve({ ready: ready as A, ask, close })
    })
  })
