import { join } from 'node:path'
import type { Cell } from './Subject'
import { takeSample } from './takeSample'

/**
 * How many at once, run after run: what waits in line, what ends a run and what begins one is then compiled as well. After
 * one long run it is not, and the compiler's work would be taken for that of the first turns.
 */
const warmConcurrencies = [256, 64, 16, 1, 256, 64, 16, 1]

/** How many operations, and how many of them at once. */
export interface Turn {
  readonly count: number
  readonly concurrency: number
}

/**
 * A cell's own process: `runCell <module> <cell> <warm-up> <url>`. It says that it is ready when it is warm, and answers
 * each turn with a sample.
 */
const runCell = async (): Promise<void> => {
  const [module = '', name = '', warmUp = '0', url = ''] = process.argv.slice(2)
  const { cells } = require(join(__dirname, '..', 'cells', module)) as {
    readonly cells: Readonly<Record<string, Cell>>
  }
  const cell = cells[name]
  if (cell === undefined) throw new Error(`${module} has no cell ${name}`)
  const subject = await cell({ url })
  for (const concurrency of warmConcurrencies)
    await subject.run(Math.ceil(Number(warmUp) / warmConcurrencies.length), concurrency)
  process.on('message', ({ count, concurrency }: Turn) => {
    takeSample(subject, count, concurrency).then(
      (sample) => process.send?.(sample),
      (error: unknown) => {
        process.stderr.write(`${name}: ${String(error)}\n`)
        process.exit(1)
      },
    )
  })
  process.send?.('ready')
}

// Whoever asked for it may end without a word.
process.once('disconnect', () => process.exit())
void runCell()
