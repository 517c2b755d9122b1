import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify, inspect } from 'node:util'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as patrols } from '@paifang/api-opretail-livecheck'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { timeGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { signInbound } from '@paifang/signer-top'
import { formatDateTime } from '@paifang/wire'
import { runExample } from '../../../.dev/test/examples'

const folder = join(__dirname, '..', 'examples')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
const printing = files.filter((name) => name.endsWith('.ts') && read(name).includes('\n// prints\n'))

/** What an example says that it prints: the comment at its end. */
const promised = (code: string): string =>
  (code.split('\n// prints\n')[1] ?? '').replace(/^\/\/ ?/gm, '').trimEnd()

let emulator: Emulator
let env: Record<string, string>
beforeAll(async () => {
  emulator = await startEmulator({ operations: [sync, timeGet, patrols] })
  env = {
    TOP_APP_KEY: emulator.top.appKey,
    TOP_APP_SECRET: emulator.top.appSecret,
    TOP_ENDPOINT: emulator.top.endpoint,
    OPRETAIL_ACCESS_KEY: emulator.opretail.accessKey,
    OPRETAIL_ACCESS_SECRET: emulator.opretail.accessSecret,
    OPRETAIL_APPLICATION_ID: emulator.opretail.applicationId,
    OPRETAIL_ENDPOINT: emulator.opretail.endpoint,
  }
})
afterEach(() => emulator.reset())
afterAll(() => emulator.close())

const runFile = async (name: string, more: Readonly<Record<string, string>> = {}) => {
  const code = read(name)
  return runExample(code, { load: require, env: { ...env, ...more } })
}
const shown = (value: unknown): string => (typeof value === 'string' ? value : inspect(value))

describe('the examples of the pages', () => {
  it('are all looked at', () => {
    const others = files.filter((name) => name.endsWith('.ts') && !printing.includes(name))
    // .dev/runtimes starts the application: NestJS is installed there.
    expect(others.filter((name) => !name.startsWith('nestjs'))).toEqual(['callbacks.ts', 'network.ts'])
  })

  it.each(printing)('%s prints what it says', async (name) => {
    const printed = await runFile(name)
    expect(printed.map(shown).join('\n')).toBe(promised(read(name)))
  })

  it('network.ts makes a client that asks nobody', async () => {
    expect(await runFile('network.ts')).toEqual([])
  })

  it('callbacks.ts takes a call that is signed, and refuses one that is not', async () => {
    const probe = createServer()
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
    const { port } = probe.address() as AddressInfo
    await new Promise((resolve) => probe.close(resolve))
    let end: () => unknown = () => undefined
    const printed = runExample(read('callbacks.ts'), {
      load: require,
      env: { TOP_APP_SECRET: 'helloworld', PORT: String(port) },
      once: (_signal, listener) => {
        end = listener
      },
    })
    await printed
    const call = async (secret: string): Promise<string> => {
      const query = {
        app_key: '12345678',
        method: 'taobao.demo.notice',
        sign_method: 'md5',
        timestamp: formatDateTime(Date.now()),
      }
      const form = { tid: '7091800003790954036' }
      const sign = signInbound({ params: { ...query, ...form }, secret })
      const answer = await fetch(
        `http://127.0.0.1:${port}/spi?${new URLSearchParams({ ...query, sign }).toString()}`,
        {
          method: 'POST',
          body: new URLSearchParams(form),
        },
      )
      return answer.text()
    }
    const answers = [await call('helloworld'), await call('another')]
    end()
    expect(answers[0]).toContain('stored 7091800003790954036')
    expect(answers[1]).toContain('sign-check-failure')
    expect((await printed).slice(0, 2)).toEqual(['taobao.demo.notice', 'ok'])
  })
})

describe('migration', () => {
  const before = async (name: string, zone: string): Promise<string> => {
    const options = { env: { ...process.env, ...env, TZ: zone, NODE_OPTIONS: '--no-deprecation' } }
    const script = join(folder, 'migration', name)
    const { stdout } = await promisify(execFile)(process.execPath, [script], { ...options, timeout: 30_000 })
    return stdout.trim()
  }

  // What each prints where its clock is right, and what where the machine's zone is that of most containers.
  it.each([
    ['axios.before.cjs', 'a page', '16 TIMESTAMP_OVERTIME'],
    ['topclient.before.cjs', 'true', '31'],
    ['topsdk.before.cjs', 'true', '31'],
    ['taobaoSdk.before.cjs', 'true', '31'],
  ])('%s is right in China, and refused in a container', async (name, inChina, inUtc) => {
    expect(await before(name, 'Asia/Shanghai')).toBe(inChina)
    expect(await before(name, 'UTC')).toBe(inUtc)
  })
})
