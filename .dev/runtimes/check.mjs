// Runs a user's program in every runtime, and bundled by every bundler, against the emulator: from the tarballs, as
// published. What it runs in is installed here, beside the repository's own lock file. `--suites` runs three suites of the
// repository under the other versions of Node as well.
import { spawn, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build as esbuild } from 'esbuild'
import { argumentsOf } from '../argumentsOf.mjs'
import { consumer } from '../consumer.mjs'
import { root } from '../packages.mjs'
import { freePort } from '../test/freePort.js'
import { answered } from './answered.mjs'
import { bundlers } from './bundlers.mjs'
import { nest } from './nest.mjs'

const given = argumentsOf('node .dev/runtimes/check.mjs [--suites]', ['--suites'])
const here = dirname(fileURLToPath(import.meta.url))
const at = (...parts) => join(here, 'node_modules', ...parts)
const expected = JSON.parse(readFileSync(join(here, 'expected.json'), 'utf8'))

if (!existsSync(at('workerd'))) {
  // Binaries come as packages of their own: nothing has to run while they are installed.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
}

const { folder } = consumer()
const require = createRequire(join(folder, 'package.json'))
const { startEmulator } = require('@paifang/emulator')
const { logisticsExpressUserBlacklistTmsSync } = require('@paifang/api-top-ascp')
const { timeGet } = require('@paifang/api-top-platform')
const { signInbound } = require('@paifang/signer-top')
const { formatDateTime } = require('@paifang/wire')
const { shopwebLiveCheckStatisticsDetailPageForCustomer } = require('@paifang/api-opretail-livecheck')

const emulator = await startEmulator({
  operations: [
    logisticsExpressUserBlacklistTmsSync,
    shopwebLiveCheckStatisticsDetailPageForCustomer,
    timeGet,
  ],
})
const settings = {
  top: emulator.top,
  opretail: emulator.opretail,
  nowhere: `http://127.0.0.1:${await freePort()}/`,
}

let passed = 0
const problems = []
const attempt = async (title, run) => {
  const startedMs = performance.now()
  try {
    const note = (await run()) ?? ''
    passed++
    console.log(
      `ok      ${title}${note && ` ${note}`}  ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
    )
  } catch (error) {
    problems.push(title)
    console.log(`FAILED  ${title}\n${error.stack ?? error}`)
  }
}

/** Ends what hangs: longer than anything takes here, on however busy a machine. */
const limitMs = 600_000

/** Runs a program without what this process was started with, and gives what it printed. */
const output = (file, args, cwd, env = {}) =>
  new Promise((resolve, reject) => {
    const { PATH, HOME } = process.env
    const child = spawn(file, args, { cwd, env: { PATH, HOME, ...env } })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (bytes) => (stdout += bytes))
    child.stderr.on('data', (bytes) => (stderr += bytes))
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      if (code === 0) resolve(stdout)
      else reject(new Error(`exit code ${code}\n${stdout}${stderr}`))
    })
  })

/** Runs a program that says nothing where all is well. */
const finished = async (file, args, cwd) => void (await output(file, args, cwd))

const compare = (printed, wanted = expected) => {
  const seen = JSON.stringify(printed)
  if (seen !== JSON.stringify(wanted)) throw new Error(`expected ${JSON.stringify(wanted)}\n     got ${seen}`)
}

const smoke = async (file, args, cwd) =>
  compare(JSON.parse(await output(file, args, cwd, { PAIFANG_SMOKE: JSON.stringify(settings) })))

for (const file of ['smoke.mjs', 'main.mjs', 'worker.mjs']) copyFileSync(join(here, file), join(folder, file))

// From the tarballs, not bundled.
const nodes = ['22', '24', '26'].map((version) => [`Node ${version}`, at(`node-${version}`, 'bin', 'node')])
const runtimes = [
  [`Node ${process.versions.node}`, process.execPath, []],
  ...nodes.map(([name, path]) => [name, path, []]),
  ['Bun', at('@oven', 'bun-linux-x64', 'bin', 'bun'), ['run']],
  [
    'Deno',
    at('@deno', 'linux-x64-glibc', 'deno'),
    ['run', '--allow-all', '--no-lock', '--node-modules-dir=manual'],
  ],
]
for (const [name, file, args] of runtimes)
  await attempt(name, () => smoke(file, [...args, 'main.mjs'], folder))

/** A folder that has nothing but the bundle: whatever it does not hold is not there. */
const alone = join(folder, '..', `${folder.split('/').pop()}-alone`)
rmSync(alone, { recursive: true, force: true })
mkdirSync(alone, { recursive: true })

/** What a worker answers to a call of the platform. */
const calledBack = async (port) => {
  const { appKey, appSecret } = emulator.top
  const query = {
    app_key: appKey,
    method: 'taobao.demo.notice',
    sign_method: 'md5',
    timestamp: formatDateTime(Date.now()),
    tid: '7091800003790954036',
  }
  const sign = signInbound({ params: query, secret: appSecret })
  const url = `http://127.0.0.1:${port}/spi?${new URLSearchParams({ ...query, sign })}`
  const answer = await fetch(url, { headers: { connection: 'close' } })
  return answer.json()
}

// The same program for workerd, whose way out is a binding to the emulator.
await attempt('workerd', async () => {
  const { outputFiles } = await esbuild({
    entryPoints: [join(folder, 'worker.mjs')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['workerd', 'module'],
  })
  writeFileSync(join(alone, 'worker.mjs'), outputFiles[0].contents)
  const port = await freePort()
  // Its only way out is the binding.
  const reachable = { ...settings, nowhere: undefined }
  const gateway = new URL(emulator.top.endpoint).host
  writeFileSync(
    join(alone, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .worker), (name = "gateway", external = (address = "${gateway}", http = ())) ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "main") ]
);
const worker :Workerd.Worker = (
  modules = [ (name = "worker", esModule = embed "worker.mjs") ],
  compatibilityDate = "2026-01-01",
  compatibilityFlags = ["nodejs_compat"],
  bindings = [ (name = "GATEWAY", service = "gateway"), (name = "SMOKE", text = ${JSON.stringify(JSON.stringify(reachable))}) ]
);
`,
  )
  const child = spawn(at('@cloudflare', 'workerd-linux-64', 'bin', 'workerd'), ['serve', 'config.capnp'], {
    cwd: alone,
  })
  let said = ''
  child.stderr.on('data', (bytes) => (said += bytes))
  const guard = setTimeout(() => child.kill('SIGKILL'), limitMs)
  try {
    const answer = await answered(`http://127.0.0.1:${port}/`, child)
    const text = await answer.text()
    if (!answer.ok) throw new Error(text)
    compare(JSON.parse(text), { ...expected, nowhere: undefined })
    compare(await calledBack(port), { message: 'stored 7091800003790954036' })
  } catch (error) {
    throw new Error(`${error.stack}\n${said}`, { cause: error })
  } finally {
    clearTimeout(guard)
    child.kill()
  }
})

