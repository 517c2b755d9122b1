import { refuseUnknownOptions } from '@paifang/transport'
import type { Retention } from './contract/ControlApi'
import type { CommonOptions } from './EmulatorOptions'
import type { AnyGateway, Names, OptionNames } from './gateway/GatewayEmulation'
import type { Limits } from './http/Limits'

const limits: { readonly [K in keyof Limits]: true } = {
  bodyBytes: true,
  headerBytes: true,
  params: true,
  headersMs: true,
  requestMs: true,
}
const journalKeeps: { readonly [K in keyof Retention]: true } = {
  rows: true,
  rowBytes: true,
  entries: true,
  bytes: true,
}

/** Options of every emulator; those of a gateway stand under its name. */
export const optionNames: OptionNames<CommonOptions<string> & { readonly gateways?: unknown }> = {
  operations: true,
  gateways: true,
  seed: true,
  lenient: true,
  showSensitive: true,
  reveal: true,
  exposed: true,
  paged: true,
  batches: true,
  clock: true,
  wait: true,
  port: true,
  host: true,
  journalFile: true,
  journalKeeps,
  stateFile: true,
  limits,
  explorer: true,
  onBanner: true,
}

const refuseUnknown = (options: unknown, names: Names, at: string): void => {
  refuseUnknownOptions(options, new Set(Object.keys(names)), at)
  for (const [name, value] of Object.entries(options as Readonly<Record<string, unknown>>)) {
    const inner = names[name]
    if (value !== undefined && typeof inner === 'object')
      refuseUnknownOptions(value, new Set(Object.keys(inner)), at === '' ? name : `${at}.${name}`)
  }
}

/**
 * Refuses what nobody reads, of an emulator and of its gateways.
 * @throws TypeError, naming the option and the one that was probably meant
 */
export const checkOptions = (options: object, gateways: ReadonlyArray<AnyGateway>): void => {
  const names: Names = { ...optionNames, ...Object.fromEntries(gateways.map(({ name }) => [name, true])) }
  refuseUnknown(options, names, '')
  for (const { name, options: own } of gateways) {
    const given = (options as Readonly<Record<string, unknown>>)[name]
    if (own !== undefined && given !== undefined) refuseUnknown(given, own, name)
  }
}
