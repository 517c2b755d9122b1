import type { Info } from '@paifang/emulator/control'
import { sign } from '@paifang/signer-top'
import { formatDateTime } from '@paifang/wire'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paifang, startPaifang, type Running } from './paifang'

interface Announced {
  readonly url: string
  readonly top: { readonly endpoint: string; readonly appKey: string; readonly appSecret: string }
}

const running: Running[] = []
afterEach(async () => {
  for (const { interrupt, ended } of running.splice(0)) {
    interrupt()
    await ended
  }
})

/** Starts an emulator and waits for what it announces. */
const emulate = async (args: ReadonlyArray<string>): Promise<{ child: Running; announced: Announced }> => {
  const child = startPaifang(['emulate', '--json', ...args])
  running.push(child)
  return { child, announced: JSON.parse(await child.printed(1)) as Announced }
}

const envOf = ({ top }: Announced): Readonly<Record<string, string>> => ({
  TOP_APP_KEY: top.appKey,
  TOP_APP_SECRET: top.appSecret,
})

const method = 'taobao.logistics.express.user.blacklist.tms.sync'
const input = JSON.stringify({
  user_blacklist_request: {
    request_id: '1656674541001',
    request_time: 1656674541001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    operate_type: 1,
    blacklist: [{ mobile: '13111111111' }],
  },
})

describe('paifang emulate', () => {
  it('serves the installed operations until Ctrl-C, and then ends cleanly', async () => {
    const { child, announced } = await emulate([])
    const called = await paifang(['call', method, '--input', '-', '--endpoint', announced.top.endpoint], {
      env: envOf(announced),
      input,
    })
    expect(called.code).toBe(0)
    child.interrupt()
    expect(await child.ended).toMatchObject({ code: 0, stderr: '' })
    await expect(fetch(announced.url)).rejects.toThrow()
  })

  it('plays the faults it is given', async () => {
    const { announced } = await emulate(['--fault', `business:method=${method},times=1`])
    const call = (): Promise<{ code: number | null; stdout: string }> =>
      paifang(['call', method, '--input', '-', '--json', '--endpoint', announced.top.endpoint], {
        env: envOf(announced),
        input,
      })
    const first = await call()
    expect(JSON.parse(first.stdout)).toMatchObject({ attempts: expect.any(Number) })
    const failed = await paifang(['tail', announced.url, '--once', '--filter', 'is:refused'])
    expect(failed.stdout).toMatch(
      /^ {4}1 .* refused +EMULATED_FAILURE .*injected by the emulator · \(business\)\n$/,
    )
    const zh = await paifang(['tail', announced.url, '--once', '--lang', 'zh'])
    expect(zh.stdout).toMatch(/^ {4}1 .* {2}拒绝 {10}EMULATED_FAILURE .*由仿真器注入 · \(business\)\n/)
  })

  it('answers pages as it is told to', async () => {
    const groups = 'taobao.tmc.groups.get'
    const { announced } = await emulate(['--paged', `${groups}:count=50,cap=7,total=none`])
    const called = await paifang(
      ['call', groups, '--param', 'page_no=8', '--json', '--endpoint', announced.top.endpoint],
      { env: envOf(announced) },
    )
    const { output } = JSON.parse(called.stdout) as { readonly output: object }
    expect(output).not.toHaveProperty('total_results')
    expect(output).toMatchObject({ groups: [{ name: '1' }] })
    for (const wish of [`${groups}:counts=1`, `${groups}:cap=0`, `${groups}:cap`])
      expect(await paifang(['emulate', '--paged', wish])).toMatchObject({ code: 2 })
    expect(await paifang(['emulate', '--batches', `${method}:refuses=1+2,percent=200`])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('percent'),
    })
  })

  it('refuses a fault it does not know and a port that is no number', async () => {
    expect(await paifang(['emulate', '--fault', 'meteor'])).toMatchObject({ code: 2 })
    expect(await paifang(['emulate', '--port', 'eighty'])).toMatchObject({ code: 2 })
    expect(await paifang(['emulate', '--quota', 'many'])).toMatchObject({ code: 2 })
    expect(await paifang(['emulate', '--clock', '2026-02-30 00:00:00'])).toMatchObject({ code: 2 })
  })
})

