// The NestJS application of the documentation, compiled and started as its users do: a call, failures with their status, a
// callback, and SIGTERM while a request is under way.
import { spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { importsFor, regionOf } from '../../packages/docs/site/.vitepress/wholeSnippets.mjs'
import { root } from '../packages.mjs'
import { freePort } from '../test/freePort.js'
import { answered } from './answered.mjs'

const examples = join(root, 'packages', 'docs', 'examples')

/** A region of an example, with its imports, as the page shows it. */
const shown = (file, name) => {
  const program = readFileSync(join(examples, file), 'utf8')
  const text = regionOf(program, name)
  return [...importsFor(program, text), '', text, ''].join('\n')
}

const expectEqual = (what, got, wanted) => {
  if (JSON.stringify(got) !== JSON.stringify(wanted))
    throw new Error(`${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`)
}

/** `folder` has our packages installed, `at` finds what else is. Throws for what is not as the documentation says. */
export const nest = async (installed) => {
  const children = []
  try {
    await run({ ...installed, children })
  } finally {
    for (const child of children) child.kill('SIGKILL')
  }
}

const run = async ({ folder, at, children }) => {
  const require = createRequire(join(folder, 'package.json'))
  const { startEmulator } = require('@paifang/emulator')
  const { logisticsExpressUserBlacklistTmsSync } = require('@paifang/api-top-ascp')
  // A request that is delayed waits until it is let go.
  let [arrived, letGo] = [() => undefined, () => undefined]
  const emulator = await startEmulator({
    operations: [logisticsExpressUserBlacklistTmsSync],
    wait: () => new Promise((resolve) => ((letGo = resolve), arrived())),
  })
  const app = join(folder, 'nest')
  rmSync(app, { recursive: true, force: true })
  mkdirSync(join(app, 'src'), { recursive: true })
  for (const file of readdirSync(join(examples, 'nestjs')))
    copyFileSync(join(examples, 'nestjs', file), join(app, 'src', file))
  writeFileSync(join(app, 'src', 'http-errors.ts'), shown('httpErrors.ts', 'statusOf'))
  writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const compilerOptions = {
    ...{ target: 'es2023', module: 'nodenext', rootDir: 'src', outDir: 'dist', types: ['node'] },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true },
    ...{ experimentalDecorators: true, emitDecoratorMetadata: true },
  }
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }))
  mkdirSync(join(app, 'node_modules'))
  for (const name of ['@nestjs', '@types', 'reflect-metadata', 'rxjs'])
    symlinkSync(at(name), join(app, 'node_modules', name))
  const { status, stdout } = spawnSync(process.execPath, [at('typescript-5.9', 'bin', 'tsc'), '-p', app], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout)

  const start = async () => {
    const port = await freePort()
    const { appKey, appSecret, endpoint } = emulator.top
    const child = spawn(process.execPath, ['dist/main.js'], {
      cwd: app,
      env: {
        PATH: process.env.PATH,
        ...{ TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TOP_ENDPOINT: endpoint, PORT: String(port) },
      },
    })
    children.push(child)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes))
    const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)))
    const deadline = setTimeout(() => child.kill('SIGKILL'), 600_000)
    const url = (path) => `http://127.0.0.1:${port}${path}`
    const add = async (entry) => {
      const answer = await fetch(url('/blacklist'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify(entry),
      })
      return {
        status: answer.status,
        retryAfter: answer.headers.get('retry-after'),
        ...(await answer.json()),
      }
    }
    const stop = async () => {
      child.kill('SIGTERM')
      const how = await ended
      clearTimeout(deadline)
      // Nest ends by the signal that it was sent, when all has ended.
      if (how !== 'SIGTERM') throw new Error(`it ended by ${how}\n${said}`)
    }
    /** Resolves when it takes no more requests. */
    const refuses = async () => {
      const taken = () =>
        fetch(url('/'), { headers: { connection: 'close' } }).then(
          () => true,
          () => false,
        )
      while (await taken()) await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await answered(url('/'), child).catch((error) => {
      throw new Error(`${error.stack}\n${said}`, { cause: error })
    })
    return { url, add, stop, refuses }
  }

  const entry = { mobile: '13111111111', reason: '1' }
  const first = await start()
  expectEqual('a call', await first.add(entry), { status: 201, retryAfter: null, message: 'SUCCESS' })
  const wrong = await first.add({ ...entry, mobile: { number: '13111111111' } })
  expectEqual('an input that is not right', [wrong.status, wrong.isUnknown], [400, false])
  emulator.faults.add({ fault: { kind: 'reset', at: 'after-handling' } })
  const lost = await first.add(entry)
  expectEqual('a write whose answer is lost', [lost.status, lost.isUnknown], [502, true])
  emulator.faults.clear()

  const { signInbound } = require('@paifang/signer-top')
  const { formatDateTime } = require('@paifang/wire')
  const notify = async (secret) => {
    const form = { tid: '7091800003790954036' }
    const query = {
      ...{ app_key: emulator.top.appKey, method: 'taobao.demo.notice', sign_method: 'md5' },
      timestamp: formatDateTime(Date.now()),
    }
    const sign = signInbound({ params: { ...query, ...form }, secret })
    const answer = await fetch(first.url(`/spi?${new URLSearchParams({ ...query, sign })}`), {
      method: 'POST',
      headers: { connection: 'close' },
      body: new URLSearchParams(form),
    })
    return answer.text()
  }
  const [taken, refused] = [await notify(emulator.top.appSecret), await notify('another')]
  if (!taken.includes('stored 7091800003790954036')) throw new Error(`a callback: ${taken}`)
  if (!refused.includes('sign-check-failure')) throw new Error(`a callback of somebody else: ${refused}`)

  emulator.faults.add({ fault: { kind: 'delay', ms: 1 }, times: 1 })
  const isHere = new Promise((resolve) => (arrived = resolve))
  const running = first.add(entry)
  await isHere
  const stopped = first.stop()
  await first.refuses()
  letGo()
  expectEqual('a request under way at SIGTERM', (await running).status, 201)
  await stopped

  emulator.faults.add({
    fault: {
      ...{
        kind: 'error',
        code: 7,
        message: 'App Call Limited',
        subCode: 'accesscontrol.limited-by-app-access-count',
      },
      subMessage: 'This ban will last for 3600 more seconds',
    },
    times: 1,
  })
  const second = await start()
  const banned = await second.add(entry)
  expectEqual('a ban', [banned.status, banned.retryAfter], [429, '3600'])
  await second.stop()
  await emulator.close()
}
