import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { installedPackages, type InstalledPackage } from '../operations/installedPackages'
import { UsageError } from '../UsageError'
import type { ProjectCall } from './projectFiles'

/** Where a project finds packages of ours: a registry has them, or a folder of their tarballs. */
type Source = ReadonlyMap<string, string> | 'registry'

/** Tarballs by package, as `npm pack` names them: `paifang-gateway-top-0.1.0.tgz`. */
const tarballsIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    (existsSync(folder) ? readdirSync(folder) : []).flatMap((file) => {
      const name = /^paifang-(.+?)-\d+\.\d+\.\d+.*\.tgz$/.exec(file)?.[1]
      return name === undefined ? [] : [[`@paifang/${name}`, join(folder, file)] as const]
    }),
  )

/** The checkout that this command line runs from; undefined where it was installed. */
const checkout = (from = __dirname): string | undefined => {
  const parent = dirname(from)
  if (parent === from || from.split(sep).includes('node_modules')) return undefined
  return existsSync(join(from, '.dev', 'pack.mjs')) ? from : checkout(parent)
}

const isStruct = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What a file of JSON holds; nothing, where there is none. */
const jsonIn = (path: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isStruct(value) ? value : {}
  } catch {
    return {}
  }
}

/** The folders that hold one in which this stands, the nearest first: pnpm has more of them than the project's own. */
const projectsAbove = (from: string): ReadonlyArray<string> => {
  const steps = from.split(sep)
  return steps
    .flatMap((step, at) => (step === 'node_modules' ? [steps.slice(0, at).join(sep)] : []))
    .reverse()
}

/** The tarballs that the packages beside this one were installed from; undefined where they came from a registry. */
export const installedFrom = (from: string): ReadonlyMap<string, string> | undefined => {
  for (const project of projectsAbove(from)) {
    const found = tarballsOf(project)
    if (found !== undefined) return found
  }
  return undefined
}

/** The tarballs that a project says its packages came from, or npm does. */
const tarballsOf = (project: string): ReadonlyMap<string, string> | undefined => {
  const { dependencies, devDependencies } = jsonIn(join(project, 'package.json'))
  // What npm itself keeps: it knows where a package came from that nobody saved.
  const { packages } = jsonIn(join(project, 'node_modules', '.package-lock.json'))
  const said: [string, unknown][] = [
    ...Object.entries({
      ...(isStruct(dependencies) ? dependencies : {}),
      ...(isStruct(devDependencies) ? devDependencies : {}),
    }),
    ...Object.entries(isStruct(packages) ? packages : {}).map(([path, kept]): [string, unknown] => [
      path.replace(/^node_modules\//, ''),
      isStruct(kept) ? kept['resolved'] : undefined,
    ]),
  ]
  const folders = new Set(
    said.flatMap(([name, spec]) =>
      name.startsWith('@paifang/') && typeof spec === 'string' && /^file:.+\.tgz$/.test(spec)
        ? [dirname(resolve(project, spec.slice('file:'.length)))]
        : [],
    ),
  )
  if (folders.size === 0) return undefined
  const found = new Map([...folders].flatMap((folder) => [...tarballsIn(folder)]))
  if (found.size > 0) return found
  const where = [...folders].join(', ')
  throw new UsageError({
    en: `these packages were installed from tarballs, which are in ${where} no more: name their folder with --tarballs`,
    zh: `这些包由 tarball 安装，但 ${where} 中已没有它们：请用 --tarballs 指定其目录`,
  })
}

const sourceOf = ({ tarballs }: Flags, cwd: string): Source => {
  if (typeof tarballs === 'string') {
    const found = tarballsIn(resolve(cwd, tarballs))
    if (found.size > 0) return found
    throw new UsageError({
      en: `--tarballs: there is no tarball of a package in ${tarballs}; "npm run pack" in a checkout writes them to .packed`,
      zh: `--tarballs：${tarballs} 中没有包的 tarball；在仓库中执行 "npm run pack" 会写入 .packed`,
    })
  }
  const here = checkout()
  if (here === undefined) return installedFrom(__dirname) ?? 'registry'
  const found = tarballsIn(join(here, '.packed'))
  if (found.size > 0) return found
  throw new UsageError({
    en: `this is a checkout, and its packages are not packed yet: run "npm run pack" in ${here}, or name a folder of tarballs with --tarballs`,
    zh: `当前为仓库检出，包尚未打包：请在 ${here} 执行 "npm run pack"，或用 --tarballs 指定 tarball 目录`,
  })
}

/** A package and all that it asks for of ours, each once. */
const closureOf = (
  names: ReadonlyArray<string>,
  known: ReadonlyMap<string, InstalledPackage>,
): ReadonlyArray<string> => {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    Object.keys(known.get(name)?.asks ?? {}).forEach(visit)
  }
  names.forEach(visit)
  return [...found]
}

const sorted = (versions: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The file of a package in a dependency: relative, so that both folders may move together. */
const fileIn = (folder: string, path: string): string => `file:${relative(folder, path).split(sep).join('/')}`

/**
 * What a project depends on. Where a registry does not have our packages, they come from tarballs, with all that they ask for.
 * @throws UsageError where tarballs are meant and are not there
 */
export const dependenciesOf = (
  folder: string,
  calls: ReadonlyArray<ProjectCall>,
  flags: Flags,
  context: Context,
): Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>> => {
  const source = sourceOf(flags, context.cwd)
  const known = new Map(installedPackages(context).map((one) => [one.name, one]))
  const versionOf = (name: string): string => {
    if (source === 'registry') return `^${known.get(name)?.version ?? '0.1.0'}`
    const path = source.get(name)
    if (path !== undefined) return fileIn(folder, path)
    throw new UsageError({
      en: `there is no tarball of ${name}: pack all packages together`,
      zh: `缺少 ${name} 的 tarball：请将所有包一起打包`,
    })
  }
  const ours = [...calls.map(({ client }) => client.from), '@paifang/result']
  const domains = calls.map((call) => call.package)
  const published = domains.filter(({ name }) => name.startsWith('@paifang/')).map(({ name }) => name)
  const own = domains.filter(({ name }) => !name.startsWith('@paifang/'))
  const needed = source === 'registry' ? [] : closureOf([...ours, ...published, '@paifang/emulator'], known)
  return {
    dependencies: sorted({
      ...Object.fromEntries([...ours, ...published, ...needed].map((name) => [name, versionOf(name)])),
      ...Object.fromEntries(own.map(({ name, folder: path }) => [name, fileIn(folder, path)])),
      'fp-ts': '^2.16.0',
      'io-ts': '^2.2.0',
    }),
    devDependencies: sorted({
      ...(source === 'registry' ? { '@paifang/emulator': versionOf('@paifang/emulator') } : {}),
      '@types/node': '^20.0.0',
      typescript: '^6.0.0',
    }),
  }
}
