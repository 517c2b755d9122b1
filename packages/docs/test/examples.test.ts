import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format, promisify } from 'node:util'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as patrols } from '@paifang/api-opretail-livecheck'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { timeGet } from '@paifang/api-top-platform'
import type { GatewayModule } from '@paifang/cli'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { signInbound } from '@paifang/signer-top'
import type { Signer } from '@paifang/signing'
import { formatDateTime } from '@paifang/wire'
import { runExample } from '../../../.dev/test/examples'
import { startRedis } from '../../../.dev/test/startRedis'
import { paifang } from '../../cli/test/paifang'

const folder = join(__dirname, '..', 'examples')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
const programs = files.filter((name) => name.endsWith('.ts'))
const shared = programs.filter((name) => read(name).includes("'ioredis'"))
const printing = programs.filter((name) => read(name).includes('\n// prints\n') && !shared.includes(name))

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
  const lines: string[] = []
  const log = (...values: ReadonlyArray<unknown>): void => void lines.push(format(...values))
  await runExample(read(name), { load: require, env: { ...env, ...more }, log })
  return lines.join('\n')
}

describe('the examples of the pages', () => {
  it('are all looked at', () => {
    const others = programs.filter((name) => !printing.includes(name) && !shared.includes(name))
    // .dev/runtimes starts the application: NestJS is installed there.
    const here = others.filter((name) => !name.startsWith('nestjs'))
    expect(here).toEqual(['callbacks.ts', 'network.ts', 'worker.ts'])
  })

  it.each(printing)('%s prints what it says', async (name) => {
    expect(await runFile(name)).toBe(promised(read(name)))
  })

  it.each(shared)('%s prints what it says, where there is a Redis', async (name) => {
    const server = await startRedis()
    if (server === undefined) {
      console.warn('skipped: there is no redis-server on this machine')
      return
    }
    try {
      expect(await runFile(name, { REDIS_PATH: server.socket })).toBe(promised(read(name)))
    } finally {
      await server.stop()
    }
  })

  it('network.ts makes a client that asks nobody', async () => {
    expect(await runFile('network.ts')).toBe('')
  })

  it('worker.ts answers with what the gateway says', async () => {
    const exported = {} as {
      readonly default: { fetch: (request: Request, env: object) => Promise<Response> }
    }
    await runExample(read('worker.ts'), { load: require, exported })
    const asked = (more: object) =>
      exported.default.fetch(new Request('http://localhost/'), { ...env, ...more })
    expect(await (await asked({})).json()).toEqual({
      time: expect.any(String),
      request_id: expect.any(String),
    })
    const refused = await asked({ TOP_APP_SECRET: 'not it' })
    expect([refused.status, await refused.text()]).toEqual([502, expect.stringContaining('code 25')])
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

describe('the gateway of the tutorial', () => {
  interface Exported {
    readonly gateways: ReadonlyArray<GatewayModule>
    readonly createMallSigner: (secret: string) => Signer
  }
  const exported = {} as Exported
  const project = mkdtempSync(join(tmpdir(), 'paifang-mall-'))
  beforeAll(() => runExample(read('thirdGateway.ts'), { load: require, env, exported }))
  afterAll(() => rmSync(project, { recursive: true, force: true }))

  const command = (...args: ReadonlyArray<string>) =>
    paifang(args, { gateways: exported.gateways, cwd: project, env: { MALL_SECRET: 'helloworld' } })

  it('signs as its document says', () => {
    const hashed = createHmac('sha256', 'helloworld').update('keydemomethodmall.shop.getshopId1ts1609632000')
    const params = { method: 'mall.shop.get', key: 'demo', ts: 1609632000, shopId: '1' }
    expect(exported.createMallSigner('helloworld').sign(params)).toBe(hashed.digest('hex').toUpperCase())
  })

  it('is a citizen of the command line: sign, verify, explain', async () => {
    const given = ['method=mall.shop.get', 'key=demo', 'ts=1609632000', 'shopId=1']
    const params = [...given.flatMap((param) => ['--param', param]), '--gateway', 'mall']
    const signed = await command('sign', ...params)
    expect(signed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[0-9A-F]{64}\n$/) })
    const sign = signed.stdout.trim()
    expect(await command('verify', ...params, '--param', `sign=${sign}`)).toMatchObject({ code: 0 })
    const explained = await command('explain', ...params, '--param', `sign=${sign.toLowerCase()}`, '--json')
    expect(JSON.parse(explained.stdout)).toMatchObject({
      matched: true,
      name: expect.stringContaining('case'),
    })
  })

  it('has its documents read, and a package made of them', async () => {
    const saved = join(project, 'shop.json')
    writeFileSync(
      saved,
      JSON.stringify({
        mallApi: 'mall.shop.get',
        input: [{ name: 'shopId', type: 'String', required: true }],
        output: [{ name: 'name', type: 'String' }],
      }),
    )
    const made = await command('generate', '--from', saved, '--out', join(project, 'api-mall-shop'))
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const source = join(project, 'api-mall-shop', 'src', 'apis', 'mallShopGet.ts')
    expect(readFileSync(source, 'utf8')).toContain("gateway: 'mall'")
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
