// Users pin versions per domain: domains of the commit in .dev/baseline are called through today's core, and today's
// domains through that core, each domain beside a contract of its own age; the types of both mixtures are checked.
// Packages of the baseline are built once, in a clone, and kept under node_modules/.cache.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pack, published } from './pack.mjs'
import { root } from './packages.mjs'

const baseline = readFileSync(join(root, '.dev/baseline'), 'utf8').trim()
const cache = join(root, 'node_modules/.cache/paifang-compat')
const run = (cwd, file, ...args) => execFileSync(file, args, { cwd, encoding: 'utf8', stdio: 'pipe' })

/** Tarballs of the baseline, by package. */
const old = join(cache, baseline)
if (!existsSync(old)) {
  const clone = join(cache, 'clone')
  rmSync(clone, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  run(root, 'git', 'clone', '--quiet', '--no-hardlinks', '.', clone)
  run(clone, 'git', 'checkout', '--quiet', baseline)
  run(
    clone,
    'npm',
    'ci',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  )
  run(clone, 'npm', 'run', '--silent', 'build')
  mkdirSync(join(clone, 'packed'))
  for (const name of readdirSync(join(clone, 'packages'))) {
    const { private: isPrivate } = JSON.parse(
      readFileSync(join(clone, 'packages', name, 'package.json'), 'utf8'),
    )
    if (!isPrivate) pack(join(clone, 'packages', name), join(clone, 'packed'))
  }
  renameSync(join(clone, 'packed'), old)
  rmSync(clone, { recursive: true, force: true })
}
const today = join(cache, 'today')
rmSync(today, { recursive: true, force: true })
mkdirSync(today)
for (const { folder } of published()) pack(folder, today)

const nameOf = (file) => file.replace(/^paifang-/, '').replace(/-\d+\.\d+\.\d+\.tgz$/, '')
const isDomain = (name) => name.startsWith('api-')
/** TypeScript takes two packages of equal name and version for one: the baseline's get a version of their own. */
const unpack = (tarball, folder) => {
  mkdirSync(folder, { recursive: true })
  run(folder, 'tar', '-xzf', tarball, '--strip-components=1')
  if (!tarball.startsWith(old)) return
  const path = join(folder, 'package.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...manifest, version: `${manifest.version}-baseline` }))
}

/** A folder with the core of one age and the domains of the other, each domain with the contract of its age. */
const mix = (title, core, domains) => {
  const folder = join(cache, title)
  rmSync(folder, { recursive: true, force: true })
  const modules = join(folder, 'node_modules/@paifang')
  for (const file of readdirSync(core).filter((file) => !isDomain(nameOf(file))))
    unpack(join(core, file), join(modules, nameOf(file)))
  const beside = ['contract', 'result', 'wire']
  const names = []
  for (const file of readdirSync(domains).filter((file) => isDomain(nameOf(file)))) {
    names.push(nameOf(file))
    unpack(join(domains, file), join(modules, nameOf(file)))
    for (const other of readdirSync(domains).filter((other) => beside.includes(nameOf(other))))
      unpack(join(domains, other), join(modules, nameOf(file), 'node_modules/@paifang', nameOf(other)))
  }
  return { title, folder, names }
}

/** Calls every operation that has an example, or needs none, and prints those that did not end well. */
const caller = `
const names = $NAMES
const { top, opretail } = JSON.parse(process.env.EMULATOR)
const { createOpretailClient } = require('@paifang/gateway-opretail')
// Before it was named session it was named token, which is refused today.
const opretailClient = () => {
  try {
    return createOpretailClient({ ...opretail, token: opretail.session })
  } catch {
    return createOpretailClient(opretail)
  }
}
const clients = {
  top: require('@paifang/gateway-top').createTopClient(top),
  opretail: opretailClient(),
}
const call = async () => {
  let calls = 0
  const failed = []
  for (const name of names)
    for (const operation of Object.values(require('@paifang/' + name))) {
      if (typeof operation?.method !== 'string' || clients[operation.gateway] === undefined) continue
      const input = operation.example?.input ?? {}
      if (operation.input.decode(input)._tag === 'Left') continue
      calls++
      const result = await clients[operation.gateway].call(operation, input)()
      // A business failure is an answer that was understood; the emulator has its reasons.
      if (result._tag === 'Left' && result.left._tag !== 'BusinessError')
        failed.push(operation.method + ': ' + result.left._tag + ' ' + (result.left.code ?? JSON.stringify(result.left.issues ?? result.left.reason)))
    }
  await Promise.all(Object.values(clients).map((client) => client.close?.()))
  console.log(JSON.stringify({ calls, failed }))
}
call()
`

const consumer = (names) =>
  names.map((name, i) => `import * as p${i} from '@paifang/${name}'`).join('\n') +
  `
import { createTopClient } from '@paifang/gateway-top'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
export const all = [${names.map((_, i) => `p${i}`).join(', ')}]
const top = createTopClient({ appKey: '1', appSecret: 's', endpoint: 'https://example.com/router/rest' })
export const opretail = createOpretailClient
export const answer = async () => {
  const result = await top.call(logisticsExpressUserBlacklistTmsSync, logisticsExpressUserBlacklistTmsSync.input._A)()
  return result._tag === 'Right' ? result.right : result.left._tag
}
`

const mixtures = [
  mix('domains-of-the-baseline-with-todays-core', today, old),
  mix('todays-domains-with-the-core-of-the-baseline', old, today),
]

const emulator = spawn(
  process.execPath,
  ['packages/cli/bin/paifang.js', 'emulate', '--port', '0', '--json'],
  {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
const ready = await new Promise((resolve) =>
  createInterface({ input: emulator.stdout }).once('line', resolve),
)
let problems = 0
for (const { title, folder, names } of mixtures) {
  writeFileSync(join(folder, 'call.cjs'), caller.replace('$NAMES', JSON.stringify(names)))
  const called = spawnSync(process.execPath, ['call.cjs'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, EMULATOR: ready },
    timeout: 600_000,
  })
  writeFileSync(join(folder, 'consumer.mts'), consumer(names))
  const types = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript-7/bin/tsc'),
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--types',
      'node',
      'consumer.mts',
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  const { calls = 0, failed = [called.stderr] } = called.status === 0 ? JSON.parse(called.stdout) : {}
  const mistyped = types.status === 0 ? [] : types.stdout.trim().split('\n')
  problems += failed.length + mistyped.length + (calls === 0 ? 1 : 0)
  console.log(
    `${title}: ${names.length} domains, ${calls} calls, ${failed.length} failed, ${mistyped.length} type errors`,
  )
  for (const line of [...failed, ...mistyped].slice(0, 40)) console.error(`  ${line}`)
}
emulator.kill()
process.exitCode = problems > 0 ? 1 : 0
