// Packs every public package, installs the tarballs in a scratch folder as a user would, then imports, requires,
// bundles and type-checks each of them there.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { consumer } from './consumer.mjs'
import { isPage } from './packages.mjs'
import { missingToPublish } from './publishing.mjs'

const { folder: scratch, packed: packages } = consumer()
const names = packages.map(({ manifest }) => manifest.name)
/** Those that a program imports: a page is served. */
const imported = names.filter((name) => !isPage(name.slice('@paifang/'.length)))
const problems = []
let passed = 0

const attempt = (title, file, args, cwd = scratch) => {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' })
  if (status === 0) passed++
  else problems.push(`${title}\n${stdout}${stderr}`)
  return stdout
}

/** Largest tarball of a package, in KB: what a user downloads for one import. */
const limitKb = (name) => limits[name] ?? (name.startsWith('@paifang/api-') ? 60 : 220)
const limits = {
  '@paifang/cli': 360,
  '@paifang/codegen': 500,
  '@paifang/emulator': 580,
  '@paifang/jobs': 280,
}

/** Peers that only a subpath wants are not installed here. */
const optional = packages.flatMap(({ manifest }) => Object.keys(manifest.peerDependenciesMeta ?? {}))

/** What stands in a tarball that should not, and what lacks. */
const faultsOf = ({ name, exports = {}, version }, { size, files }) => {
  const has = (path) => files.includes(path.replace(/^\.\//, ''))
  const targets = Object.values(exports)
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
    .filter((path) => !path.includes('*'))
  const expected = ['LICENSE', 'README.md', ...(version === '0.1.0' ? [] : ['CHANGELOG.md']), ...targets]
  return [
    ...expected.filter((path) => !has(path)).map((path) => `lacks ${path}`),
    ...files.filter((path) => /buildinfo|^test\/|^node_modules\//.test(path)).map((path) => `holds ${path}`),
    ...(size > limitKb(name) * 1024
      ? [`is ${Math.ceil(size / 1024)} KB, its limit is ${limitKb(name)}`]
      : []),
  ]
}

for (const { manifest, tarball } of packages) {
  const faults = faultsOf(manifest, tarball)
  if (faults.length === 0) passed++
  for (const fault of faults) problems.push(`${manifest.name}'s tarball ${fault}`)
}

for (const { folder, manifest } of packages) {
  const { messages } = await publint({ pkgDir: folder, level: 'suggestion' })
  if (messages.length === 0) passed++
  for (const message of messages)
    problems.push(`publint ${manifest.name}: ${formatMessage(message, manifest)}`)
}

for (const name of imported) {
  attempt(`require ${name}`, process.execPath, [
    '-e',
    `if (!Object.keys(require('${name}')).length) throw Error('empty')`,
  ])
  attempt(`import ${name}`, process.execPath, [
    '--input-type=module',
    '-e',
    `import * as all from '${name}'; if (Object.keys(all).length < 2) throw Error('no named exports')`,
  ])
}

mkdirSync(join(scratch, 'consumer'), { recursive: true })
const imports = imported.map((name, i) => `import * as p${i} from '${name}'\nexport { p${i} }`).join('\n')
for (const file of ['esm.mts', 'cjs.cts']) writeFileSync(join(scratch, 'consumer', file), imports)
writeFileSync(
  join(scratch, 'consumer', 'tsconfig.json'),
  JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
      typeRoots: [resolve('node_modules/@types')],
    },
    include: ['*.mts', '*.cts'],
  }),
)
attempt('type-check a consumer', process.execPath, [
  resolve('node_modules/typescript-7/bin/tsc'),
  '-p',
  'consumer',
])

for (const name of imported) {
  try {
    await build({
      stdin: {
        contents: `import * as all from '${name}'; console.log(Object.keys(all).length)`,
        resolveDir: scratch,
      },
      bundle: true,
      write: false,
      platform: 'node',
      mainFields: ['module', 'main'],
      conditions: ['module'],
      external: optional,
      logLevel: 'silent',
    })
    passed++
  } catch (error) {
    problems.push(`bundle ${name}: ${error.message}`)
  }
}

// The page is found by the command line that was installed, wherever it is started: here in an empty folder.
mkdirSync(join(scratch, 'empty'), { recursive: true })
attempt(
  'open the console from an empty folder',
  process.execPath,
  [
    '-e',
    `const child = require('child_process').spawn(${JSON.stringify(join(scratch, 'node_modules', '.bin', 'paifang'))}, ['explore', '--json'])
    child.stdout.once('data', async (line) => {
      const { url } = JSON.parse(line)
      for (const file of ['/', '/main.js', '/page.css']) {
        const { status } = await fetch(url + file)
        if (status !== 200) throw Error(file + ': ' + status)
      }
      child.kill('SIGINT')
    })
    child.stderr.pipe(process.stderr)
    child.on('exit', (code) => { process.exitCode = code ?? 1 })
    setTimeout(() => { child.kill('SIGKILL'); throw Error('nothing was served') }, 600_000).unref()`,
  ],
  join(scratch, 'empty'),
)

for (const fact of missingToPublish()) console.log(`before a real publish: ${fact}`)
for (const problem of problems) console.error(problem)
console.log(`packed packages: ${passed} passed, ${problems.length} failed`)
process.exit(problems.length > 0 ? 1 : 0)
