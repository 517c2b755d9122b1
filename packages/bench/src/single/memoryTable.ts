import { join } from 'node:path'
import { verdict } from '../measure/verdict'
import { startServer } from '../server/startServer'
import { runNode } from './runNode'
import type { Single } from './Single'

/** Bytes of heap after 10,000 calls and after 100,000. */
interface Heap {
  readonly early: number
  readonly late: number
}

const script = (url: string): string => `
  const { cells } = require(${JSON.stringify(join(__dirname, '..', 'cells', 'call.js'))})
  void (async () => {
    const subject = await cells['paifang top, axios']({ url: ${JSON.stringify(url)} })
    const heap = () => (gc(), gc(), process.memoryUsage().heapUsed)
    await subject.run(10000, 64)
    const early = heap()
    await subject.run(90000, 64)
    const late = heap()
    console.log(JSON.stringify({ early, late }))
    process.exit(0)
  })()`

const mebibytes = (bytes: number): string => (bytes / 1_048_576).toFixed(2)

/** Whether calls leave anything behind. */
export const memoryTable: Single = {
  name: 'memory',
  run: async (_rounds, onStep) => {
    const server = await startServer()
    try {
      const { early, late } = await runNode<Heap>(script(server.url), ['--expose-gc'])
      onStep()
      return {
        title: 'Heap after GC, concurrency 64',
        head: ['calls', 'MiB'],
        lines: [
          ['10,000', mebibytes(early)],
          ['100,000', mebibytes(late)],
        ],
        verdicts: [verdict({ goal: 'P7', figure: '100,000 ÷ 10,000 calls', atMost: 1.03 }, late / early)],
      }
    } finally {
      await server.close()
    }
  },
}
