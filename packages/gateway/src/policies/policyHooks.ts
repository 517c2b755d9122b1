import type { Policy } from './Policy'

type With<K extends keyof Policy> = Policy & { readonly [P in K]-?: NonNullable<Policy[P]> }

/** The policies of a client by what they are asked, in their order: what nobody asks for is not looked for in a call. */
export interface PolicyHooks {
  readonly around: ReadonlyArray<With<'around'>>
  /** Those that are asked before the first attempt, or told of the end. */
  readonly gate: ReadonlyArray<Policy>
  readonly before: ReadonlyArray<With<'before'>>
  readonly after: ReadonlyArray<With<'after'>>
  readonly recover: ReadonlyArray<With<'recover'>>
  readonly repeated: ReadonlyArray<With<'repeated'>>
}

const hooks = ['around', 'enter', 'leave', 'before', 'after', 'recover', 'repeated'] as const

/** Errors name a policy that throws. */
const isName = (name: unknown): boolean => typeof name === 'string' && name.trim() !== ''

const isPolicy = (value: unknown): value is Policy =>
  typeof value === 'object' &&
  value !== null &&
  isName((value as Partial<Policy>).name) &&
  hooks.every((hook) => ['undefined', 'function'].includes(typeof (value as Partial<Policy>)[hook]))

const isList = (value: unknown): boolean => Array.isArray(value)

/** @throws TypeError for something that is no policy */
export const policyHooks = (policies: ReadonlyArray<Policy>): PolicyHooks => {
  if (!isList(policies)) throw new TypeError('policies: expected a list of policies')
  const odd = policies.findIndex((policy) => !isPolicy(policy))
  if (odd >= 0) throw new TypeError(`policies[${odd}]: expected a policy: a name, and functions`)
  const having = <K extends keyof Policy>(hook: K): ReadonlyArray<With<K>> =>
    policies.filter((policy): policy is With<K> => policy[hook] !== undefined)
  return {
    around: having('around'),
    gate: policies.filter(({ enter, leave }) => enter !== undefined || leave !== undefined),
    before: having('before'),
    after: having('after'),
    recover: having('recover'),
    repeated: having('repeated'),
  }
}
