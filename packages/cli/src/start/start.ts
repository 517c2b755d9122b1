import type { Emulator } from '@paifang/emulator'
import type { Run } from '../Command'
import type { Context } from '../Context'
import { jobFoldersOnPage } from '../explore/jobs/jobFoldersOf'
import { startConsole } from '../explore/startConsole'
import { interrupted } from '../interrupted'
import { installedOperations } from '../operations/installedOperations'
import { portOf } from '../input/wholeNumber'
import { report } from './report'
import type { Row } from './Row'
import { runScenarios } from './runScenarios'

const printRows = async (
  rows: ReadonlyArray<Row>,
  context: Context,
  { verbose, ...more }: { readonly verbose: boolean; readonly console?: string },
): Promise<void> => {
  const { json, lang, print, printColoured } = context
  if (json) {
    print(JSON.stringify({ held: rows.every(({ held }) => held), rows, ...more }, null, 2))
    return
  }
  printColoured(await report(rows, context, verbose))
  if (more.console !== undefined)
    print(`\n${{ en: 'these calls in the console', zh: '在控制台查看以上调用' }[lang]}  ${more.console}`)
}

/**
 * `paifang start`, the main job of `npm start`: exit code 0 only if every expectation held. With `--ui` the calls stay in the
 * console page until Ctrl-C.
 */
export const start: Run = async (_args, flags, context) => {
  const port = portOf(flags, 'ui')
  const jobs = jobFoldersOnPage(flags, port, context)
  const verbose = flags['verbose'] === true
  const show = async (rows: ReadonlyArray<Row>, { url, accounts, clock }: Emulator): Promise<void> => {
    if (port === undefined) return printRows(rows, context, { verbose })
    const { link, close } = await startConsole(
      {
        port,
        jobs,
        emulator: url,
        accounts,
        clock: () => clock.now(),
        operations: () => installedOperations(context, flags),
      },
      context,
    )
    await printRows(rows, context, { verbose, console: link })
    await interrupted(context.signal)
    await close()
  }
  const rows = await runScenarios(context.lang, show)
  return rows.every(({ held }) => held) ? 0 : 1
}
