// Type-checks a user's program against the tarballs as users compile: every moduleResolution, with and without types of
// Node by itself, exactOptionalPropertyTypes on and off, declarations written, libraries checked. TypeScript 7 by default,
// every supported version with `--all`. Then the same with pnpm, which hides what a package does not depend on, and what
// attw says of every tarball.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { argumentsOf } from '../argumentsOf.mjs'
import { consumer, install } from '../consumer.mjs'
import { root } from '../packages.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const all = argumentsOf('node .dev/runtimes/types.mjs [--all]', ['--all']).includes('--all')
const { folder, packed } = consumer()

let passed = 0
const problems = []
const note = (title, said) => {
  if (said === '') passed++
  else problems.push(`${title}\n${said}`)
}

const compilers = {
  7: join(root, 'node_modules', 'typescript-7', 'bin', 'tsc'),
  '6.0': join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
  5.9: join(here, 'node_modules', 'typescript-5.9', 'bin', 'tsc'),
  5.4: join(here, 'node_modules', 'typescript-5.4', 'bin', 'tsc'),
}
const resolutions = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  node10: { module: 'commonjs', moduleResolution: 'node10' },
}

/** What a user writes, with everything that a package names: its index, and subpaths that need nothing more installed. */
const peers = (manifest) =>
  Object.keys(manifest.peerDependenciesMeta ?? {}).filter((name) => name !== '@types/node')
const named = packed
  // What ESLint declares of itself is its affair, and no program imports a plugin of it.
  .filter(({ manifest }) => manifest.exports !== undefined && manifest.name !== '@paifang/eslint-plugin')
  .flatMap(({ manifest }) =>
    Object.entries(manifest.exports)
      .filter(([path, target]) => typeof target === 'object' && !path.includes('*'))
      .filter(([path]) => path === '.' || peers(manifest).length === 0)
      .map(([path]) => (path === '.' ? manifest.name : `${manifest.name}/${path.slice(2)}`)),
  )
const program = readFileSync(join(here, 'program.ts'), 'utf8')
const entries = named
  .map(
    (name, index) =>
      `import * as p${index} from '${name}'\nexport const names${index} = Object.keys(p${index})`,
  )
  .join('\n')

const compile = (compiler, cwd, options, name, everything = entries, only = undefined) => {
  const work = join(cwd, `types-${name}`)
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work)
  writeFileSync(join(work, 'program.ts'), program)
  writeFileSync(join(work, 'entries.ts'), everything)
  writeFileSync(
    join(work, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        lib: ['es2023'],
        strict: true,
        declaration: true,
        rootDir: '.',
        outDir: 'out',
        skipLibCheck: false,
        ...options,
      },
      files: only === undefined ? ['program.ts', 'entries.ts'] : [only],
    }),
  )
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', work], { encoding: 'utf8' })
  const declared = join(work, 'out', 'program.d.ts')
  const said = status === 0 ? '' : `${stdout}${stderr}`.split('\n').slice(0, 12).join('\n')
  const text = existsSync(declared) ? readFileSync(declared, 'utf8') : ''
  rmSync(work, { recursive: true, force: true })
  return said !== '' || only !== undefined || /top: import\(.@paifang\/gateway-top.\)\.TopClient;/.test(text)
    ? said
    : `the declaration does not name TopClient:\n${text.slice(0, 600)}`
}

if (!existsSync(join(folder, 'node_modules', '@types', 'node')))
  cpSync(join(root, 'node_modules', '@types', 'node'), join(folder, 'node_modules', '@types', 'node'), {
    recursive: true,
    dereference: true,
  })
if (!existsSync(join(folder, 'node_modules', 'undici-types')))
  cpSync(join(root, 'node_modules', 'undici-types'), join(folder, 'node_modules', 'undici-types'), {
    recursive: true,
    dereference: true,
  })

for (const [version, compiler] of Object.entries(compilers)) {
  if (version !== '7' && !all) continue
  for (const [resolution, how] of Object.entries(resolutions)) {
    if (resolution === 'node10' && version === '7') continue
    for (const types of [['node'], []])
      for (const exactOptionalPropertyTypes of [true, false]) {
        const title = `TypeScript ${version}, ${resolution}, types: ${JSON.stringify(types)}, exactOptional ${exactOptionalPropertyTypes}`
        const silence = version === '6.0' && resolution === 'node10' ? { ignoreDeprecations: '6.0' } : {}
        note(
          title,
          compile(compiler, folder, { ...how, types, exactOptionalPropertyTypes, ...silence }, 'npm'),
        )
      }
  }
}

