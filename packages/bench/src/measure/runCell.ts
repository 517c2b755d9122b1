import { join } from 'node:path'
import { takeSample } from './takeSample'
import type { Cell } from './Subject'

/** The child's side: `runCell <module> <cell> <count> <concurrency> <url>` prints one sample as JSON. */
const runCell = async (): Promise<void> => {
  const [module = '', name = '', count = '0', concurrency = '1', url = ''] = process.argv.slice(2)
  const { cells } = require(join(__dirname, '..', 'cells', module)) as {
    readonly cells: Readonly<Record<string, Cell>>
  }
  const cell = cells[name]
  if (cell === undefined) throw new Error(`${module} has no cell ${name}`)
  const subject = await cell({ url, concurrency: Number(concurrency) })
  const measured = await takeSample(subject, Number(count))
  await subject.close?.()
  process.stdout.write(JSON.stringify(measured))
  process.exit(0)
}

void runCell()
