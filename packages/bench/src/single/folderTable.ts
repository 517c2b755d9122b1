import { join } from 'node:path'
import { verdict } from '../measure/verdict'
import { runNode } from './runNode'
import type { Single } from './Single'

/** A job in a folder, its platform an emulator in the same process. */
interface InFolder {
  readonly rows: number
  readonly wallMs: number
  /** What the two durable writes of each request took, done alone. */
  readonly writesMs: number
}

const script = `
  const { intoEmulator } = require(${JSON.stringify(join(__dirname, '..', 'cells', 'bulk.js'))})
  void intoEmulator(200000).then((figures) => {
    console.log(JSON.stringify(figures))
    process.exit(0)
  })`

/** Rows a second of a job that is kept in a folder. */
export const folderTable: Single = {
  name: 'growth-folder',
  run: async (_rounds, onStep) => {
    const { rows, wallMs, writesMs } = await runNode<InFolder>(script)
    onStep()
    const perSecond = (ms: number): string => Math.round((rows * 1000) / ms).toLocaleString('en')
    return {
      title: 'Jobs in a folder: 200,000 rows into an emulator in the same process',
      head: ['', 'rows a second'],
      lines: [
        ['the job', perSecond(wallMs)],
        ['its durable writes, done alone', perSecond(writesMs)],
      ],
      verdicts: [
        verdict({ goal: 'P12', figure: 'wall µs per row, in a folder', atMost: 50 }, (wallMs * 1000) / rows),
      ],
    }
  },
}
