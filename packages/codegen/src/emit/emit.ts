import type { Spec } from '../spec/Spec'
import { operationFile } from './operationFile'
import { operationNames, specKey } from '../plan/operationNames'

/** Files as a value: text by path relative to the package, `/` between folders. */
export type Files = ReadonlyMap<string, string>

const byKey = (a: Spec, b: Spec): number => (specKey(a) < specKey(b) ? -1 : 1)

/** The sources of a domain package: one file per operation and the barrel, whatever the order of the specs. */
export const emit = (specs: ReadonlyArray<Spec>): Files => {
  const names = operationNames(specs)
  const files = new Map<string, string>()
  for (const spec of [...specs].sort(byKey)) {
    const name = names.get(specKey(spec)) ?? ''
    files.set(`src/apis/${name}.ts`, operationFile(spec, name))
  }
  const barrel = [...names.values()].sort().map((name) => `export * from './apis/${name}'\n`)
  files.set('src/index.ts', `// Generated: one line per operation.\n${barrel.join('')}`)
  return files
}
