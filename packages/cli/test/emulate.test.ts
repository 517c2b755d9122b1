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
  it('prints what a running emulator has seen, masked', async () => {
    const { announced } = await emulate([])
    await paifang(['call', method, '--input', '-', '--endpoint', announced.top.endpoint], {
      env: envOf(announced),
      input,
    })
    const seen = await paifang(['tail', announced.url, '--once'])
    expect(seen).toMatchObject({ code: 0, stderr: '' })
    expect(seen.stdout).toContain(method)
    const json = await paifang(['tail', announced.url, '--once', '--json'])
    expect(json.stdout).not.toContain('13111111111')
    expect(JSON.parse(json.stdout.split('\n')[0] ?? '')).toMatchObject({ method })
  })

  it('says when nobody answers', async () => {
    const seen = await paifang(['tail', 'http://127.0.0.1:1'])
    expect(seen).toMatchObject({ code: 2, stdout: '' })
  })
})
