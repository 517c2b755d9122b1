import { fork } from 'node:child_process'

/** A process that serves, and what it said when it was ready. */
export interface Service<A> {
  readonly ready: A
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
      resolve({ ready: ready as A, close })
    })
  })
