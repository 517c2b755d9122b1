import { specKey } from '../plan/operationNames'
import { problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'

/** Methods that two specs describe: one would hide the other. */
export const duplicates = (specs: ReadonlyArray<Spec>): ReadonlyArray<Problem> => {
  const seen = new Map<string, string>()
  return specs.flatMap((spec) => {
    const key = specKey(spec)
    const earlier = seen.get(key)
    seen.set(key, spec.source.document)
    return earlier === undefined
      ? []
      : [problem([key], `described twice: by ${earlier} and by ${spec.source.document}`)]
  })
}
