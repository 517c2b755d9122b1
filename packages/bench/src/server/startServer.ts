import { fork } from 'node:child_process'
import { join } from 'node:path'

/** The answering server in a process of its own. */
export const startServer = (): Promise<{ readonly url: string; readonly close: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'serve.js'))
    child.once('error', reject)
    child.once('message', (port: number) => {
      resolve({
        url: `http://127.0.0.1:${String(port)}`,
        close: () =>
          new Promise((closed) => {
            child.once('exit', () => closed())
            child.kill()
          }),
      })
    })
  })
