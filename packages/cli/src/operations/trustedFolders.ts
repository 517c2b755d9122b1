import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { UsageError } from '../UsageError'

interface Manifest {
  readonly name?: unknown
  readonly workspaces?: unknown
  readonly [dependencies: string]: unknown
}

/** A folder's package.json; `{}` where it has none that can be read. */
const manifestOf = (folder: string): Manifest => {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  } catch {
    return {}
  }
}

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']

const dependenciesOf = (manifest: Manifest): ReadonlyArray<string> =>
  kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}))

const parents = (folder: string): ReadonlyArray<string> =>
  dirname(folder) === folder ? [folder] : [folder, ...parents(dirname(folder))]

const nearestPackage = (folder: string): string | undefined =>
  parents(folder).find((one) => existsSync(join(one, 'package.json')))

/** Where Node finds a package of that name, seen from a folder. */
const found = (name: string, from: string): string | undefined =>
  parents(from)
    .map((folder) => join(folder, 'node_modules', name))
    .find((folder) => existsSync(join(folder, 'package.json')))

const namesIn = (modules: string): ReadonlyArray<string> =>
  existsSync(modules)
    ? readdirSync(modules).flatMap((name) =>
        name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
      )
    : []

/** Workspaces are what npm and yarn link into `node_modules` from folders of the project itself. */
const workspacesOf = (root: string): ReadonlyArray<string> => {
  const modules = join(root, 'node_modules')
  const inside = `${realpathSync(root)}${sep}`
  return namesIn(modules)
    .map((name) => join(modules, name))
    .filter((link) => lstatSync(link).isSymbolicLink() && existsSync(link))
    .map((link) => realpathSync(link))
    .filter(
      (folder) =>
        folder.startsWith(inside) && !folder.slice(inside.length).split(sep).includes('node_modules'),
    )
}

/** What `--package` names: a folder where it looks like one, else a package as Node finds it. */
const named = (name: string, cwd: string): string => {
  const folder = /^[./~]|^[A-Za-z]:[\\/]/.test(name) ? resolve(cwd, name) : found(name, cwd)
  if (folder !== undefined && existsSync(join(folder, 'package.json'))) return folder
  const isFolder = existsSync(join(resolve(cwd, name), 'package.json'))
  throw new UsageError({
    en: `--package: there is no package ${name}${isFolder ? `; for the folder write ./${name}` : ''}`,
    zh: `--package：没有包 ${name}${isFolder ? `；若指该目录，请写 ./${name}` : ''}`,
  })
}

/**
 * Folders of the packages whose code may run: those that `--package` names; and the project itself, what the nearest
 * package.json depends on, its workspaces and what those depend on, and what this command line depends on. What merely lies in
 * some `node_modules` is not among them.
 */
export const trustedFolders = (
  { cwd }: Pick<Context, 'cwd'>,
  flags: Flags,
): { readonly named: ReadonlyArray<string>; readonly depended: ReadonlyArray<string> } => {
  const asked = Array.isArray(flags['package']) ? (flags['package'] as string[]) : []
  const project = nearestPackage(cwd)
  const workspaces =
    project !== undefined && manifestOf(project).workspaces !== undefined ? workspacesOf(project) : []
  const own = project === undefined ? workspaces : [project, ...workspaces]
  const mine = nearestPackage(__dirname)
  const depended = [...own, ...(mine === undefined ? [] : [mine])].flatMap((root) =>
    dependenciesOf(manifestOf(root)).flatMap((name) => found(name, root) ?? []),
  )
  const real = (folders: ReadonlyArray<string>): ReadonlyArray<string> => [
    ...new Set(folders.map((folder) => realpathSync(folder))),
  ]
  return { named: real(asked.map((name) => named(name, cwd))), depended: real([...own, ...depended]) }
}