describe('paifang emulate at home', () => {
  it('serves others where it is exposed, and says by which address this machine reaches it', async () => {
    for (const args of [
      ['--exposed'],
      ['--host', '0.0.0.0'],
      ['--host', '::'],
      ['--host', '[::1]'],
      ['--host', 'localhost'],
    ]) {
      const { announced, child } = await emulate(args)
      const health = await fetch(`${announced.url}/_paifang/health`)
      expect(await health.json()).toMatchObject({ ok: true })
      expect(new URL(announced.url).hostname).toMatch(/^(127\.0\.0\.1|\[::1\]|localhost)$/)
      const root = await fetch(announced.url)
      expect(await root.text()).toMatch(/^Paifang emulator .*\n[^]*\/router\/rest[^]*\/_paifang/)
      child.interrupt()
      const { code, stderr } = await child.ended
      expect(code).toBe(0)
      expect(stderr.includes('EXPOSED')).toBe(!/^(\[::1\]|localhost)$/.test(args[1] ?? ''))
    }
  })

  it('says at its root where the explorer is, or how to start it, and no token', async () => {
    const bare = await emulate([])
    expect(await (await fetch(bare.announced.url)).text()).toContain(
      `Explorer:     paifang explore --emulator ${bare.announced.url}\n`,
    )
    const { announced } = await emulate(['--ui'])
    const info = (await (await fetch(`${announced.url}/_paifang/info`)).json()) as Info
    expect(info.journal.keeps).toMatchObject({ entries: 4000, bytes: 64 * 1024 * 1024 })
    const { console: link } = announced as unknown as { readonly console: string }
    const [url = '', token = ''] = link.split('/#token=')
    const root = await (await fetch(announced.url)).text()
    expect(root).toContain(`Explorer:     ${url} (`)
    expect(token).not.toBe('')
    expect(root).not.toContain(token)
  })

  it('is one line and exit code 2 where the port is taken or the address is not its own', async () => {
    const { announced } = await emulate([])
    const { port } = new URL(announced.url)
    for (const [args, words] of [
      [['--port', port], 'is taken'],
      [['--port', '65536'], '65535'],
      [['--host', '203.0.113.7'], 'no address of this machine'],
      [['--host', 'no such host'], 'no address of this machine'],
      [['--state', '/'], 'cannot write /: it is a folder'],
    ] as const) {
      const ended = await paifang(['emulate', ...args])
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toContain(words)
      expect(
        ended.stderr
          .replace(/^EXPOSED.*\n/, '')
          .trimEnd()
          .split('\n'),
      ).toHaveLength(1)
    }
  })

  it('writes a profile by which calls find it', async () => {
    const env = { PAIFANG_PROFILE: join(mkdtempSync(join(tmpdir(), 'paifang-')), 'profile.json') }
    const child = startPaifang(['emulate', '--json', '--profile', 'local'], { env })
    running.push(child)
    await child.printed(1)
    const called = await paifang(['call', method, '--input', '-', '--profile', 'local'], { env, input })
    expect(called).toMatchObject({ code: 0 })
    const patrol = ['call', 'open.nobody.knows', '--profile', 'local', '--json']
    expect(JSON.parse((await paifang(patrol, { env })).stdout)).toMatchObject({
      error: { _tag: 'GatewayError', kind: 'method' },
    })
  })

  it("answers operations of spec folders with their documents' examples", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
    const field = (name: string, type: string, example: string): object => ({
      name,
      type,
      example,
      required: false,
    })
    writeFileSync(
      join(folder, 'demo.json'),
      JSON.stringify({
        title: 'demo',
        apis: [
          {
            name: 'taobao.demo.examples.get',
            title: 'examples',
            request: [field('id', 'Number', '1')],
            response: [field('err_code', 'String', '0'), field('modified', 'Date', '2020-01-02 03:04:05')],
          },
        ],
      }),
    )
    const out = join(folder, 'api-top-demo')
    expect(await paifang(['generate', '--from', join(folder, 'demo.json'), '--out', out])).toMatchObject({
      code: 0,
    })
    const { announced } = await emulate(['--spec', out])
    const flags = ['--param', 'id=1', '--endpoint', announced.top.endpoint, '--package', out, '--json']
    const called = await paifang(['call', 'taobao.demo.examples.get', ...flags], { env: envOf(announced) })
    expect(JSON.parse(called.stdout)).toMatchObject({
      ok: true,
      output: { err_code: '0', modified: '2020-01-01T19:04:05.000Z' },
    })
  })
})

