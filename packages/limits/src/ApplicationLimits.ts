import { refuseUnknownOptions } from '@paifang/gateway/author'
import type { Issue } from '@paifang/result'
import type { DayLimit, Priority, RateLimit } from './LimitStore'

/** What one application, or one API of it, may do. What is absent is not limited. */
export interface Allowance {
  /** Attempts a second. */
  readonly perSecond?: number
  /** Attempts that may go at once after a quiet time. Default: a twentieth of `perSecond`, at least 1. */
  readonly burst?: number
  /** Attempts from midnight to midnight, GMT+8. */
  readonly perDay?: number
  /** When a day has come to so many attempts, whoever made them, `bulk` gets no more: the rest is for people. Default `perDay`. */
  readonly bulkPerDay?: number
}

export interface ApplicationLimits extends Allowance {
  /** Limits of single APIs, kept beside those of the application: by the operation's wire name. */
  readonly apis?: Readonly<Record<string, Allowance>>
}

/** What an attempt of one API asks for. */
export interface AskedLimits {
  readonly rates: ReadonlyArray<RateLimit>
  readonly days: ReadonlyArray<DayLimit>
}

const names: Readonly<Record<keyof Allowance, true>> = {
  perSecond: true,
  burst: true,
  perDay: true,
  bulkPerDay: true,
}
const allowanceNames: ReadonlySet<string> = new Set(Object.keys(names))

const number = (name: string, value: number | undefined, least: number): void => {
  if (value !== undefined && !(typeof value === 'number' && Number.isFinite(value) && value >= least))
    throw new TypeError(`${name}: expected a number of at least ${least}`)
}

const check = (of: string, { perSecond, burst, perDay, bulkPerDay }: Allowance): void => {
  number(`${of}perSecond`, perSecond, 0.001)
  number(`${of}burst`, burst, 1)
  number(`${of}perDay`, perDay, 1)
  number(`${of}bulkPerDay`, bulkPerDay, 1)
  if (bulkPerDay !== undefined && !(perDay !== undefined && bulkPerDay <= perDay))
    throw new TypeError(`${of}bulkPerDay: expected at most perDay, ${perDay ?? 'which is not given'}`)
}

/** The name of a limit: of an application, or of one API of it. */
export const limitName = (gateway: string, application: string, method?: string): string =>
  [gateway, application, ...(method === undefined ? [] : [method])].join(' ')

/** The limits of a day that have no room for so many calls at once, on no day. */
const tooSmall = (
  of: string,
  { perDay = Infinity, bulkPerDay }: Allowance,
  priority: Priority,
  calls: number,
): ReadonlyArray<Issue> => {
  const isOfBulk = priority === 'bulk' && bulkPerDay !== undefined
  const most = Math.floor(isOfBulk ? bulkPerDay : perDay)
  if (calls <= most) return []
  const expected = `at least ${calls} for a batch of so many calls, or batches of at most ${most} calls`
  return [{ path: `limits.${of}${isOfBulk ? 'bulkPerDay' : 'perDay'}`, expected }]
}

const add = (
  name: string,
  { perSecond, burst, perDay, bulkPerDay }: Allowance,
  priority: Priority,
): AskedLimits => ({
  rates: perSecond === undefined ? [] : [{ name, perSecond, burst: burst ?? Math.max(1, perSecond / 20) }],
  days:
    perDay === undefined
      ? []
      : [{ name, perDay: Math.floor(priority === 'bulk' ? (bulkPerDay ?? perDay) : perDay) }],
})

/** The limits of an application, for those that ask. */
export interface KnownLimits {
  readonly of: (gateway: string, method: string, priority: Priority) => AskedLimits
  /** Why so many calls in one attempt could never go; none: they can. */
  readonly neverGo: (method: string, priority: Priority, calls: number) => ReadonlyArray<Issue>
}

/** @throws TypeError for what is no limit */
export const readLimits = ({
  application,
  apis = {},
  ...own
}: ApplicationLimits & { readonly application: string }): KnownLimits => {
  if (typeof application !== 'string' || application === '')
    throw new TypeError('application: expected the app key or access key whose calls these are')
  check('', own)
  for (const [method, allowance] of Object.entries(apis)) {
    refuseUnknownOptions(allowance, allowanceNames, `apis: ${method}`)
    check(`apis: ${method}: `, allowance)
  }
  const apiOf = (method: string): Allowance | undefined =>
    Object.hasOwn(apis, method) ? apis[method] : undefined
  return {
    of: (gateway, method, priority) => {
      const all = add(limitName(gateway, application), own, priority)
      const api = apiOf(method)
      if (api === undefined) return all
      const one = add(limitName(gateway, application, method), api, priority)
      return { rates: [...all.rates, ...one.rates], days: [...all.days, ...one.days] }
    },
    neverGo: (method, priority, calls) => [
      ...tooSmall('', own, priority, calls),
      ...tooSmall(`apis.${method}.`, apiOf(method) ?? {}, priority, calls),
    ],
  }
}
