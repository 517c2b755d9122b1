import type { Spec } from '../spec/Spec'
import { claim, operationName } from './names'

/** What tells two operations of a gateway apart: `open.x v2` is not `open.x v1`. */
export const specKey = ({ method, version }: Pick<Spec, 'method' | 'version'>): string =>
  version === undefined ? method : `${method} ${version}`

/** Version 1 needs no mention. */
const versioned = ({ method, version = 'v1' }: Spec): string =>
  version === 'v1'
    ? operationName(method)
    : `${operationName(method)}${version.toUpperCase().replace(/\W/g, '')}`

/**
 * Operation names by key, in the order of the keys; each is unique also where file names ignore case. A method that
 * exists in one version only keeps its plain name.
 */
export const operationNames = (specs: ReadonlyArray<Spec>): ReadonlyMap<string, string> => {
  const used = new Set<string>()
  const versions = new Map<string, number>()
  for (const { method } of specs) versions.set(method, (versions.get(method) ?? 0) + 1)
  const sorted = [...specs].sort((a, b) => (specKey(a) < specKey(b) ? -1 : 1))
  return new Map(
    sorted.map((spec) => {
      const name = versions.get(spec.method) === 1 ? operationName(spec.method) : versioned(spec)
      return [specKey(spec), claim(name, used)]
    }),
  )
}
