// The packages of this repository and what each needs of the others, from their package.json. Built-ins only.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Those that have sources: the documentation is a project of its own, outside the workspaces. */
export const packages = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'src')))
  .sort()

const manifestOf = (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))

/** Whether a package is files for a browser, which nobody imports: what it is made of, it holds. */
export const isPage = (name) => manifestOf(name).files?.includes('dist/page') === true

export const dependenciesOf = (name) => {
  const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = manifestOf(name)
  return Object.keys({ ...dependencies, ...peerDependencies, ...(isPage(name) ? devDependencies : {}) })
    .filter((dependency) => dependency.startsWith('@paifang/'))
    .map((dependency) => dependency.slice('@paifang/'.length))
    .sort()
}

/** Packages after everything they need, each once. */
export const withDependencies = (names) => [
  ...new Set(names.flatMap((name) => [...withDependencies(dependenciesOf(name)), name])),
]
