import { join } from 'node:path'
import { verdict } from '../measure/verdict'
import { runNode } from './runNode'
import type { Single } from './Single'

/** Bytes of heap at the last row of a job, kept in memory, of 100,000 and of 1,000,000 rows. */
interface Heap {
  readonly early: number
  readonly late: number
}

/** A job in a folder, its platform an emulator in the same process. */
interface InFolder {
  readonly rows: number
  readonly wallMs: number
  /** What the two durable writes of each request took, done alone. */
  readonly writesMs: number
}

const cells = JSON.stringify(join(__dirname, '..', 'cells', 'bulk.js'))

const heapScript = `
  const { heapAtEnd } = require(${cells})
  void (async () => {
    await heapAtEnd(100000)
    const early = await heapAtEnd(100000)
    const late = await heapAtEnd(1000000)
    console.log(JSON.stringify({ early, late }))
    process.exit(0)
  })()`

const folderScript = `
  const { intoEmulator } = require(${cells})
  void intoEmulator(200000).then((figures) => {
    console.log(JSON.stringify(figures))
    process.exit(0)
  })`

const mebibytes = (bytes: number): string => (bytes / 1_048_576).toFixed(2)

/** Whether a long job grows, and how many rows one in a folder does in a second. */
export const bulkTable: Single = {
  name: 'bulk-rows',
  run: async (_rounds, onStep) => {
    const { early, late } = await runNode<Heap>(heapScript, ['--expose-gc'])
    onStep()
    const { rows, wallMs, writesMs } = await runNode<InFolder>(folderScript)
    onStep()
    const perSecond = (ms: number): string => Math.round((rows * 1000) / ms).toLocaleString('en')
    return {
      title: 'Jobs: heap after GC, kept in memory; rows a second, kept in a folder',
      head: ['', 'figure'],
      lines: [
        ['100,000 rows, MiB', mebibytes(early)],
        ['1,000,000 rows, MiB', mebibytes(late)],
        ['200,000 rows into an emulator in the same process, rows/s', perSecond(wallMs)],
        ['the durable writes of the same job, done alone, rows/s', perSecond(writesMs)],
      ],
      verdicts: [
        verdict({ goal: 'P12', figure: 'heap, 1,000,000 ÷ 100,000 rows', atMost: 1.05 }, late / early),
        verdict({ goal: 'P12', figure: 'wall µs per row, in a folder', atMost: 50 }, (wallMs * 1000) / rows),
      ],
    }
  },
}
