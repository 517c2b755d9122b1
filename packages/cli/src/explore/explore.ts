import type { Run } from '../Command'
import { interrupted } from '../interrupted'
import { portOf } from '../input/wholeNumber'
import { UsageError } from '../UsageError'
import { installedOperations } from '../operations/installedOperations'
import { specOperations } from '../emulate/specOperations'
import { jobFoldersOf } from './jobs/jobFoldersOf'
import { startConsole } from './startConsole'

const emulatorOf = (given: unknown): string | undefined => {
  if (typeof given !== 'string') return undefined
  if (!URL.canParse(given) || new URL(given).protocol !== 'http:')
    throw new UsageError({
      en: '--emulator is a URL, http://127.0.0.1:PORT',
      zh: '--emulator 应为 URL，如 http://127.0.0.1:PORT',
    })
  return new URL(given).origin
}

/** `paifang explore`: serves the console page until Ctrl-C. */
export const explore: Run = async (_args, flags, context) => {
  const port = portOf(flags, 'port')
  const emulator = emulatorOf(flags['emulator'])
  const specs = specOperations((flags['spec'] as string[] | undefined) ?? [])
  const { url, link, close } = await startConsole(
    {
      flag: '--port',
      ...(port === undefined ? {} : { port }),
      ...(emulator === undefined ? {} : { emulator }),
      real: flags['real'] === true,
      jobs: jobFoldersOf(flags, context),
      operations: () => [...installedOperations(context, flags), ...specs],
    },
    context,
  )
  if (context.json) context.print(JSON.stringify({ url, link, emulator: emulator ?? null }))
  else context.print(`${{ en: 'console', zh: '控制台' }[context.lang]}\n  ${link}`)
  await interrupted(context.signal)
  await close()
  return 0
}
