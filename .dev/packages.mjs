// The packages of this repository and what each needs of the others, from their package.json. Built-ins only.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export const packages = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
  .sort()

export const dependenciesOf = (name) => {
  const path = join(root, 'packages', name, 'package.json')
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync(path, 'utf8'))
  return Object.keys({ ...dependencies, ...peerDependencies })
    .filter((dependency) => dependency.startsWith('@paifang/'))
    .map((dependency) => dependency.slice('@paifang/'.length))
    .sort()
}

/** Packages after everything they need, each once. */
export const withDependencies = (names) => [
  ...new Set(names.flatMap((name) => [...withDependencies(dependenciesOf(name)), name])),
]
