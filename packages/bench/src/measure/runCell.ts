import { join } from 'node:path'
import type { Cell } from './Subject'
import { takeSample } from './takeSample'

/**
 * A cell's own process: `runCell <module> <cell> <warm-up> <concurrency> <url>`. It says that it is ready when it is warm,
 * and answers each count with a sample of as many operations.
 */
const runCell = async (): Promise<void> => {
  const [module = '', name = '', warmUp = '0', concurrency = '1', url = ''] = process.argv.slice(2)
  const { cells } = require(join(__dirname, '..', 'cells', module)) as {
    readonly cells: Readonly<Record<string, Cell>>
  }
  const cell = cells[name]
  if (cell === undefined) throw new Error(`${module} has no cell ${name}`)
  const subject = await cell({ url, concurrency: Number(concurrency) })
  await subject.run(Number(warmUp))
  process.on('message', (count: number) => {
    takeSample(subject, count).then(
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
