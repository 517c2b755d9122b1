import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const packages = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'src')),
)

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const pattern = (name: string): RegExp => new RegExp(`^${name.replace('*', '.*')}$`)

/** What each package may import of ours, as the README says it: a further gateway, signer or domain adds no row. */
const arrows: ReadonlyArray<readonly [from: RegExp, to: ReadonlyArray<RegExp>]> = [
  ...readme.matchAll(/^([a-z*, -]+?) *→ (.*)$/gm),
].flatMap(([, names = '', uses = '']) => {
  const named = uses.replace(/;.*| \(.*?\)/g, '').split(', ')
  const to = { 'everything below': ['*'], 'nothing of ours': [] }[uses] ?? named
  return names.split(', ').map((name) => [pattern(name), to.map(pattern)] as const)
})

const allowed = (from: string, to: string): boolean => {
  const row = arrows.find(([name]) => name.test(from))
  return row?.[1].some((one) => one.test(to)) === true
}

interface Manifest {
  readonly files?: ReadonlyArray<string>
  readonly private?: boolean
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
}
const manifest = (name: string): Manifest =>
  JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest

const isPage = (name: string): boolean => manifest(name).files?.includes('dist/page') === true

const importsOf = (name: string): ReadonlySet<string> => {
  const folder = join(root, 'packages', name, 'src')
  const found = new Set<string>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue
    const text = readFileSync(join(folder, file), 'utf8')
    for (const [, from, called] of text.matchAll(
      /^(?:import|export)\b[^'"`;]*?from '([^'.][^']*)'|^import '([^'.][^']*)'/gm,
    ))
      found.add(from ?? called ?? '')
    for (const [, called] of text.matchAll(/^[^*/`'"]*\b(?:import|require)\('([^'.][^']*)'\)/gm))
      found.add(called ?? '')
  }
  return found
}

/** `@paifang/contract/x` → `@paifang/contract`, `fp-ts/Either` → `fp-ts`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

describe.each(packages)('%s', (name) => {
  const used = [...importsOf(name)].filter((specifier) => !specifier.startsWith('node:')).map(packageOf)
  const {
    dependencies = {},
    peerDependencies = {},
    devDependencies = {},
    private: isPrivate,
  } = manifest(name)
  // Nobody installs a private package: where it lists what it runs with is its own affair. A page holds what it uses.
  const listed = Object.keys({
    ...dependencies,
    ...peerDependencies,
    ...(isPrivate === true || isPage(name) ? devDependencies : {}),
  })

  it('has a row in the table of the README', () => {
    expect(arrows.some(([row]) => row.test(name))).toBe(true)
  })

  it('imports only what stands to its right', () => {
    const ours = [...used, ...listed, ...Object.keys(devDependencies)]
      .filter((specifier) => specifier.startsWith('@paifang/'))
      .map((specifier) => specifier.slice('@paifang/'.length))
    expect(ours.filter((to) => to !== name && !allowed(name, to))).toEqual([])
  })

  it('lists what it imports', () => {
    expect([...new Set(used)].filter((specifier) => !listed.includes(specifier)).sort()).toEqual([])
  })

  it('lists nothing it does not import, but for peers: those that its types show, and those of ours that it uses', () => {
    const types = /^(fp-ts|io-ts|@types\/.+)$/
    const brought = listed.flatMap((specifier) =>
      specifier.startsWith('@paifang/')
        ? Object.keys(manifest(specifier.slice('@paifang/'.length)).peerDependencies ?? {})
        : [],
    )
    const known = [...used, ...brought]
    // The files of a page are served, and what tests it is listed beside what it is made of.
    const served = (specifier: string): boolean =>
      specifier.startsWith('@paifang/') && isPage(specifier.slice('@paifang/'.length))
    const lacking = listed.filter((specifier) => !known.includes(specifier) && !types.test(specifier))
    expect(isPage(name) ? [] : lacking.filter((specifier) => !served(specifier))).toEqual([])
  })

  it('takes fp-ts and io-ts as peers where others use it', () => {
    const own = Object.keys(dependencies).filter(
      (specifier) => specifier === 'fp-ts' || specifier === 'io-ts',
    )
    expect(name === 'cli' || name === 'bench' ? [] : own).toEqual([])
  })
})
