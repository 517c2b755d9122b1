import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as syncBlacklist } from '@paifang/api-top-ascp'
import { startEmulator, type Emulator } from '../src'
import { operations as demo, save, trade } from './operations'
import {
  now,
  type Json,
  opretailParams,
  postForm,
  signedOpretail,
  signedTop,
  topParams,
  type Answer,
  type Params,
} from './peers'

const operations = [...demo, syncBlacklist]

describe('the control API', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startEmulator({ operations, clock: () => now })
  })
  afterEach(() => emulator.close())

  const control = async (
    verb: string,
    path: string,
    body?: unknown,
    headers: Params = {},
  ): Promise<{ status: number; json: Json }> => {
    const response = await fetch(`${emulator.controlUrl}${path}`, {
      method: verb,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, json: await response.json() }
  }
  const trades = (more: Params = {}): Promise<Answer> => {
    const timestamp = emulator.clock.text()
    return postForm(
      emulator.top.endpoint,
      signedTop(topParams(trade.method, { tid: '1', title: '机密', timestamp, ...more })),
    )
  }

  it('lists its routes, each of them in the README', async () => {
    const { json } = await control('GET', '')
    const readme = readFileSync(join(__dirname, '../README.md'), 'utf8')
    for (const { verb, path } of json as ReadonlyArray<{ verb: string; path: string }>) {
      expect(readme).toContain(`\`${verb} ${path.slice('/_paifang'.length)}\``)
    }
    expect(json).toHaveLength(readme.match(/^\| `(GET|PUT|POST|DELETE) /gm)?.length ?? 0)
  })

  it('says no to unknown routes, broken bodies, other origins and bent names', async () => {
    expect((await control('GET', '/nothing')).status).toBe(404)
    expect((await control('POST', '/sessions', '{')).status).toBe(400)
    expect((await control('GET', '/state', undefined, { origin: 'https://example.com' })).status).toBe(403)
    expect((await control('GET', '/clock', undefined, { origin: emulator.url })).status).toBe(200)
    const { port } = new URL(emulator.url)
    expect((await control('GET', '/clock', undefined, { origin: `http://localhost:${port}` })).status).toBe(
      200,
    )
    const { request } = await import('node:http')
    const statusOf = (headers: Params): Promise<unknown> =>
      new Promise((resolve) => {
        const bent = request({ port, host: '127.0.0.1', path: '/_paifang/state', headers })
        bent.on('response', (response) => resolve(response.resume().statusCode)).end()
      })
    expect(await statusOf({ host: `localhost:${port}` })).toBe(200)
    expect(await statusOf({ host: `localhost:${port}`, 'sec-fetch-site': 'same-origin' })).toBe(200)
    for (const headers of [
      { host: `example.com:${port}` },
      { host: 'localhost' },
      { host: `localhost:${Number(port) + 1}` },
      { host: `localhost:${port}`, origin: `http://localhost:${Number(port) + 1}` },
      { host: `localhost:${port}`, origin: 'null' },
      { host: `localhost:${port}`, 'sec-fetch-site': 'same-site' },
      { host: `localhost:${port}`, 'sec-fetch-site': 'cross-site' },
    ])
      expect([headers, await statusOf(headers)]).toEqual([headers, 403])
  })

  it('issues, expires and revokes sessions and tokens', async () => {
    const { top, opretail } = emulator.state
    for (const [name, grants] of [
      ['sessions', top.sessions],
      ['tokens', opretail.tokens],
    ] as const) {
      const { json } = await control('POST', `/${name}`, { expiresInMs: 5000 })
      expect(grants.list().at(-1)).toMatchObject({
        text: json.text,
        revoked: false,
        expiresAt: now + 5000,
      })
      await control('POST', `/${name}/revoke`, { text: json.text })
      await control('POST', `/${name}/expire`, { text: json.text })
      expect(grants.list().at(-1)).toMatchObject({ revoked: true, expiresAt: now })
      expect((await control('POST', `/${name}/revoke`, {})).json.error).toMatch(/^text, id: expected/)
      expect((await control('POST', `/${name}`)).json.text).toEqual(expect.any(String))
    }
  })

  it('adds applications, quotas and bans', async () => {
    await control('POST', '/apps/top', { appKey: '7', appSecret: 's', dailyQuota: 1 })
    const signed = (): Record<string, string> =>
      signedTop(topParams(trade.method, { app_key: '7', tid: '1' }), 's')
    const code = async (): Promise<number> =>
      (await postForm(emulator.top.endpoint, signed())).json.error_response?.code ?? 0
    expect([await code(), await code()]).toEqual([0, 7])
    await control('POST', '/quota', { appKey: '7' })
    expect(await code()).toBe(0)
    await control('POST', '/bans', { scope: 'dynamic', seconds: 9 })
    expect(await code()).toBe(7)
    await control('DELETE', '/bans')
    expect(await code()).toBe(0)
    expect((await control('POST', '/bans', { scope: 'all', seconds: 9 })).status).toBe(400)
    expect((await control('POST', '/apps/top', { appKey: '7' })).status).toBe(400)
    await control('POST', '/apps/opretail', { accessKey: 'k', accessSecret: 's', applicationId: 'DC-9' })
    const opretail = signedOpretail(opretailParams('open.demo.report', { _akey: 'k', pageNumber: '1' }), 's')
    expect((await postForm(emulator.opretail.endpoint, opretail)).json.stat.code).toBe(0)
  })

  it('adds, lists and removes faults', async () => {
    const { json } = await control('POST', '/faults', {
      fault: { kind: 'error' },
      gateway: 'top',
      nth: 1,
      probability: 1,
    })
    expect((await trades()).json).toHaveProperty('error_response.code', 15)
    expect((await control('GET', '/faults')).json).toMatchObject([{ id: json.id, matched: 1, struck: 1 }])
    expect((await control('DELETE', `/faults/${json.id}`)).status).toBe(200)
    expect((await control('DELETE', `/faults/${json.id}`)).status).toBe(404)
    expect((await control('POST', '/faults', { fault: { kind: 'magic' } })).json.error).toMatch(
      /^fault.kind: expected one of delay/,
    )
    await control('POST', '/faults', { fault: { kind: 'empty' }, operation: save.method })
    await control('DELETE', '/faults')
    expect((await control('GET', '/faults')).json).toEqual([])
  })

  it('moves the clock', async () => {
    expect((await control('GET', '/clock')).json).toEqual({
      now,
      text: '2024-01-01 08:00:00',
      frozen: false,
      offsetMs: 0,
    })
    const move = async (body: object): Promise<unknown> => (await control('POST', '/clock', body)).json.text
    expect(await move({ advanceMs: 1000 })).toBe('2024-01-01 08:00:01')
    expect(await move({ toMidnight: true })).toBe('2024-01-02 00:00:00')
    expect(await move({ set: '2030-06-01 12:00:00', frozen: true })).toBe('2030-06-01 12:00:00')
    expect(await move({ set: now })).toBe('2024-01-01 08:00:00')
    expect(await move({ advanceMs: -1000, frozen: false })).toBe('2024-01-01 07:59:59')
    expect(await move({ reset: true })).toBe('2024-01-01 08:00:00')
    expect((await control('POST', '/clock', { set: 'soon' })).status).toBe(400)
  })

  it('shows the journal masked, as entries and as an HTTP Archive', async () => {
    await trades({ session: emulator.top.session })
    await trades({ tid: '2' })
    const { json } = await control('GET', `/journal?method=${trade.method}&since=1&limit=1`)
    expect(json).toMatchObject({ seen: 2, entries: [{ seq: 2, method: trade.method, outcome: 'answered' }] })
    expect(json.entries[0].input).toEqual({ tid: '2', title: '***' })
    const all = JSON.stringify((await control('GET', '/journal')).json)
    expect(all).toContain('taobao.demo.trade.get')
    for (const secret of ['helloworld', '机密', encodeURIComponent('机密'), emulator.top.session])
      expect(all).not.toContain(secret)
    const har = (await control('GET', '/journal.har')).json
    expect(har.log).toMatchObject({ version: '1.2', entries: [{ request: { method: 'POST' } }, {}] })
    expect(JSON.stringify(har)).not.toContain('机密')
    await control('DELETE', '/journal')
    expect((await control('GET', '/journal?limit=x&since=-1')).json).toEqual({
      seen: 0,
      notes: [],
      entries: [],
    })
  })

  it('holds expectations', async () => {
    const expected = await control('POST', '/expectations', {
      method: trade.method,
      times: 1,
      input: { tid: '1' },
      outcome: 'answered',
    })
    expect(expected.json).toMatchObject({ method: trade.method, times: 1, seen: 0, met: false })
    await control('POST', '/expectations', { method: save.method, outcome: 'refused' })
    await trades()
    await trades({ tid: '2' })
    expect((await control('GET', '/expectations')).json).toMatchObject({
      met: false,
      expectations: [
        { seen: 1, met: true },
        { met: false, times: null },
      ],
    })
    expect((await control('POST', '/expectations', { method: 'nobody' })).status).toBe(404)
    await control('DELETE', '/expectations')
    expect((await control('GET', '/expectations')).json).toEqual({ met: true, expectations: [] })
  })

  it('shows business state masked', async () => {
    const request = syncBlacklist.example!.input as { user_blacklist_request: object }
    const signed = signedTop(
      topParams(syncBlacklist.method, {
        user_blacklist_request: JSON.stringify(request.user_blacklist_request),
      }),
    )
    await postForm(emulator.top.endpoint, signed)
    const found = (await control('GET', '/blacklist?mobile=13111111111&supplierId=10000000001')).json
    expect(found).toMatchObject({ count: 1, entries: [{ mobile: '***', reason: '1' }] })
    expect((await control('GET', '/blacklist?mobile=1')).json).toEqual({ count: 0, entries: [] })
    expect((await control('GET', '/requests?key=1656674541001')).json).toEqual([
      { method: syncBlacklist.method, key: '1656674541001', repeats: 0, conflicts: 0 },
    ])
    expect((await control('GET', '/requests?key=1')).json).toEqual([])
    emulator.state.save({
      method: save.method,
      app: '',
      at: 1,
      input: { request: { mobile: '13111111111' } },
    })
    emulator.state.save({ method: 'unknown', app: '', at: 1, input: { x: '13111111111' } })
    expect((await control('GET', `/saves?method=${save.method}`)).json).toMatchObject({
      count: 1,
      saves: [{ input: { request: { mobile: '***' } } }],
    })
    const all = JSON.stringify([
      await control('GET', '/state'),
      await control('GET', '/saves'),
      await control('GET', '/journal'),
    ])
    for (const secret of ['13111111111', 'helloworld', emulator.top.session, emulator.opretail.session])
      expect(all).not.toContain(secret)
  })

  it('snapshots, restores, replaces and resets', async () => {
    const { id } = (await control('POST', '/snapshots')).json
    await control('PUT', '/state', {
      blacklist: [['k', { supplierId: '1', serviceType: '1', mobile: '2', updatedAt: 3 }]],
    })
    expect(emulator.state.top.blacklist.values()).toHaveLength(1)
    expect(emulator.state.top.apps.size()).toBe(1)
    expect((await control('PUT', '/state', { blacklist: [1] })).status).toBe(400)
    expect((await control('PUT', '/state', '[]')).status).toBe(400)
    await control('POST', `/snapshots/${id}`)
    expect(emulator.state.top.blacklist.values()).toEqual([])
    expect((await control('POST', '/snapshots/none')).status).toBe(404)
    for (let at = 0; at < 19; at += 1) await control('POST', '/snapshots')
    const [oldest, next] = (await control('GET', '/snapshots')).json as ReadonlyArray<{ id: string }>
    expect(oldest?.id).toBe(id)
    // Whoever is about to put the oldest back may remember first what is there now.
    await control('POST', '/snapshots', { keep: id })
    expect((await control('POST', `/snapshots/${next?.id ?? ''}`)).status).toBe(404)
    expect((await control('POST', `/snapshots/${id}`)).status).toBe(200)
    await control('POST', '/snapshots')
    expect((await control('POST', `/snapshots/${id}`)).status).toBe(404)
    emulator.clock.advance(1000)
    await control('POST', '/expectations', { method: trade.method })
    await control('POST', '/reset')
    expect(emulator.clock.now()).toBe(now)
    expect((await control('GET', '/expectations')).json.expectations).toEqual([])
  })

  it('shows everything when started with showSensitive', async () => {
    const open = await startEmulator({ operations, clock: () => now, showSensitive: true })
    await postForm(open.top.endpoint, signedTop(topParams(trade.method, { tid: '1', title: '机密' })))
    open.state.save({ method: save.method, app: '', at: 1, input: { mobile: '131' } })
    const shown = async (path: string): Promise<string> => (await fetch(`${open.controlUrl}${path}`)).text()
    expect(await shown('/state')).toContain('helloworld')
    expect(await shown('/saves')).toContain('131')
    const [entry] = open.journal.entries()
    expect(entry?.request.params).toMatchObject({
      title: '机密',
      sign: expect.stringMatching(/^[0-9A-F]{32}$/),
    })
    expect(entry?.input).toEqual({ tid: '1', title: '机密' })
    expect(entry?.stringToSign).toContain('title机密')
    expect(Buffer.from(entry?.request.rawBase64 ?? '', 'base64').toString()).toContain('sign=')
    await open.close()
  })

  it.each([
    { set: '99999999999999999999' },
    { set: '9007199254740991' },
    { set: '253402300800000' },
    { advanceMs: 9_007_199_254_740_991 },
    { advanceMs: -9_007_199_254_740_991 },
    { set: '2024-02-30 00:00:00' },
  ])('keeps its clock within four digits of a year: %j', async (wish) => {
    expect((await control('POST', '/clock', wish)).status).toBe(400)
    expect((await control('GET', '/clock')).json).toMatchObject({ now })
    expect((await control('POST', '/clock', {})).status).toBe(200)
  })

  it('lets no test put the clock where no year can be written', () => {
    for (const set of [Number.NaN, Infinity, -1, 1e16])
      expect(() => emulator.clock.set(set)).toThrow(TypeError)
    expect(() => emulator.clock.advance(1e16)).toThrow(TypeError)
    expect(emulator.clock.now()).toBe(now)
  })

  it.each([
    [{ kind: 'html', status: 99 }, 'fault.status'],
    [{ kind: 'html', status: '502' }, 'fault.status'],
    [{ kind: 'delay' }, 'fault.ms'],
    [{ kind: 'delay', ms: -1 }, 'fault.ms'],
    [{ kind: 'delay', ms: 1e12 }, 'fault.ms'],
    [{ kind: 'skew', ms: 1e16 }, 'fault.ms'],
    [{ kind: 'drip', bytes: 0 }, 'fault.bytes'],
    [{ kind: 'stall', at: 'noon' }, 'fault.at'],
    [{ kind: 'error', code: 'seven' }, 'fault.code'],
    [{ kind: 'business', retryable: 'yes' }, 'fault.retryable'],
    [{ kind: 'empty', ms: 1 }, 'fault.ms'],
    [{ kind: 'meteor' }, 'fault.kind'],
  ])('refuses a fault that can mean nothing: %j', async (fault, path) => {
    const { status, json } = await control('POST', '/faults', { fault })
    expect({ status, error: json.error }).toEqual({
      status: 400,
      error: expect.stringMatching(`^${path}: expected`),
    })
    expect(() => emulator.faults.add({ fault: fault as never })).toThrow(TypeError)
    expect(emulator.faults.list()).toEqual([])
  })

  it.each([
    { gateway: 'nobody' },
    { nth: 0 },
    { nth: [1, 'two'] },
    { times: -1 },
    { probability: 1.5 },
    { probability: '0.5' },
    { often: 1 },
  ])('refuses conditions that can never hold: %j', async (rule) => {
    const { status, json } = await control('POST', '/faults', { ...rule, fault: { kind: 'empty' } })
    expect({ status, error: json.error }).toEqual({
      status: 400,
      error: expect.stringMatching(`^${Object.keys(rule)[0] ?? ''}: expected`),
    })
  })

  it('keeps at most a thousand rules', async () => {
    for (let at = 0; at < 1000; at += 1) emulator.faults.add({ fault: { kind: 'empty' }, nth: 9 })
    expect((await control('POST', '/faults', { fault: { kind: 'empty' } })).json.error).toContain('1000')
    emulator.faults.clear()
  })

  it('keeps snapshots within bytes: the oldest go, the last one stays', async () => {
    const ids: string[] = []
    const big = 'x'.repeat(20 * 1024 * 1024)
    emulator.state.kept.put('big', big)
    for (let at = 0; at < 5; at += 1) {
      emulator.state.kept.put('at', at)
      ids.push((await control('POST', '/snapshots')).json.id as string)
    }
    const found = await Promise.all(
      ids.map(async (one) => (await control('POST', `/snapshots/${one}`)).status),
    )
    expect(found).toEqual([404, 404, 200, 200, 200])
    expect(emulator.state.kept.get('at')).toBe(4)
    expect(emulator.state.kept.get('big')).toBe(big)
  })

  it('shows no header that gives access, whatever it is called', async () => {
    const secrets = {
      'x-token': 'S1',
      'x-api-key': 'S2',
      'proxy-authorization': 'S3',
      'x-session-id': 'S4',
      'x-forwarded-uri': '/a?access_token=S5&b=1',
      referer: 'https://shop.example/a?session=S6&tid=1',
    }
    await postForm(emulator.top.endpoint, signedTop(topParams(trade.method, { tid: '1' })), secrets)
    const { json } = await control('GET', '/journal')
    expect(JSON.stringify(json)).not.toMatch(/\bS[1-6]\b/)
    expect(emulator.journal.entries()[0]?.request.headers).toMatchObject({
      referer: 'https://shop.example/a?session=***&tid=1',
      'x-forwarded-uri': '/a?access_token=***&b=1',
    })
  })
})