// pnpm: a declaration must not need a package that the user did not install.
const strict = `${folder}-pnpm`
rmSync(strict, { recursive: true, force: true })
mkdirSync(strict)
const tarballs = Object.fromEntries(
  packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball.path}`]),
)
const wanted = [
  'gateway-top',
  'gateway-opretail',
  'api-top-ascp',
  'api-opretail-livecheck',
  'result',
  'transport',
]
const versions = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies
writeFileSync(
  join(strict, 'package.json'),
  JSON.stringify({
    private: true,
    dependencies: {
      ...Object.fromEntries(wanted.map((name) => [`@paifang/${name}`, tarballs[`@paifang/${name}`]])),
      'fp-ts': versions['fp-ts'],
      'io-ts': versions['io-ts'],
      '@types/node': versions['@types/node'],
    },
    pnpm: { overrides: tarballs },
  }),
)
const installed = spawnSync(
  process.execPath,
  [
    join(here, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs'),
    'install',
    '--prefer-offline',
    '--ignore-scripts',
    '--silent',
  ],
  { cwd: strict, encoding: 'utf8' },
)
note('pnpm install', installed.status === 0 ? '' : installed.stdout + installed.stderr)
for (const resolution of ['nodenext', 'bundler'])
  note(
    `TypeScript 7 with pnpm, ${resolution}`,
    compile(compilers[7], strict, { ...resolutions[resolution], types: [] }, 'pnpm', ''),
  )

// Subpaths whose peers are optional: who does not import them needs none; who does, and has them not, is told which; and
// with them everything is as elsewhere.
const bare = `${folder}-bare`
rmSync(bare, { recursive: true, force: true })
mkdirSync(bare)
const withOptional = packed.filter(({ manifest }) => peers(manifest).length > 0)
const dependencies = Object.fromEntries(
  withOptional.map(({ manifest }) => [manifest.name, tarballs[manifest.name]]),
)
const tools = Object.fromEntries(['fp-ts', 'io-ts', '@types/node'].map((name) => [name, versions[name]]))
const manifestOf = (more) =>
  JSON.stringify({ private: true, dependencies: { ...dependencies, ...tools, ...more }, overrides: tarballs })
const subpaths = withOptional.flatMap(({ manifest }) =>
  Object.entries(manifest.exports)
    .filter(([path, target]) => path !== '.' && typeof target === 'object')
    .map(([path]) => `${manifest.name}/${path.slice(2)}`),
)
const importing = (names) =>
  names
    .map((name, i) => `import * as p${i} from '${name}'\nexport const names${i} = Object.keys(p${i})`)
    .join('\n')
const asUser = (title, names, compiler = compilers[7], modes = ['nodenext', 'bundler']) => {
  for (const mode of modes)
    for (const types of [['node'], []])
      note(
        `${title}, ${mode}, types: ${JSON.stringify(types)}`,
        compile(compiler, bare, { ...resolutions[mode], types }, 'optional', importing(names), 'entries.ts'),
      )
}
/** What an import of a subpath says where its peer is missing. */
const missing = (name) => {
  const { status, stderr } = spawnSync(process.execPath, ['-e', `require('${name}')`], {
    cwd: bare,
    encoding: 'utf8',
  })
  const [, wanted] = /Cannot find module '([^']+)'/.exec(stderr) ?? []
  return status === 0 ? 'nothing' : (wanted ?? stderr)
}
writeFileSync(join(bare, 'package.json'), manifestOf({}))
install(bare)
asUser(
  'without optional peers',
  withOptional.map(({ manifest }) => manifest.name),
)
for (const { manifest } of withOptional)
  note(
    `${manifest.name} runs without its optional peers`,
    missing(manifest.name) === 'nothing' ? '' : 'it does not',
  )
for (const name of subpaths) {
  const { manifest } = withOptional.find((one) => name.startsWith(`${one.manifest.name}/`))
  const wanted = missing(name)
  note(
    `${name} names the peer that is missing`,
    peers(manifest).some((peer) => wanted === peer || wanted.startsWith(`${peer}/`))
      ? ''
      : `it says: ${wanted}`,
  )
}
const optional = Object.assign(
  {},
  ...withOptional.map(({ manifest }) =>
    Object.fromEntries(peers(manifest).map((name) => [name, manifest.devDependencies[name]])),
  ),
)
writeFileSync(join(bare, 'package.json'), manifestOf(optional))
install(bare)
asUser('with optional peers', subpaths)
if (all)
  asUser('with optional peers, TypeScript 5.4', subpaths, compilers[5.4], ['nodenext', 'bundler', 'node10'])
for (const name of subpaths)
  note(`${name} runs with its peers`, missing(name) === 'nothing' ? '' : missing(name))

for (const { manifest, tarball } of packed) {
  if (manifest.types === undefined) continue
  const { types, problems: found = [] } = await checkPackage(
    createPackageFromTarballData(readFileSync(tarball.path)),
    // Schemas are for editors, by their address: no compiler imports them.
    { excludeEntrypoints: [/\.json$/] },
  )
  const remarks = found.map(
    ({ kind, entrypoint, resolutionKind }) => `${kind} ${entrypoint ?? ''} ${resolutionKind ?? ''}`,
  )
  note(`attw ${manifest.name}`, types === false ? 'no types' : remarks.join('\n'))
}

for (const problem of problems) console.error(problem)
console.log(`types of the tarballs: ${passed} passed, ${problems.length} failed`)
process.exit(problems.length > 0 ? 1 : 0)
