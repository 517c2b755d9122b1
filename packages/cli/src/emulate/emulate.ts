import { startEmulator, type AnyGateway, type EmulatorOptions } from '@paifang/emulator'
import { isLoopback } from '@paifang/transport'
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

/** What a person can mend, as a sentence. */
const startProblem = (thrown: unknown, { host = '127.0.0.1', port }: Options): UsageError | undefined => {
  if (thrown instanceof TypeError) return new UsageError({ en: thrown.message, zh: thrown.message })
  const { code } = thrown as NodeJS.ErrnoException
  switch (code) {
    case 'EADDRINUSE':
      return new UsageError({
        en: `port ${port} is taken; name another with --port, or 0 for a free one`,
        zh: `端口 ${port} 已被占用；请用 --port 指定其他端口，或用 0 自动选择`,
      })
    case 'EACCES':
      return new UsageError({
        en: `port ${port} may not be opened by this user; name one above 1023`,
        zh: `当前用户无权使用端口 ${port}；请指定 1023 以上的端口`,
      })
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new UsageError({
        en: `${host} is no address of this machine (${code})`,
        zh: `${host} 不是本机地址（${code}）`,
      })
    default:
      return undefined
  }
}

const optionsOf = (
  flags: Flags,
  gateways: ReadonlyArray<AnyGateway>,
  operations: ReadonlyArray<AnyOperation>,
): Options => {
  const port = wholeNumber(flags, 'port')
  const seed = wholeNumber(flags, 'seed')
  if (port !== undefined && port > 65_535)
    throw new UsageError({
      en: '--port is at most 65535; 0 takes a free one',
      zh: '--port 最大为 65535；0 表示自动选择',
    })
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
    ...parseLists(flags),
    ...(port === undefined ? {} : { port }),
    ...(seed === undefined ? {} : { seed }),
    ...(host === undefined ? {} : { host, exposed: !isLoopback(host) }),
    ...(typeof state === 'string' ? { stateFile: state } : {}),
    ...(typeof journal === 'string' ? { journalFile: journal } : {}),
  }
}

/** `paifang emulate`: runs until Ctrl-C or SIGTERM. */
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
  const emulator = await startEmulator({ ...options, onBanner: context.notice }).catch((thrown: unknown) => {
    throw startProblem(thrown, options) ?? thrown
  })
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
