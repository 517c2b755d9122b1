import type { OpretailCode } from './OpretailCode'

/** A table of codes, frozen, by the code as text. */
export const byCode = (codes: ReadonlyArray<OpretailCode>): Readonly<Record<string, OpretailCode>> =>
  Object.freeze(Object.fromEntries(codes.map((entry) => [entry.code, Object.freeze(entry)])))
