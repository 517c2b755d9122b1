import type { Override } from '../overrides/Override'
import type { Spec } from '../spec/Spec'

/**
 * What a reviewer must look at: every inferred fact of every spec with its reason, and every correction by hand, one
 * line each, in the order of the specs.
 */
export const report = (
  specs: ReadonlyArray<Spec>,
  overrides: ReadonlyMap<string, ReadonlyArray<Override>> = new Map(),
): ReadonlyArray<string> =>
  specs.flatMap(({ method, facts }) => [
    ...facts.map(({ at, fact, because }) => `${method}  inferred  ${at.join('.')}: ${fact} (${because})`),
    ...(overrides.get(method) ?? []).map(
      ({ at, reason }) => `${method}  by hand   ${at.join('.')}: ${reason}`,
    ),
  ])

/** What nobody must miss: what a document did not say although it should, with the place, and what a call needs. */
export const warnings = ({ method, facts }: Spec): ReadonlyArray<string> =>
  facts
    .filter(({ fact }) => ['unknown', 'doubtful', 'incomplete', 'not limited', 'a Qimen API'].includes(fact))
    .map(({ at, fact, because }) => `warning: ${method} > ${at.join('.')}: ${fact} (${because})`)
