import type { Corrections } from '../files/readDomain'
import { specKey } from '../plan/operationNames'
import type { Spec } from '../spec/Spec'

/**
 * What a reviewer must look at: every inferred fact of every spec with its reason, and every correction by hand, one
 * line each, in the order of the specs.
 */
export const report = (
  specs: ReadonlyArray<Spec>,
  overrides: Corrections = new Map(),
): ReadonlyArray<string> =>
  specs.flatMap((spec) => [
    ...spec.facts.map(
      ({ at, fact, because }) => `${specKey(spec)}  inferred  ${at.join('.')}: ${fact} (${because})`,
    ),
    ...(overrides.get(specKey(spec)) ?? []).map(
      ({ at, reason }) => `${specKey(spec)}  by hand   ${at.join('.')}: ${reason}`,
    ),
  ])

/** What nobody must miss: what a document did not say although it should, with the place, and what a call needs. */
export const warnings = ({ method, facts }: Spec): ReadonlyArray<string> =>
  facts
    .filter(({ fact }) => ['unknown', 'doubtful', 'incomplete', 'not limited', 'a Qimen API'].includes(fact))
    .map(({ at, fact, because }) => `warning: ${method} > ${at.join('.')}: ${fact} (${because})`)
