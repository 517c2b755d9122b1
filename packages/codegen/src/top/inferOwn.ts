import { infer } from '../infer/infer'
import { isQimenMethod, qimenSpec } from '../qimen/qimenSpec'
import type { Fact } from '../spec/Fact'
import type { RawSpec } from '../spec/RawSpec'
import type { Spec } from '../spec/Spec'

/** Methods that the platform routes to another application, for requests of TOP's own form. */
const isRouted = (method: string): boolean => method.startsWith('qimen.')

const routed: Fact = {
  at: ['method'],
  fact: 'a Qimen API',
  because: 'another application answers it: a call needs its targetAppKey and the address that Qimen gives',
}

/** The spec of what the platform's documents describe: an operation of TOP, or one of Qimen, which its name tells. */
export const inferOwn = (raw: RawSpec): Spec => {
  if (isQimenMethod(raw.method)) return qimenSpec(raw)
  return infer(isRouted(raw.method) ? { ...raw, facts: [...(raw.facts ?? []), routed] } : raw)
}
