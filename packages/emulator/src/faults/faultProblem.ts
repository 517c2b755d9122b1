import { closeProblem } from '../http/closeProblem'
import { channelKinds, faultKinds, type Fault, type FaultRule } from './Fault'

type Look = (value: unknown) => string | undefined

const whole =
  (least: number, most: number): Look =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `a whole number from ${least} to ${most}`

const text: Look = (value) => (typeof value === 'string' ? undefined : 'text')
const flag: Look = (value) => (typeof value === 'boolean' ? undefined : 'true or false')
const oneOf =
  (...names: ReadonlyArray<string>): Look =>
  (value) =>
    typeof value === 'string' && names.includes(value) ? undefined : `one of ${names.join(', ')}`

const day = 86_400_000
const size = 2 ** 31 - 1

type Fields<F extends Fault> = F extends Fault ? Readonly<Record<Exclude<keyof F, 'kind'>, Look>> : never

/** What each kind takes beside its name. */
const fields: { readonly [K in Fault['kind']]: Fields<Extract<Fault, { readonly kind: K }>> } = {
  delay: { ms: whole(0, day) },
  stall: { at: oneOf('before-headers', 'after-headers') },
  reset: { at: oneOf('before-handling', 'after-handling') },
  truncate: { bytes: whole(0, size) },
  'wrong-length': { by: whole(-size, size) },
  drip: { bytes: whole(1, size), everyMs: whole(0, day) },
  html: { status: whole(200, 599) },
  empty: {},
  gbk: {},
  'wrong-root': {},
  error: { code: whole(-size, size), message: text, subCode: text, subMessage: text },
  business: { retryable: flag, code: text, message: text },
  duplicate: {},
  skew: { ms: whole(-36_500 * day, 36_500 * day) },
  close: { code: whole(1000, 4999), reason: text },
  gzip: {},
  malformed: { as: oneOf('bytes', 'text') },
  fragments: {},
  'out-of-order': {},
}

/** Fields without which a fault says nothing. */
const needed: { readonly [K in Fault['kind']]?: ReadonlyArray<string> } = { delay: ['ms'], skew: ['ms'] }

const conditions: Readonly<Record<Exclude<keyof FaultRule, 'fault'>, Look>> = {
  gateway: text,
  operation: text,
  app: text,
  nth: (value) =>
    (Array.isArray(value) ? value : [value]).every((one) => whole(1, size)(one) === undefined)
      ? undefined
      : 'a whole number from 1, or a list of them',
  times: whole(0, size),
  probability: (value) =>
    typeof value === 'number' && value >= 0 && value <= 1 ? undefined : 'a number from 0 to 1',
  seed: whole(-size, size),
}

const problemOf = (
  prefix: string,
  value: Readonly<Record<string, unknown>>,
  looks: Readonly<Record<string, Look>>,
): string | undefined => {
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const expected = Object.hasOwn(looks, name)
      ? looks[name]?.(member)
      : `no such field; there are ${Object.keys(looks).join(', ') || 'none'}`
    if (expected !== undefined) return `${prefix}${name}: expected ${expected}`
  }
  return undefined
}

/** What is wrong with a rule that somebody wrote by hand; `undefined`: nothing. `gateways`: those there are. */
export const faultProblem = (
  rule: { readonly fault?: unknown } & Readonly<Record<string, unknown>>,
  gateways?: ReadonlyArray<string>,
): string | undefined => {
  const { fault, ...others } = rule
  if (typeof fault !== 'object' || fault === null) return 'fault: expected an object with a kind'
  const { kind, ...own } = fault as { readonly kind?: unknown } & Readonly<Record<string, unknown>>
  const name = faultKinds.find((one) => one === kind)
  if (name === undefined) return `fault.kind: expected one of ${faultKinds.join(', ')}`
  const absent = needed[name]?.find((one) => own[one] === undefined)
  if (absent !== undefined) return `fault.${absent}: expected milliseconds`
  const { gateway, operation } = others
  if (channelKinds.has(name) && operation === undefined)
    return `operation: expected what ${name} is to strike, such as tmc.message`
  if (gateways !== undefined && typeof gateway === 'string' && !gateways.includes(gateway))
    return `gateway: expected one of ${gateways.join(', ')}`
  const close =
    name === 'close'
      ? closeProblem(Number(own['code'] ?? 1011), typeof own['reason'] === 'string' ? own['reason'] : '')
      : undefined
  if (close !== undefined) return `fault.${close}`
  return problemOf('fault.', own, fields[name]) ?? problemOf('', others, conditions)
}
