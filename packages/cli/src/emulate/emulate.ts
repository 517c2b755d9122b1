import { startEmulator, type AnyGateway, type EmulatorOptions } from '@paifang/emulator'
import type { Flags, Run } from '../Command'
import type { AnyOperation } from '@paifang/gateway'
import { installedOperations } from '../operations/installedOperations'
import { writeProfile } from '../credentials/profile'
import { UsageError } from '../UsageError'
import { banner } from './banner'
import { parseClock } from './parseClock'
import { parseFault } from './parseFault'
import { parseLists } from './parseLists'
import { readyCurl } from './readyCurl'
import { checkProfile, profileOf } from './profileOf'
import { specOperations } from './specOperations'

const wholeNumber = (flags: Flags, name: string): number | undefined => {
  const text = flags[name]
  if (text === undefined) return undefined
  if (typeof text === 'string' && /^\d+$/.test(text)) return Number(text)
  throw new UsageError({ en: `--${name} is a whole number`, zh: `--${name} 应为整数` })
}

const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

type Options = EmulatorOptions<ReadonlyArray<AnyGateway>>

const optionsOf = (
  flags: Flags,
  gateways: ReadonlyArray<AnyGateway>,
  operations: ReadonlyArray<AnyOperation>,
): Options => {
  const port = wholeNumber(flags, 'port')
  const seed = wholeNumber(flags, 'seed')
  const { host, journal } = flags
  return {
    gateways,
    operations,
    clock: parseClock(flags['clock']),
    lenient: flags['lenient'] === true,
    showSensitive: flags['showSensitive'] === true,
    ...parseLists(flags),
    ...(port === undefined ? {} : { port }),
    ...(seed === undefined ? {} : { seed }),
    ...(typeof host === 'string' ? { host, exposed: true } : {}),
    ...(typeof journal === 'string' ? { journalFile: journal } : {}),
  }
}

/** `paifang emulate`: runs until Ctrl-C. */
export const emulate: Run = async (_args, flags, context) => {
  const operations = [
    ...installedOperations(context, flags).map(({ operation }) => operation),
    ...specOperations((flags['spec'] as string[] | undefined) ?? []),
  ]
  const options = optionsOf(
    flags,
    context.gateways.map(({ emulation }) => emulation()),
    operations,
  )
  const faults = ((flags['fault'] as string[] | undefined) ?? []).map(parseFault)
  const quota = wholeNumber(flags, 'quota')
  const profile = typeof flags['profile'] === 'string' ? flags['profile'] : undefined
  if (profile !== undefined) await checkProfile(profile, context)
  // Everything a flag can get wrong is read before: an emulator that runs keeps the process open.
  const emulator = await startEmulator(options)
  if (quota !== undefined) emulator.limitCalls(quota)
  faults.forEach((rule) => emulator.faults.add(rule))
  const { url, accounts, controlUrl } = emulator
  if (profile !== undefined) await writeProfile({ ...context, profile }, profileOf(accounts, context))
  const curl = await readyCurl(accounts, operations, options.clock ?? Date.now, context)
  if (context.json) context.print(JSON.stringify({ url, ...accounts, controlUrl, curl }))
  else context.print(banner(emulator, { curl, profile }, context.lang))
  await interrupted(context.signal)
  await emulator.close()
  return 0
}
