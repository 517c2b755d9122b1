// Writes every package's tsconfig.json, the root's references and the test project from package.json
// dependencies, so that the build graph has one source, and into every published manifest where it comes from.
// `--check` only compares.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { argumentsOf } from './argumentsOf.mjs'
import { dependenciesOf, isPage, packages, root } from './packages.mjs'
import { originNames, originOf } from './publishing.mjs'

const checks = argumentsOf('node .dev/references.mjs [--check]', ['--check']).includes('--check')
const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '')

/**
 * The conditions of every entry: the compiler's; the ES modules of runtimes that are not Node and of bundlers; Node's. A
 * package without ES modules (an application) keeps its entries.
 */
const exportsOf = (exports) =>
  Object.fromEntries(
    Object.entries(exports).map(([path, target]) => {
      if (typeof target === 'string' || target.module === undefined) return [path, target]
      const module = target.module.replace(/\.js$/, '.mjs')
      const { types, default: node } = target
      return [path, { types, bun: module, workerd: module, 'edge-light': module, module, default: node }]
    }),
  )

/** Sources whose declarations may show types of Node. */
const showsNode = (name) =>
  readdirSync(join(root, 'packages', name, 'src'), { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .some((file) => /\b(?:AbortSignal|Buffer|NodeJS|URL)\b|'node:/.test(read(`packages/${name}/src/${file}`)))

/** Node's types as a peer that who writes JavaScript goes without. */
const withNodeTypes = ({ peerDependencies = {}, peerDependenciesMeta = {}, ...manifest }) => ({
  ...manifest,
  peerDependencies: sorted({ ...peerDependencies, '@types/node': '>=20' }),
  peerDependenciesMeta: sorted({ ...peerDependenciesMeta, '@types/node': { optional: true } }),
})

const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

const files = {}
for (const name of packages)
  files[`packages/${name}/tsconfig.json`] = {
    extends: '../../tsconfig.json',
    // The code is esbuild's: .dev/buildCode.mjs.
    compilerOptions: {
      rootDir: 'src',
      outDir: 'dist/types',
      emitDeclarationOnly: true,
      tsBuildInfoFile: 'dist/.tsbuildinfo',
      ...(isPage(name)
        ? { lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: [], jsx: 'react-jsx', jsxImportSource: 'preact' }
        : {}),
    },
    include: ['src'],
    references: dependenciesOf(name).map((dependency) => ({ path: `../${dependency}` })),
  }
for (const name of packages) {
  const path = `packages/${name}/package.json`
  const stated = JSON.parse(read(path))
  if (stated.private) continue
  const manifest = !name.startsWith('api-') && showsNode(name) ? withNodeTypes(stated) : stated
  const exports = exportsOf(manifest.exports)
  // Behind the licence, where a reader of a manifest looks for them.
  files[path] = Object.fromEntries(
    Object.entries(manifest)
      .filter(([key]) => key !== 'type' && !originNames.includes(key))
      .flatMap(([key, value]) =>
        key === 'license'
          ? [[key, value], ...Object.entries(originOf(name)), ['type', 'commonjs']]
          : [[key, value]],
      )
      .map(([key, value]) => {
        if (key === 'exports') return [key, exports]
        // npm takes a licence and a README by itself; a changelog it does not.
        if (key === 'files')
          return [key, [...value.filter((path) => path !== 'CHANGELOG.md'), 'CHANGELOG.md']]
        return key === 'module' ? [key, exports['.'].module] : [key, value]
      }),
  )
}
files['tsconfig.json'] = {
  ...JSON.parse(read('tsconfig.json')),
  references: [
    ...packages.map((name) => ({ path: `packages/${name}` })),
    { path: '.dev/tsconfig.tests.json' },
  ],
}

files['.dev/tsconfig.tests.json'] = {
  ...JSON.parse(read('.dev/tsconfig.tests.json')),
  references: packages.map((name) => ({ path: `../packages/${name}` })),
}

let stale = 0
for (const [path, value] of Object.entries(files)) {
  const text = path.endsWith('/package.json')
    ? `${JSON.stringify(value, undefined, 2)}\n`
    : await format(JSON.stringify(value), { parser: 'json', printWidth: 110 })
  if (text === read(path)) continue
  stale++
  if (checks) console.error(`${path} is not current; run: node .dev/references.mjs`)
  else writeFileSync(join(root, path), text)
}
if (checks && stale > 0) process.exit(1)
