import type { Path } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import type { Known } from './knownOf'

/** What a job is about: whoever goes on with it must mean the same. */
export interface Definition {
  readonly gateway: string
  readonly method: string
  readonly version?: string
  /** Where its requests are named. */
  readonly key?: Path
}

export const definitionOf = (
  { gateway, method, version }: Pick<AnyOperation, 'gateway' | 'method' | 'version'>,
  { key }: Pick<Known, 'key'>,
): Definition => ({
  gateway,
  method,
  ...(version === undefined ? {} : { version }),
  ...(key === undefined ? {} : { key: key.at }),
})

/** What differs between a job and what is about to be run, in words. */
export const differenceOf = (was: Definition, is: Definition): string | undefined => {
  if (was.gateway !== is.gateway || was.method !== is.method) return `it was begun with ${was.method}`
  if (was.version !== is.version) return `it was begun with version ${was.version ?? 'none'}`
  const [before, now] = [was.key, is.key].map((path) => path?.join('.') ?? 'none')
  return before === now ? undefined : `its requests were named at ${before ?? ''}, now at ${now ?? ''}`
}