describe('the link of the console', () => {
  it.each([['explore'], ['emulate', '--ui']])('is whole on a line of 80 of %s', async (...args) => {
    const child = startPaifang(args)
    running.push(child)
    const lines = (await child.printed(args.length === 1 ? 2 : 15)).split('\n')
    const link = lines.find((line) => line.includes('#token=')) ?? ''
    expect(link).toMatch(/^ {2}http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
    expect(link.length).toBeLessThanOrEqual(80)
  })
})

describe('what a started emulator says', () => {
  it.each(['en', 'zh'])('fits a screen of 24 rows by 80 in %s', async (lang) => {
    const home = mkdtempSync(join(tmpdir(), 'paifang-ready-'))
    const env = { XDG_CONFIG_HOME: home }
    const child = startPaifang(['emulate', '--ui', '--profile', 'local', '--lang', lang], { env })
    running.push(child)
    const lines = (await child.printed(17)).trimEnd().split('\n')
    rmSync(home, { recursive: true })
    expect(lines.at(-1)).toMatch(/^curl /)
    expect(lines.slice(0, -1).every((line) => line.length <= 80)).toBe(true)
    const rows = lines.map((line) => Math.max(1, Math.ceil(line.length / 80)))
    // The line that the cursor waits in is one of the 24.
    expect(rows.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(23)
  })
})

describe('paifang tail', () => {
  const call = (announced: Announced, secret: string = announced.top.appSecret): Promise<unknown> =>
    paifang(['call', method, '--input', '-', '--endpoint', announced.top.endpoint], {
      env: { ...envOf(announced), TOP_APP_SECRET: secret },
      input,
    })

  it('prints what a running emulator has seen, masked, a line each', async () => {
    const { announced } = await emulate([])
    await call(announced)
    await call(announced, 'another')
    await fetch(`${announced.url}/router/res`, {
      method: 'POST',
      body: new URLSearchParams({ method: '\u001b[31mred' }),
    })
    await fetch(announced.top.endpoint, {
      method: 'POST',
      body: new URLSearchParams({ method: 'a\u001b[31m\u202eb', app_key: 'x' }),
    })
    const seen = await paifang(['tail', announced.url, '--once'])
    expect(seen).toMatchObject({ code: 0, stderr: '' })
    const lines = seen.stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(
      /^ {4}1 {2}\d\d:\d\d:\d\d\.\d{3} {2}answered {16}taobao\.\S+\.sync {2}[\d.]+ ms$/,
    )
    expect(lines[1]).toMatch(/ refused +25 +taobao\S+ +[\d.]+ ms +Invalid Signature · .*secret/)
    expect(lines[2]).toMatch(/ no-such-path +404 +POST \/router\/res .*no such path/)
    expect(lines[3]).toMatch(/ refused +29 +a \[31m b /)
    const zh = await paifang(['tail', announced.url, '--once', '--lang', 'zh', '--filter', 'is:no-such-path'])
    expect(zh.stdout).toMatch(/ 路径不存在 {4}404 .*没有这个路径；此仿真器的路径有 \/router\/rest, /)
    const json = await paifang(['tail', announced.url, '--once', '--json', '--lang', 'zh'])
    expect(json.stdout).not.toContain('13111111111')
    const rows = json.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(rows).toMatchObject([
      { seq: 1, method, outcome: 'answered' },
      { seq: 2, code: '25', explain: 'none', explanation: expect.stringMatching(/[一-龥]/) },
      { seq: 3, outcome: 'no-such-path' },
      { seq: 4 },
    ])
  })

  it('says of a refusal that needs no explanation which check it failed and both sides of it', async () => {
    const { announced } = await emulate([])
    const send = (params: Readonly<Record<string, string>>): Promise<unknown> =>
      fetch(announced.top.endpoint, { method: 'POST', body: new URLSearchParams(params) })
    await send({ app_key: '1' })
    await send({})
    await fetch(announced.top.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'app_key=%B0',
    })
    const en = await paifang(['tail', announced.url, '--once'])
    expect(en.stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        / not so: the application is known; came app_key=1, the gateway has app_key=12345678$/,
      ),
      expect.stringMatching(
        / not so: app_key is there; came app_key=\(nothing\), the gateway has app_key=…$/,
      ),
      expect.stringMatching(/ not so: parameters are UTF-8, percent-encoded once$/),
    ])
    const zh = await paifang(['tail', announced.url, '--once', '--lang', 'zh', '--filter', 'code:28'])
    expect(zh.stdout).toMatch(/ 不满足：带有 app_key；收到 app_key=（无），网关为 app_key=…\n$/)
  })

  it('says in Chinese what a parameter should have been', async () => {
    const { announced } = await emulate([])
    for (const user_blacklist_request of ['{"request_id":"1"}', '1']) {
      const params = {
        ...{ app_key: announced.top.appKey, method, v: '2.0', timestamp: formatDateTime(Date.now()) },
        ...{ sign_method: 'md5', user_blacklist_request },
      }
      const signed = { ...params, sign: sign({ params, secret: announced.top.appSecret, method: 'md5' }) }
      await fetch(announced.top.endpoint, { method: 'POST', body: new URLSearchParams(signed) })
    }
    const zh = await paifang(['tail', announced.url, '--once', '--lang', 'zh'])
    expect(zh.stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/ · user_blacklist_request\.request_time 应为.*整数/),
      expect.stringMatching(/ · user_blacklist_request 应为对象$/),
    ])
  })

  it('says which call a client makes again', async () => {
    const { announced } = await emulate([])
    await call(announced, 'another')
    await call(announced)
    const said = await paifang(['tail', announced.url, '--once'])
    expect(said.stdout.trimEnd().split('\n')).toEqual([
      expect.not.stringContaining('retry'),
      expect.stringMatching(/ answered .* retry of #1$/),
    ])
    const zh = await paifang(['tail', announced.url, '--once', '--lang', 'zh', '--filter', 'retry:1'])
    expect(zh.stdout).toMatch(/^ {4}2 .* 重试 #1\n$/)
    const json = await paifang(['tail', announced.url, '--once', '--json', '--filter', 'is:retry'])
    expect(JSON.parse(json.stdout)).toMatchObject({ seq: 2, retryOf: 1 })
  })

  it('chooses the last, the failed, an operation, or what a filter lets through', async () => {
    const { announced } = await emulate([])
    await call(announced)
    await fetch(`${announced.url}/nowhere`)
    await call(announced)
    const seqs = async (...args: ReadonlyArray<string>): Promise<ReadonlyArray<number>> => {
      const { stdout } = await paifang(['tail', announced.url, '--once', '--json', ...args])
      const lines = stdout.split('\n').filter((line) => line !== '')
      return lines.map((line) => (JSON.parse(line) as { readonly seq: number }).seq)
    }
    expect(await seqs('--last', '2')).toEqual([2, 3])
    expect(await seqs('--last', '0')).toEqual([])
    expect(await seqs('--failed')).toEqual([2])
    expect(await seqs('--operation', 'BLACKLIST', '--last', '1')).toEqual([3])
    expect(await seqs('--filter', 'seq>1 -status:404')).toEqual([3])
    expect(await paifang(['tail', announced.url, '--filter', 'is:lost'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is: expected one of answered'),
    })
    for (const [words, meant] of [
      ['codee:25', 'code:'],
      ['method:trade', 'op:'],
      ['mss>100', 'ms>'],
    ] as const) {
      const { code, stderr } = await paifang(['tail', announced.url, '--filter', words])
      expect([code, stderr]).toEqual([2, expect.stringContaining(`--filter: did you mean ${meant}? `)])
    }
    const zh = await paifang(['tail', announced.url, '--filter', 'codee:25', '--lang', 'zh'])
    expect(zh.stderr).toMatch(/^--filter 有误：是否想用 code:？没有字段 codee:，可用：is: gw: /)
    expect(await paifang(['tail', announced.url, '--last', 'all'])).toMatchObject({ code: 2 })
  })

  it('follows what comes until the emulator ends, or Ctrl-C', async () => {
    const { announced, child } = await emulate([])
    await call(announced)
    const watching = startPaifang(['tail', announced.url, '--failed', '--last', '0'])
    const other = startPaifang(['tail', announced.url])
    await other.printed(1)
    other.interrupt()
    expect(await other.ended).toMatchObject({ code: 0, stderr: '' })
    const streams = async (): Promise<number> => {
      const info = await fetch(`${announced.url}/_paifang/info`)
      return ((await info.json()) as { readonly streams: number }).streams
    }
    while ((await streams()) === 0) await new Promise(setImmediate)
    await call(announced)
    await fetch(`${announced.url}/nowhere`)
    expect(await watching.printed(1)).toMatch(/^ {4}3 .*no-such-path/)
    child.interrupt()
    expect(await watching.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('ended') })
  })

  it('says when nobody answers', async () => {
    const seen = await paifang(['tail', 'http://127.0.0.1:1'])
    expect(seen).toMatchObject({ code: 2, stdout: '' })
  })
})
