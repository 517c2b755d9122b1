import type { Policy } from './Policy'

type With<K extends keyof Policy> = Policy & { readonly [P in K]-?: NonNullable<Policy[P]> }

/** The policies of a client by what they are asked, in their order: what nobody asks for is not looked for in a call. */
export interface PolicyHooks {
  readonly enter: ReadonlyArray<With<'enter'>>
  readonly before: ReadonlyArray<With<'before'>>
  readonly after: ReadonlyArray<With<'after'>>
  readonly recover: ReadonlyArray<With<'recover'>>
  readonly repeated: ReadonlyArray<With<'repeated'>>
}

export const policyHooks = (policies: ReadonlyArray<Policy>): PolicyHooks => {
  const having = <K extends keyof Policy>(hook: K): ReadonlyArray<With<K>> =>
    policies.filter((policy): policy is With<K> => policy[hook] !== undefined)
  return {
    enter: having('enter'),
    before: having('before'),
    after: having('after'),
    recover: having('recover'),
    repeated: having('repeated'),
  }
}
