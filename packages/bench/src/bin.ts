import { program } from 'commander'
import { bench } from './bench'
import { render } from './render'

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error('--rounds is a whole number above 0')
}

const run = async (
  names: ReadonlyArray<string>,
  { json = false, rounds }: { readonly json?: boolean; readonly rounds: number },
): Promise<void> => {
  const onStep = (): void => {
    if (process.stderr.isTTY) process.stderr.write('.')
  }
  const report = await bench({ names, rounds, onStep })
  if (process.stderr.isTTY) process.stderr.write('\n')
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : render(report))
}

program
  .name('npm run bench --')
  .argument('[names...]', 'tables whose name starts so; default: all')
  .option('--json', 'for machines')
  .option('--rounds <count>', 'rounds of each table', wholeNumber, 5)
  .action(run)
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
