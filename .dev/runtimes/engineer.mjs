// Plays an engineer of a company who begins in an empty folder: installs the tarballs, writes the first typed call, a test
// against the emulator, bundles the call, runs it on Node 24, Bun and workerd, and sees its span. Every line of code is
// taken from the documentation.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { consumer, install } from '../consumer.mjs'
import { root } from '../packages.mjs'
import { freePort } from '../test/freePort.js'
import { answered } from './answered.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const at = (...parts) => join(here, 'node_modules', ...parts)
const startedMs = performance.now()
const { folder: everything, packed } = consumer()
const folder = mkdtempSync(join(tmpdir(), 'paifang-engineer-'))

/** The ```ts blocks of a page of the documentation. */
const examples = (...path) =>
  [...readFileSync(join(root, ...path), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code)
const [firstCall] = examples('README.md')
const [firstTest] = examples('packages', 'emulator', 'README.md')
const [firstSpan] = examples('packages', 'telemetry', 'README.md')

/** Ends what hangs: longer than anything takes here, on however busy a machine. */
const limitMs = 600_000

const steps = []
const step = async (title, run) => {
  const beganMs = performance.now()
  await run()
  steps.push(title)
  console.log(`ok      ${title}  ${((performance.now() - beganMs) / 1000).toFixed(1)} s`)
}

const output = (file, args, env = {}) => {
  const { PATH, HOME } = process.env
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: limitMs,
    env: { PATH, HOME, ...env },
  })
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}
const expectIn = (text, wanted) => {
  if (!text.includes(wanted)) throw new Error(`expected ${wanted} in\n${text}`)
}

await step('installs the packages', () => {
  const tarballs = Object.fromEntries(
    packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball.path}`]),
  )
  const wanted = ['api-top-ascp', 'api-top-platform', 'emulator', 'gateway-top', 'result', 'telemetry']
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const others = ['fp-ts', 'io-ts', '@types/node', '@opentelemetry/api', '@opentelemetry/sdk-trace-node']
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: {
        ...Object.fromEntries(wanted.map((name) => [`@paifang/${name}`, tarballs[`@paifang/${name}`]])),
        ...Object.fromEntries(others.map((name) => [name, devDependencies[name]])),
      },
      overrides: tarballs,
    }),
  )
  install(folder)
})

await step('writes the first call, a test and a span, which compile', () => {
  for (const [name, code] of Object.entries({ call: firstCall, test: firstTest, span: firstSpan }))
    writeFileSync(join(folder, `${name}.ts`), code)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        module: 'nodenext',
        strict: true,
        skipLibCheck: false,
        rootDir: '.',
      },
      files: ['call.ts', 'test.ts', 'span.ts'],
    }),
  )
  output(process.execPath, [join(root, 'node_modules', 'typescript-7', 'bin', 'tsc'), '-p', '.'])
})

await step('runs the test against the emulator', () => output(process.execPath, ['test.js']))

const require = createRequire(join(folder, 'package.json'))
const emulator = await require('@paifang/emulator').startEmulator({
  operations: [
    require('@paifang/api-top-ascp').logisticsExpressUserBlacklistTmsSync,
    require('@paifang/api-top-platform').timeGet,
    // The one that a project of paifang init calls.
    createRequire(join(everything, 'package.json'))('@paifang/api-opretail-livecheck')
      .shopwebLiveCheckGetLiveCheckLog,
  ],
})
const { appKey, appSecret, endpoint } = emulator.top
const env = { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TOP_ENDPOINT: endpoint }

await step('makes the call', async () =>
  expectIn(await running(process.execPath, ['call.js']), 'done: SUCCESS'),
)

await step('bundles it', async () => {
  const common = {
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    absWorkingDir: folder,
    logLevel: 'silent',
  }
  await build({ ...common, entryPoints: ['call.ts'], outfile: 'bundle/call.mjs' })
  const contents = `
    export default { fetch: async () => {
      const lines = []
      console.log = (line) => lines.push(line)
      await import('./call.ts')
      return new Response(lines.join('\\n'))
    } }`
  await build({
    ...common,
    conditions: ['workerd', 'module'],
    stdin: { contents, resolveDir: folder },
    outfile: 'bundle/worker.mjs',
  })
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true })
})

/** As `output`, while the emulator in this process answers. */
function running(file, args, more = {}) {
  return new Promise((resolve, reject) => {
    const { PATH, HOME } = process.env
    const child = spawn(file, args, { cwd: folder, env: { PATH, HOME, ...env, ...more }, timeout: limitMs })
    let said = ''
    child.stdout.on('data', (bytes) => (said += bytes))
    child.stderr.on('data', (bytes) => (said += bytes))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${file}: exit code ${code}\n${said}`)),
    )
  })
}

