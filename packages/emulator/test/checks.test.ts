import { shippedGateways, type Emulator, type EmulatorOptions } from '../src'
import type { CheckShown, ChecksShown, Entry, Segment } from '../src/control'
import { report, save, trade } from './operations'
import { get, opretailParams, postForm, signedOpretail, signedTop, topParams, type Params } from './peers'
import { startQuiet } from './startQuiet'

describe('the checks of a call', () => {
  let emulator: Emulator
  const start = async (options: Partial<EmulatorOptions> = {}): Promise<void> => {
    emulator = await startQuiet(options)
  }
  afterEach(() => emulator.close())

  const top = (params: Params, secret?: string): Promise<ReadonlyArray<CheckShown>> =>
    shown(emulator.top.endpoint, signedTop(params, secret))
  const shown = async (endpoint: string, params: Params): Promise<ReadonlyArray<CheckShown>> => {
    await postForm(endpoint, params)
    const seq = emulator.journal.seen()
    return ((await get(`${emulator.controlUrl}/journal/${seq}`)).json as Entry).checks
  }
  const textOf = (side: ReadonlyArray<Segment> = []): string => side.map(({ text }) => text).join('')
  const failed = (checks: ReadonlyArray<CheckShown>): CheckShown | undefined =>
    checks.find(({ state }) => state === 'failed' || state === 'overlooked')

  it('are said in both languages, for every gateway', async () => {
    await start()
    const all = (await get(`${emulator.controlUrl}/checks`)).json as ReadonlyArray<ChecksShown>
    expect(new Set(all.map(({ gateway }) => gateway))).toEqual(
      new Set(shippedGateways.map(({ name }) => name)),
    )
    for (const { path, checks } of all) {
      // Where tokens are given, the grant is the last question.
      const isCall = !['/authorize', '/token'].includes(path)
      expect(checks.length).toBeGreaterThan(isCall ? 10 : 7)
      expect(checks.at(-1)?.name).toBe(isCall ? 'parameters' : 'grant')
      for (const { name, en, zh } of checks)
        expect([name, en, zh]).toEqual([name, expect.stringMatching(/ /), expect.stringMatching(/[一-龥]/)])
    }
  })

  it('are listed to the last, whichever refused', async () => {
    await start()
    const [route] = (await get(`${emulator.controlUrl}/checks`)).json as ReadonlyArray<ChecksShown>
    const names = (route?.checks ?? []).map(({ name }) => name)
    const passed = await top(topParams(trade.method, { tid: '1' }))
    expect(passed.map(({ name, state }) => [name, state])).toEqual(names.map((name) => [name, 'passed']))
    const refused = await top(topParams(trade.method, { tid: '1', v: '1.0' }))
    const at = names.indexOf('version')
    expect(refused.map(({ state }) => state)).toEqual(
      names.map((_name, place) => (place < at ? 'passed' : place === at ? 'failed' : 'not-reached')),
    )
    expect(refused[at]).toMatchObject({
      code: 34,
      client: [{ text: 'v' }, { text: '=' }, { text: '1.0', differs: [0, 3] }],
      gateway: [{ text: 'v' }, { text: '=' }, { text: '2.0', differs: [0, 3] }],
    })
  })

  it('point out a parameter that stands in a JSON body, where none is read', async () => {
    await start()
    await fetch(emulator.top.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signedTop(topParams(trade.method, { tid: '1' }))),
    })
    const seq = emulator.journal.seen()
    const { checks } = (await get(`${emulator.controlUrl}/journal/${seq}`)).json as Entry
    expect(failed(checks)).toMatchObject({
      name: 'app_key',
      code: 28,
      client: [{ text: 'application/json {"app_key": …}' }],
      gateway: [{ text: '?app_key=…' }],
    })
  })

  it.each([
    ['app', { app_key: '99' }, 'app_key=99', 'app_key=12345678'],
    ['method', { method: '' }, 'method=', 'method=…'],
    [
      'clock',
      { timestamp: '2024-01-01 00:00:00' },
      'timestamp=2024-01-01 00:00:00',
      'timestamp=2024-01-01 08:00:00 ± 600 s',
    ],
    [
      'operation',
      { method: 'taobao.demo.trade.got' },
      'method=taobao.demo.trade.got',
      'method=taobao.demo.trade.get',
    ],
    ['parameters', { tid: '' }, 'tid=', 'tid=text of digits, bigint or safe integer'],
  ])('put both sides of %s beside each other', async (name, change, client, gateway) => {
    await start()
    const found = failed(await top(topParams(trade.method, { tid: '1', ...change })))
    expect(found?.name).toBe(name)
    expect(textOf(found?.client)).toBe(client)
    expect(textOf(found?.gateway)).toBe(gateway)
  })

  it('say in both languages what a parameter should have been', async () => {
    await start()
    expect(failed(await top(topParams(trade.method, { tid: '' })))?.wanted).toEqual({
      en: 'tid: expected text of digits, bigint or safe integer',
      zh: 'tid 应为数字文本、bigint 或安全范围内的整数',
    })
    expect(failed(await top(topParams(trade.method, { tid: '1', app_key: '99' })))).not.toHaveProperty(
      'wanted',
    )
  })

  it('show a session to nobody, and whose it was', async () => {
    await start()
    emulator.state.top.addApp({ appKey: '7', appSecret: 's' })
    const session = emulator.state.top.sessions.issue({ app: '7', expiresInMs: 1000 })
    const found = failed(await top(topParams(trade.method, { tid: '1', session })))
    expect([found?.name, textOf(found?.client), textOf(found?.gateway)]).toEqual([
      'session valid',
      'session=*** (12345678, 2024-01-01 08:00:00)',
      'session=*** (7, < 2024-01-01 08:00:01)',
    ])
    expect(JSON.stringify(emulator.journal.entries())).not.toContain(session)
  })

  it('are what was signed, piece by piece, where the signature failed', async () => {
    await start()
    const params = topParams(trade.method, { tid: '1', title: '机密', note: 'a,b' })
    const { sign = '' } = signedTop({ ...params, note: 'a%2Cb' })
    const found = failed(await shown(emulator.top.endpoint, { ...params, sign }))
    expect(found).toMatchObject({ name: 'signature', code: 25 })
    const marked = (side: ReadonlyArray<Segment> = []): ReadonlyArray<string> =>
      side.flatMap(({ text, differs }) => (differs === undefined ? [] : [text.slice(...differs)]))
    expect([marked(found?.client), marked(found?.gateway)]).toEqual([['%2C'], [',']])
    expect(textOf(found?.client)).toContain('title‹title›')
    expect(textOf(found?.gateway)).not.toContain('机密')
  })

  it('are those of opretail as well', async () => {
    await start({ lenient: true })
    const checks = await shown(
      emulator.opretail.endpoint,
      signedOpretail(
        opretailParams(report.method, { pageNumber: '1', _timestamp: '20240101000000', _aid: 'x' }),
      ),
    )
    const overlooked = checks.filter(({ state }) => state === 'overlooked')
    expect(overlooked.map((one) => [one.name, textOf(one.client), textOf(one.gateway)])).toEqual([
      ['application', '_aid=x', expect.stringContaining('_aid=S107')],
      ['clock', '_timestamp=20240101000000', '_timestamp=20240101080000 ± 600 s'],
    ])
    expect(checks.at(-1)).toMatchObject({ name: 'parameters', state: 'passed' })
    expect(overlooked[0]).not.toHaveProperty('code')
  })

  it('of a write without its session say that one is needed', async () => {
    await start()
    const found = failed(await top(topParams(save.method, { request: '{"mobile":"1","request_id":"r"}' })))
    expect(found).toMatchObject({ name: 'session', code: 26, zh: expect.stringContaining('session') })
  })
})