/** Largest bundles of both gateways, with what reads XML, in KB after gzip. */
const limits = { 'bun build without conditions': 440 }
const runners = { 'bun build for Bun': at('@oven', 'bun-linux-x64', 'bin', 'bun') }
for (const [name, bundle] of Object.entries(bundlers))
  await attempt(`bundled by ${name}`, async () => {
    const to = join(alone, name.replace(/\W+/g, '-'))
    mkdirSync(to)
    const files = await bundle({ from: join(folder, 'main.mjs'), to, at })
    await smoke(runners[name] ?? process.execPath, [files.main], to)
    const limitKb = limits[name] ?? 70
    const bytes = files.all.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0)
    if (bytes > limitKb * 1024)
      throw new Error(`${Math.ceil(bytes / 1024)} KB after gzip, its limit is ${limitKb}`)
    return `${(bytes / 1024).toFixed(1)} KB gzip`
  })

await attempt('Node 20 as a single executable (SEA)', async () => {
  const to = join(alone, 'sea')
  mkdirSync(to)
  await bundlers['esbuild cjs']({ from: join(folder, 'main.mjs'), to, at })
  writeFileSync(
    join(to, 'sea.json'),
    JSON.stringify({ main: 'main.cjs', output: 'sea.blob', disableExperimentalSEAWarning: true }),
  )
  await output(process.execPath, ['--experimental-sea-config', 'sea.json'], to)
  copyFileSync(process.execPath, join(to, 'program'))
  const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'
  await output(
    process.execPath,
    [at('postject', 'dist', 'cli.js'), 'program', 'NODE_SEA_BLOB', 'sea.blob', '--sentinel-fuse', fuse],
    to,
  )
  rmSync(join(to, 'main.cjs'))
  await smoke(join(to, 'program'), [], to)
})

await attempt("the documentation's NestJS application", () => nest({ folder, at }))

if (given.includes('--suites')) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
  const suites = ['packages/transport', 'packages/result', 'packages/signer-top']
  for (const [name, file] of nodes)
    await attempt(`three suites under ${name}`, () => finished(file, [jest, '--silent', ...suites], root))
}

rmSync(alone, { recursive: true, force: true })
await emulator.close()
console.log(`runtimes and bundlers: ${passed} passed, ${problems.length} failed`)
process.exit(problems.length > 0 ? 1 : 0)
