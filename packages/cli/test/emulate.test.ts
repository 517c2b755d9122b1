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
