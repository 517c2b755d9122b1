import { cpus, loadavg } from 'node:os'
import { program } from 'commander'
import { importTable } from './single/importTable'
import { memoryTable } from './single/memoryTable'
import { growthTable } from './single/growthTable'
import { emulatorTable } from './single/emulatorTable'
import { runTable, type Measured } from './measure/runTable'
import { render } from './render'
import { tables } from './tables/tables'

const singles = [importTable, memoryTable, growthTable, emulatorTable]

/** A machine doing other work gives ratios with a wide spread: say so. */
const isBusy = (): boolean => (loadavg()[0] ?? 0) > cpus().length * 0.7

const run = async (
  names: ReadonlyArray<string>,
  options: { readonly json?: boolean; readonly rounds: string },
): Promise<void> => {
  const wanted = (name: string): boolean =>
    names.length === 0 || names.some((asked) => name.startsWith(asked))
  const machine = {
    node: process.version,
    cores: cpus().length,
    model: cpus()[0]?.model ?? '',
    date: new Date().toISOString().slice(0, 10),
    busy: isBusy(),
  }
  const step = (): void => void (process.stderr.isTTY && process.stderr.write('.'))
  const measured: Measured[] = []
  for (const table of tables.filter(({ name }) => wanted(name)))
    measured.push(await runTable(table, Number(options.rounds), step))
  const extra = []
  for (const single of singles.filter(({ name }) => wanted(name)))
    extra.push(await single.run(Number(options.rounds), step))
  if (process.stderr.isTTY) process.stderr.write('\n')
  const all = [...measured, ...extra]
  process.stdout.write(
    options.json ? `${JSON.stringify({ machine, tables: all }, null, 2)}\n` : await render(machine, all),
  )
}

program
  .name('npm run bench --')
  .argument('[names...]', 'tables whose name starts so; default: all')
  .option('--json', 'for machines')
  .option('--rounds <count>', 'rounds of each table', '5')
  .action(run)
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exitCode = 1
  })
