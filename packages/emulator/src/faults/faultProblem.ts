import type { FaultFieldShown } from '../contract/ControlApi'
import { closeProblem } from '../http/closeProblem'
import { channelKinds, faultKinds, type Fault, type FaultRule } from './Fault'

/** A field, as data: what it takes. */
type Kind = { readonly [K in FaultFieldShown['type']]: Extract<FaultFieldShown, { readonly type: K }> }

const whole = (min: number, max: number): Kind['number'] => ({ type: 'number', min, max })
const text: Kind['text'] = { type: 'text' }
const flag: Kind['boolean'] = { type: 'boolean' }
const oneOf = (...values: ReadonlyArray<string>): Kind['choice'] => ({ type: 'choice', values })

/** What was expected in place of a value; undefined: nothing else. */
const expectedOf = (field: FaultFieldShown, value: unknown): string | undefined => {
  switch (field.type) {
    case 'number': {
      const { min, max } = field
      const fits = Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      return fits ? undefined : `a whole number from ${min} to ${max}`
    }
    case 'text':
      return typeof value === 'string' ? undefined : 'text'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false'
    case 'choice': {
      const { values } = field
      return typeof value === 'string' && values.includes(value) ? undefined : `one of ${values.join(', ')}`
    }
  }
}

type Look = (value: unknown) => string | undefined

const lookOf =
  (field: FaultFieldShown): Look =>
  (value) =>
    expectedOf(field, value)

const day = 86_400_000
const size = 2 ** 31 - 1

type Fields<F extends Fault> = F extends Fault
  ? Readonly<Record<Exclude<keyof F, 'kind'>, FaultFieldShown>>
  : never

/** What each kind takes beside its name. */
export const faultFields: { readonly [K in Fault['kind']]: Fields<Extract<Fault, { readonly kind: K }>> } = {
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
export const neededFields: { readonly [K in Fault['kind']]?: ReadonlyArray<string> } = {
  delay: ['ms'],
  skew: ['ms'],
}

const conditions: Readonly<Record<Exclude<keyof FaultRule, 'fault'>, Look>> = {
  gateway: lookOf(text),
  operation: lookOf(text),
  app: lookOf(text),
  nth: (value) =>
    (Array.isArray(value) ? value : [value]).every((one) => expectedOf(whole(1, size), one) === undefined)
      ? undefined
      : 'a whole number from 1, or a list of them',
  times: lookOf(whole(0, size)),
  probability: (value) =>
    typeof value === 'number' && value >= 0 && value <= 1 ? undefined : 'a number from 0 to 1',
  seed: lookOf(whole(-size, size)),
}

const problemOf = (
  prefix: string,
  value: Readonly<Record<string, unknown>>,
  looks: Readonly<Record<string, Look>>,
): string | undefined => {
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    if (!Object.hasOwn(looks, name)) {
      const known = Object.keys(looks).join(', ')
      return `${prefix}${name}: expected ${known === '' ? 'no field' : `another field: there are ${known}`}`
    }
    const expected = looks[name]?.(member)
    if (expected !== undefined) return `${prefix}${name}: expected ${expected}`
  }
  return undefined
}

const looksOf = (fields: Readonly<Record<string, FaultFieldShown>>): Readonly<Record<string, Look>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, lookOf(field)]))

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
  const absent = neededFields[name]?.find((one) => own[one] === undefined)
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
  return problemOf('fault.', own, looksOf(faultFields[name])) ?? problemOf('', others, conditions)
}
