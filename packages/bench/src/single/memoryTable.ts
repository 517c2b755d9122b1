import { join } from 'node:path'
import { startServer } from '../server/startServer'
import { runNode } from './runNode'
import type { Single } from './Single'

interface Heap {
  readonly early: number
  readonly late: number
}

const script = (url: string): string => `
  const { cells } = require(${JSON.stringify(join(__dirname, '..', 'cells', 'call.js'))})
  void (async () => {
    const subject = await cells['paifang top, axios']({ url: ${JSON.stringify(url)}, concurrency: 64 })
    const heap = () => (gc(), gc(), process.memoryUsage().heapUsed)
    await subject.run(10000)
    const early = heap()
    await subject.run(90000)
    const late = heap()
    console.log(JSON.stringify({ early, late }))
    process.exit(0)
  })()`

const mb = (bytes: number): string => (bytes / 1048576).toFixed(2)

export const memoryTable: Single = {
  name: 'memory',
  run: async (_rounds, onStep) => {
    const server = await startServer()
    const { early, late } = await runNode<Heap>(script(server.url), ['--expose-gc'])
    await server.close()
    onStep()
    const value = late / early
    return {
      title: 'Heap after GC, concurrency 64',
      head: ['calls', 'MiB'],
      lines: [
        ['10,000', mb(early)],
        ['100,000', mb(late)],
      ],
      verdicts: [{ goal: 'P7', figure: '100,000 ÷ 10,000 calls', value, atMost: 1.05, met: value <= 1.05 }],
    }
  },
}
