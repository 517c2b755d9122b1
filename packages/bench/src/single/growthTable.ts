import { join } from 'node:path'
import type { Verdict } from '../measure/Row'
import { startServer } from '../server/startServer'
import type { Grown } from './grow'
import { runNode } from './runNode'
import type { Single } from './Single'

const mebibytes = (bytes: number): string => (bytes / 1_048_576).toFixed(2)

export interface Growing {
  /** What it grows by: `rows` is the table `growth-rows`. */
  readonly of: string
  readonly title: string
  readonly sizes: ReadonlyArray<number>
  readonly verdicts?: (grown: ReadonlyArray<Grown>) => ReadonlyArray<Verdict>
}

const script = (of: string, sizes: ReadonlyArray<number>, url: string): string =>
  `void require(${JSON.stringify(join(__dirname, 'grow.js'))}).grow(${[of, sizes, url].map((each) => JSON.stringify(each)).join(', ')})`

/** Cost of each unit, and heap, as something grows: what is linear stays level, what is kept shows. */
export const growthTable = ({ of, title, sizes, verdicts = () => [] }: Growing): Single => ({
  name: `growth-${of}`,
  run: async (_rounds, onStep) => {
    const server = await startServer()
    try {
      const grown = await runNode<ReadonlyArray<Grown>>(script(of, sizes, server.url), ['--expose-gc'])
      onStep()
      return {
        title: `Growth: ${title}`,
        head: [of, 'CPU µs each', 'heap MiB'],
        lines: grown.map(({ size, cpuUs, heap }) => [
          size.toLocaleString('en'),
          cpuUs.toFixed(2),
          mebibytes(heap),
        ]),
        verdicts: verdicts(grown),
      }
    } finally {
      await server.close()
    }
  },
})
