import { join } from 'node:path'
import { forkService } from './forkService'

/** The answering server in a process of its own. */
export const startServer = async (): Promise<{
  readonly url: string
  readonly close: () => Promise<void>
}> => {
  const { ready, close } = await forkService<number>(join(__dirname, 'serve.js'))
  return { url: `http://127.0.0.1:${String(ready)}`, close }
}
