import { join } from 'node:path'
import { verdict } from '../measure/verdict'
import { runNode } from './runNode'
import type { Single } from './Single'

export interface Grown {
  readonly records: number
  readonly bytes: number
  /** Microseconds of CPU per record. */
  readonly plainUs: number
  readonly parseUs: number
  readonly decodeUs: number
}

/** From 100 records to the largest answer the goals name: 16 MB. */
const sizes = [100, 1_000, 10_000, 100_000, 200_000]

/** Cost per record as answers grow: what is linear stays level. */
export const recordsTable: Single = {
  name: 'growth-records',
  run: async (rounds, onStep) => {
    const grown = await runNode<ReadonlyArray<Grown>>(
      `require(${JSON.stringify(join(__dirname, 'growRecords.js'))}).growRecords(${JSON.stringify(sizes)}, ${rounds})`,
      ['--expose-gc'],
    )
    onStep()
    const largest = grown.at(-1)
    const value = largest === undefined ? NaN : largest.parseUs / largest.plainUs
    return {
      title: 'Growth: microseconds of CPU per record',
      head: ['records', 'MB', 'JSON.parse', 'parseJson', '÷', 'decode'],
      lines: grown.map(({ records, bytes, plainUs, parseUs, decodeUs }) => [
        records.toLocaleString('en'),
        (bytes / 1e6).toFixed(2),
        plainUs.toFixed(3),
        parseUs.toFixed(3),
        (parseUs / plainUs).toFixed(2),
        decodeUs.toFixed(3),
      ]),
      verdicts: [verdict({ goal: 'P4', figure: 'at 16 MB, with long integers', atMost: 1.3 }, value)],
    }
  },
}
