import type { Spec } from '../spec/Spec'
import { claim, operationName } from './names'
import { operationFile } from './operationFile'

/** Files as a value: text by path relative to the package, `/` between folders. */
export type Files = ReadonlyMap<string, string>

const byMethod = (a: Spec, b: Spec): number => (a.method < b.method ? -1 : a.method > b.method ? 1 : 0)

/** Operation names by method, each unique also where file names ignore case. */
export const operationNames = (specs: ReadonlyArray<Spec>): ReadonlyMap<string, string> => {
  const used = new Set<string>()
  return new Map([...specs].sort(byMethod).map(({ method }) => [method, claim(operationName(method), used)]))
}

/** The sources of a domain package: one file per operation and the barrel. */
export const emit = (specs: ReadonlyArray<Spec>): Files => {
  const names = operationNames(specs)
  const files = new Map<string, string>()
  for (const spec of [...specs].sort(byMethod)) {
    const name = names.get(spec.method) ?? ''
    files.set(`src/apis/${name}.ts`, operationFile(spec, name))
  }
  const barrel = [...names.values()].sort().map((name) => `export * from './apis/${name}'\n`)
  files.set('src/index.ts', `// Generated: one line per operation.\n${barrel.join('')}`)
  return files
}
