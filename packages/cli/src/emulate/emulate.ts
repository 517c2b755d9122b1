import { startEmulator, type AnyGateway, type EmulatorOf, type EmulatorOptions } from '@paifang/emulator'
import { isLoopback } from '@paifang/transport'
import type { Flags, Run } from '../Command'
import type { Context } from '../Context'
import type { AnyOperation } from '@paifang/gateway'
import { jobFoldersOnPage } from '../explore/jobs/jobFoldersOf'
import { startConsole } from '../explore/startConsole'
import { checkWritable } from '../input/fileProblem'
import { portOf, wholeNumber } from '../input/wholeNumber'
import { interrupted } from '../interrupted'
import { startProblem } from '../startProblem'
import { startText } from './startText'
import { installedOperations, type InstalledOperation } from '../operations/installedOperations'
import { writeProfile } from '../credentials/profile'
import { banner } from './banner'
import { parseClock } from './parseClock'
import { parseFault } from './parseFault'
import { parseLists } from './parseLists'
import { readyCurl } from './readyCurl'
import { checkProfile, profileOf } from './profileOf'
import { specOperations } from './specOperations'

type Options = EmulatorOptions<ReadonlyArray<AnyGateway>>

/** Who looks at calls looks back at them: four times of what is kept otherwise. */
const shownKeeps = { entries: 4000, bytes: 64 * 1024 * 1024 }

const optionsOf = (
  flags: Flags,
  gateways: ReadonlyArray<AnyGateway>,
  operations: ReadonlyArray<AnyOperation>,
): Options => {
  const port = portOf(flags, 'port')
  const seed = wholeNumber(flags, 'seed')
  const { journal, state } = flags
  // Who says --exposed wants all addresses of this machine, unless he names one.
  const host =
    typeof flags['host'] === 'string'
      ? flags['host'].replace(/^\[(.*)\]$/, '$1')
      : flags['exposed'] === true
        ? '0.0.0.0'
        : undefined
  return {
    gateways,
    operations,
    clock: parseClock(flags['clock']),
    lenient: flags['lenient'] === true,
    showSensitive: flags['showSensitive'] === true,
    reveal: flags['reveal'] === true,
    ...parseLists(
      flags,
      operations.map(({ method }) => method),
    ),
    ...(port === undefined ? {} : { port }),
    ...(seed === undefined ? {} : { seed }),
    ...(host === undefined ? {} : { host, exposed: !isLoopback(host) }),
    ...(typeof state === 'string' ? { stateFile: state } : {}),
    ...(typeof journal === 'string' ? { journalFile: journal } : {}),
    ...(flags['ui'] === undefined ? {} : { journalKeeps: shownKeeps }),
  }
}

/** The page beside an emulator; where it cannot be served, there is no emulator either. */
const consoleOf = async (
  { url, accounts, clock, close }: EmulatorOf<string>,
  installed: ReadonlyArray<InstalledOperation>,
  { port, jobs }: { readonly port: number; readonly jobs: ReadonlyArray<string> },
  context: Context,
): Promise<{
  readonly url: string
  readonly told: { readonly console: string }
  readonly close: () => Promise<void>
}> => {
  try {
    const started = await startConsole(
      { port, jobs, emulator: url, accounts, clock: () => clock.now(), operations: () => installed },
      context,
    )
    return { url: started.url, told: { console: started.link }, close: started.close }
  } catch (error) {
    await close()
    throw error
  }
}

/** `paifang emulate`: runs until Ctrl-C or SIGTERM. */
export const emulate: Run = async (_args, flags, context) => {
  const installed = installedOperations(context, flags)
  const described = [...installed, ...specOperations((flags['spec'] as string[] | undefined) ?? [])]
  const operations = described.map(({ operation }) => operation)
  const options = optionsOf(
    flags,
    context.gateways.map(({ emulation }) => emulation()),
    operations,
  )
  const faults = ((flags['fault'] as string[] | undefined) ?? []).map(parseFault)
  const quota = wholeNumber(flags, 'quota')
  const profile = typeof flags['profile'] === 'string' ? flags['profile'] : undefined
  if (profile !== undefined) await checkProfile(profile, context)
  for (const name of ['journal', 'state'])
    if (typeof flags[name] === 'string') await checkWritable(flags[name])
  const ui = portOf(flags, 'ui')
  const jobs = jobFoldersOnPage(flags, ui, context)
  // Everything a flag can get wrong is read before: an emulator that runs keeps the process open.
  let page: Awaited<ReturnType<typeof consoleOf>> | undefined
  const emulator = await startEmulator({
    ...options,
    onBanner: (text) => context.notice(startText(text)[context.lang]),
    // Whoever reads the emulator's root is given no token of the page.
    explorer: () => page?.url,
  }).catch((thrown: unknown) => {
    throw startProblem(thrown, options) ?? thrown
  })
  if (quota !== undefined) emulator.limitCalls(quota)
  faults.forEach((rule) => emulator.faults.add(rule))
  const { url, accounts, controlUrl } = emulator
  if (profile !== undefined) await writeProfile({ ...context, profile }, profileOf(accounts, context))
  const curl = await readyCurl(accounts, operations, options.clock ?? Date.now, context)
  if (ui !== undefined) page = await consoleOf(emulator, described, { port: ui, jobs }, context)
  if (context.json) context.print(JSON.stringify({ url, ...accounts, controlUrl, curl, ...page?.told }))
  else context.print(banner(emulator, { curl, profile, page: page?.told.console }, context.lang))
  await interrupted(context.signal)
  await page?.close()
  await emulator.close()
  return 0
}
