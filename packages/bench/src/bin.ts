import { program } from 'commander'
import { bench } from './bench'
import { render, renderMarkdown } from './render'

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error('--rounds is a whole number above 0')
}

interface Asked {
  readonly json?: boolean
  readonly markdown?: boolean
  readonly rounds: number
}

const run = async (
  names: ReadonlyArray<string>,
  { json = false, markdown = false, rounds }: Asked,
): Promise<void> => {
  const onStep = (): void => {
    if (process.stderr.isTTY) process.stderr.write('.')
  }
  const report = await bench({ names, rounds, onStep })
  if (process.stderr.isTTY) process.stderr.write('\n')
  if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else process.stdout.write(markdown ? renderMarkdown(report) : render(report))
}

program
  .name('npm run bench --')
  .argument('[names...]', 'tables whose name starts so; default: all')
  .option('--json', 'for machines')
  .option('--markdown', 'as the README shows it')
  .option('--rounds <count>', 'rounds of each table', wholeNumber, 5)
  .action(run)
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
