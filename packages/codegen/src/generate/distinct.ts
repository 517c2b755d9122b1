import { specKey } from '../plan/operationNames'
import { problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'

export interface Distinct {
  /** One spec for each method and version that its documents describe in one way. */
  readonly specs: ReadonlyArray<Spec>
  /** One for each description that another one contradicts, and for each method whose file would be another's; none is among the specs. */
  readonly problems: ReadonlyArray<Problem>
}

const contents = ({ source: _, ...spec }: Spec): string => JSON.stringify(spec)

/** Parts methods that documents agree on from those they describe differently. */
export const distinct = (specs: ReadonlyArray<Spec>): Distinct => {
  const byKey = new Map<string, Map<string, Spec>>()
  for (const spec of specs) {
    const same = byKey.get(specKey(spec)) ?? new Map<string, Spec>()
    if (!same.has(contents(spec))) same.set(contents(spec), spec)
    byKey.set(specKey(spec), same)
  }
  const groups = [...byKey].map(([key, same]) => [key, [...same.values()]] as const)
  /** The first key that a spec file is called after, by what a disk calls it that ignores case. */
  const files = new Map([...byKey.keys()].reverse().map((key) => [key.toLowerCase(), key]))
  const owner = (key: string): string => files.get(key.toLowerCase()) ?? key
  return {
    specs: groups.flatMap(([key, same]) => (same.length === 1 && owner(key) === key ? same : [])),
    problems: groups.flatMap(([key, [first, ...others]]) => [
      ...others.map((other) => {
        const by = `by ${first?.source.document ?? ''} and by ${other.source.document}`
        return problem([key], `described twice, differently: ${by}`)
      }),
      ...(owner(key) === key
        ? []
        : [
            problem(
              [key],
              `only case tells it from ${owner(key)}, and not on every disk: generate it into another folder`,
            ),
          ]),
    ]),
  }
}