for (const [name, file] of [
  ['Node 24', at('node-24', 'bin', 'node')],
  ['Bun', at('@oven', 'bun-linux-x64', 'bin', 'bun')],
])
  await step(`runs the bundle on ${name}`, async () =>
    expectIn(await running(file, ['bundle/call.mjs']), 'done: SUCCESS'),
  )

await step('runs it on workerd', async () => {
  const port = await freePort()
  const texts = Object.entries(env).map(
    ([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`,
  )
  writeFileSync(
    join(folder, 'bundle', 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .worker), (name = "gateway", external = (address = "${new URL(endpoint).host}", http = ())) ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "main") ]
);
const worker :Workerd.Worker = (
  modules = [ (name = "worker", esModule = embed "worker.mjs") ],
  compatibilityDate = "2026-01-01",
  compatibilityFlags = ["nodejs_compat"],
  globalOutbound = "gateway",
  bindings = [ ${texts.join(', ')} ]
);
`,
  )
  const child = spawn(
    at('@cloudflare', 'workerd-linux-64', 'bin', 'workerd'),
    ['serve', 'bundle/config.capnp'],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  )
  const guard = setTimeout(() => child.kill('SIGKILL'), limitMs)
  try {
    const answer = await answered(`http://127.0.0.1:${port}/`, child)
    expectIn(await answer.text(), 'done: SUCCESS')
  } finally {
    clearTimeout(guard)
    child.kill()
  }
})

await step('sees its span', async () => {
  install(folder)
  writeFileSync(
    join(folder, 'register.js'),
    `import { ConsoleSpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node'
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())] }).register()
`,
  )
  expectIn(
    await running(process.execPath, ['--import', './register.js', 'span.js']),
    "name: 'taobao.time.get'",
  )
})

await step('begins a project by paifang init, whose test and call run', async () => {
  const shop = join(folder, 'shop')
  const cli = join(everything, 'node_modules', '@paifang', 'cli', 'bin', 'paifang.js')
  const tarballs = dirname(packed[0].tarball.path)
  const flags = ['--tarballs', tarballs, '--gateway', 'top', 'opretail']
  expectIn(output(process.execPath, [cli, 'init', 'shop', ...flags]), 'npm test')
  install(shop)
  expectIn(output('npm', ['test', '--prefix', shop]), '# pass 2')
  const ofShop = createRequire(join(shop, 'package.json'))
  const operations = ['top-platform', 'opretail-livecheck'].flatMap((name) =>
    Object.values(ofShop(`@paifang/api-${name}`)),
  )
  const served = await ofShop('@paifang/emulator').startEmulator({ operations })
  const { top, opretail } = served
  expectIn(
    await running('npm', ['start', '--prefix', shop], {
      TOP_APP_KEY: top.appKey,
      TOP_APP_SECRET: top.appSecret,
      TOP_ENDPOINT: top.endpoint,
      OPRETAIL_ACCESS_KEY: opretail.accessKey,
      OPRETAIL_ACCESS_SECRET: opretail.accessSecret,
      OPRETAIL_APPLICATION_ID: opretail.applicationId,
      OPRETAIL_ENDPOINT: opretail.endpoint,
    }),
    'time: 20',
  )
  await served.close()
})

await emulator.close()
rmSync(folder, { recursive: true, force: true })
console.log(
  `an engineer's first hour: ${steps.length} passed, 0 failed, ${Math.round((performance.now() - startedMs) / 1000)} s`,
)
