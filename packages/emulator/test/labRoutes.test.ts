import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { createTopClient } from '@paifang/gateway-top'
import { faultKinds, faultProblem, startEmulator, type Emulator } from '../src'
import type {
  FaultFieldShown,
  FaultKindShown,
  BanShown,
  ExpectationShown,
  GrantShown,
  QuotasShown,
  TablePage,
  UseShown,
} from '../src/control'
import { now } from './peers'

const input = (id: string): Parameters<typeof sync.input.encode>[0] => ({
  user_blacklist_request: {
    request_id: id,
    request_time: 1656674541001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    blacklist: [{ mobile: `131${id.padStart(8, '0')}`, reason: '1' }],
    operate_type: 1,
  },
})

describe('what a laboratory needs of the control API', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startEmulator({ operations: [sync], clock: () => now })
  })
  afterEach(() => emulator.close())
  const control = async <A = unknown>(verb: string, path: string, body?: object): Promise<A> => {
    const answer = await fetch(`${emulator.controlUrl}${path}`, {
      method: verb,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, ...((await answer.json()) as object) } as A
  }
  const list = async <A>(path: string): Promise<A> =>
    (await (await fetch(`${emulator.controlUrl}${path}`)).json()) as A
  const code = async (id: string): Promise<number> => {
    // Each a new one: a client remembers a ban.
    const top = createTopClient({ ...emulator.top, clock: emulator.clock.now, retry: false, maxBanWaitMs: 0 })
    const result = await top.call(sync, input(id))()
    await top.close()
    return result._tag === 'Left' && result.left._tag === 'GatewayError' ? Number(result.left.code) : 0
  }

  it('lists throttles in force by an id, and lifts one of them', async () => {
    await control('POST', '/bans', { scope: 'app-api', seconds: 60, appKey: '12345678', method: sync.method })
    await control('POST', '/bans', { scope: 'api', seconds: 5, method: 'another' })
    emulator.clock.advance(4_500)
    const bans = await list<ReadonlyArray<BanShown>>('/bans')
    expect(bans).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{12}$/),
        scope: 'app-api',
        appKey: '12345678',
        method: sync.method,
        seconds: 56,
      },
      { id: expect.any(String), scope: 'api', method: 'another', seconds: 1 },
    ])
    emulator.clock.advance(500)
    expect(await list('/bans')).toHaveLength(1)
    expect(await code('1')).toBe(7)
    expect(await control('DELETE', `/bans/${bans[0]?.id ?? ''}`)).toEqual({ status: 200, ok: true })
    expect(await code('2')).toBe(0)
    expect(await control('DELETE', `/bans/${bans[0]?.id ?? ''}`)).toMatchObject({ status: 404 })
  })

  it('counts calls of each minute, with a limit or without, and forgets them at a reset', async () => {
    const one = await code('1')
    expect(one).toBe(0)
    emulator.clock.advance(60_000)
    expect(await code('2')).toBe(0)
    expect(await list<QuotasShown>('/quotas')).toMatchObject({ apps: [{ calls: null, used: 2 }] })
    await control('POST', '/bans', { scope: 'app', seconds: 5 })
    expect(await code('3')).toBe(7)
    const { appKey } = emulator.top
    const numbers = { calls: [1, 1], throttled: [0, 1] }
    expect(await list<UseShown>('/quotas/history?minutes=2')).toEqual({
      until: Math.floor(emulator.clock.now() / 60_000) * 60_000,
      minutes: 2,
      uses: [
        { appKey, method: null, ...numbers },
        { appKey, method: sync.method, ...numbers },
      ],
    })
    expect(await list<UseShown>(`/quotas/history?minutes=1&method=${sync.method}`)).toMatchObject({
      uses: [{ method: sync.method, calls: [1], throttled: [1] }],
    })
    expect(await list<UseShown>('/quotas/history?appKey=nobody')).toMatchObject({ minutes: 60, uses: [] })
    for (const minutes of ['0', '1441', '1.5', 'x'])
      expect(await control('GET', `/quotas/history?minutes=${minutes}`)).toMatchObject({ status: 400 })
    await control('POST', '/reset')
    expect(await list<UseShown>('/quotas/history')).toMatchObject({ uses: [] })
    expect(await list<QuotasShown>('/quotas')).toMatchObject({ apps: [{ used: 0 }] })
  })

  it('puts another rule in the place of one, whose hits go on, and adds one where it belongs', async () => {
    const add = (body: object): Promise<{ readonly id: string }> => control('POST', '/faults', body)
    const first = await add({ fault: { kind: 'error', code: 15 }, times: 1 })
    const last = await add({ fault: { kind: 'error', code: 7 }, operation: 'another' })
    expect([await code('1'), await code('2')]).toEqual([15, 0])
    const rule = { fault: { kind: 'error', code: 40 }, times: 2 }
    expect(await control('POST', `/faults/${first.id}`, { rule })).toMatchObject({ status: 200 })
    expect(await list('/faults')).toMatchObject([
      { id: first.id, rule, matched: 2, struck: 1 },
      { id: last.id },
    ])
    expect([await code('3'), await code('4')]).toEqual([40, 0])
    const between = await add({ fault: { kind: 'gbk' }, before: last.id, paused: true })
    expect(await list('/faults')).toMatchObject([
      { id: first.id },
      { id: between.id, isPaused: true, rule: { fault: { kind: 'gbk' } } },
      { id: last.id },
    ])
    for (const [path, body] of [
      [`/faults/${first.id}`, { rule: { fault: { kind: 'nothing' } } }],
      [`/faults/${first.id}`, { rule: 1 }],
      [`/faults/${first.id}`, { rule: null }],
      [`/faults/${first.id}`, { rule: { fault: { kind: 'gbk' }, before: last.id } }],
      [`/faults/${first.id}`, { before: first.id }],
      ['/faults', { fault: { kind: 'gbk' }, before: 'nobody' }],
      ['/faults', { fault: { kind: 'gbk' }, paused: 1 }],
    ] as const)
      expect([path, await control('POST', path, body)]).toMatchObject([path, { status: 400 }])
    expect(await control('POST', '/faults/nobody', { rule })).toMatchObject({ status: 404 })
    expect((await list<ReadonlyArray<unknown>>('/faults')).length).toBe(3)
    expect(await list('/faults')).toMatchObject([{ rule }, { id: between.id }, { id: last.id }])
  })

  it('lists the kinds of faults with their fields, and takes what it lists', async () => {
    const all = await list<ReadonlyArray<FaultKindShown>>('/faults/kinds')
    expect(all.map(({ kind }) => kind)).toEqual(faultKinds)
    expect(all.find(({ kind }) => kind === 'delay')).toEqual({
      kind: 'delay',
      fields: { ms: { type: 'number', min: 0, max: 86_400_000 } },
      needed: ['ms'],
      ofChannel: false,
    })
    for (const { kind, fields, needed, ofChannel } of all) {
      const valueOf = (field: FaultFieldShown): unknown =>
        ({
          number: 'min' in field ? field.max : 0,
          text: 'a',
          boolean: true,
          choice: 'values' in field ? field.values[0] : '',
        })[field.type]
      const full = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(field)]))
      const about = ofChannel ? { operation: 'tmc.message' } : {}
      expect([kind, faultProblem({ fault: { kind, ...full }, ...about })]).toEqual([kind, undefined])
      const bare = faultProblem({ fault: { kind }, ...about })
      expect([kind, bare === undefined]).toEqual([kind, needed.length === 0])
      for (const [name, field] of Object.entries(fields)) {
        const wrong = field.type === 'number' ? field.max + 1 : field.type === 'choice' ? 'none of them' : 1
        expect([kind, name, faultProblem({ fault: { kind, ...full, [name]: wrong }, ...about })]).toEqual([
          kind,
          name,
          expect.stringContaining(`fault.${name}: expected`),
        ])
      }
    }
  })

  it('says what is wrong in Chinese, too', async () => {
    const fault = (members: object, rule: object = {}): object => ({
      fault: { kind: 'delay', ms: 1, ...members },
      ...rule,
    })
    const wrong: ReadonlyArray<readonly [verb: string, path: string, body?: object]> = [
      ...[{ ms: 'soon' }, { ms: undefined }, { kind: 'none' }, { nonsense: 1 }].map(
        (members) => ['POST', '/faults', fault(members)] as const,
      ),
      ...[
        { nth: 0 },
        { times: -1 },
        { probability: 2 },
        { gateway: 'none' },
        { before: '9' },
        { paused: 1 },
      ].map((rule) => ['POST', '/faults', fault({}, rule)] as const),
      ['POST', '/faults', {}],
      ['POST', '/faults', { fault: { kind: 'empty', ms: 1 } }],
      ['POST', '/faults', { fault: { kind: 'business', retryable: 'maybe', code: 1 } }],
      ['POST', '/faults', { fault: { kind: 'close', code: 1 }, operation: 'tmc.message' }],
      ['POST', '/faults', { fault: { kind: 'close', reason: 'x'.repeat(200) }, operation: 'tmc.message' }],
      ['POST', '/faults', { fault: { kind: 'close' } }],
      ['POST', '/faults/9', {}],
      ['DELETE', '/faults/9'],
      ['POST', '/clock', { set: 'noon' }],
      ['POST', '/clock', { advanceMs: 1e15 }],
      ['POST', '/clock', { frozen: 'yes' }],
      ['PUT', '/answers/none', { output: {} }],
      ['PUT', `/answers/${sync.method}`, { output: 1 }],
      ['PUT', `/answers/${sync.method}`, { output: {}, times: 0 }],
      ['DELETE', '/answers/none'],
      ['POST', '/expectations', { method: 'none' }],
      ['POST', '/expectations', { method: 1 }],
      ['DELETE', '/expectations/9'],
      ['POST', '/quota', { calls: 1 }],
      ['POST', '/quota', { appKey: '12345678', calls: -1 }],
      ['POST', '/quotas', { scope: 'none', calls: 1, per: 'day' }],
      ['DELETE', '/quotas/9'],
      ['GET', '/quotas/history?minutes=0'],
      ['POST', '/bans', { scope: 'api' }],
      ['POST', '/bans', { scope: 'api', seconds: 0 }],
      ['DELETE', '/bans/9'],
      ['POST', '/sessions/expire', {}],
      ['POST', '/sessions/expire', { id: '9' }],
      ['POST', '/sessions/expire', { id: '9', expiresInMs: 'soon' }],
      ['POST', '/snapshots/9'],
      ['GET', '/state/none'],
      ['GET', '/state/sessions?limit=0'],
      ['POST', '/tmc/messages', { content: 1 }],
      ['POST', '/journal/1/reveal'],
      ['GET', '/journal/search'],
    ]
    for (const [verb, path, body] of wrong) {
      const { status, error, zh } = await control<
        Record<'error' | 'zh', string> & { readonly status: number }
      >(verb, path, body)
      expect([verb, path, [400, 403, 404].includes(status)]).toEqual([verb, path, true])
      const inChinese = expect.stringMatching(/\p{Script=Han}/u) as string
      expect([error, zh]).toEqual([expect.any(String), inChinese])
      expect(zh).not.toMatch(/\b[a-z]{2,} [a-z]{2,}\b/)
    }
  })

  it('shows what quotas allow and what of them is used, of the day and second they are of', async () => {
    await control('POST', '/quota', { appKey: '12345678', calls: 5 })
    await control('POST', '/quotas', { scope: 'api', calls: 2, per: 'day', method: sync.method })
    expect([await code('1'), await code('2'), await code('3')]).toEqual([0, 0, 7])
    const shown = await list<QuotasShown>('/quotas')
    expect(shown).toMatchObject({
      apps: [{ appKey: '12345678', calls: 5, used: 2 }],
      quotas: [{ scope: 'api', method: sync.method, calls: 2, per: 'day', used: 2 }],
    })
    await control('DELETE', `/quotas/${shown.quotas[0]?.id ?? ''}`)
    expect(await code('4')).toBe(0)
    emulator.clock.toMidnight()
    expect(await list('/quotas')).toMatchObject({ apps: [{ calls: 5, used: 0 }], quotas: [] })
  })

  it('lists sessions without their text, ends and revokes one by its id, and gives it again', async () => {
    const [first] = await list<ReadonlyArray<GrantShown>>('/sessions')
    expect(first).toMatchObject({ app: '12345678', user: null, expiresAt: null, state: 'valid' })
    expect(JSON.stringify(await list('/sessions'))).not.toContain(emulator.top.session)
    const { id } = first ?? { id: '' }
    const states = async (path: string, body: object): Promise<unknown> => {
      await control('POST', `/sessions/${path}`, body)
      return (await list<ReadonlyArray<GrantShown>>('/sessions')).map(({ state, expiresAt }) => [
        state,
        expiresAt,
      ])
    }
    expect(await states('revoke', { id })).toEqual([['revoked', null]])
    expect(await states('revoke', { id, isRevoked: false })).toEqual([['valid', null]])
    expect(await states('expire', { id })).toEqual([['expired', now]])
    expect(await states('expire', { id, expiresInMs: 5000 })).toEqual([['valid', now + 5000]])
    expect(await states('expire', { text: emulator.top.session, never: true })).toEqual([['valid', null]])
    expect(await control('POST', '/sessions/expire', { id: 'nobody' })).toMatchObject({ status: 404 })
    expect(await control('POST', '/sessions/expire', {})).toMatchObject({ status: 400 })
    expect(await list('/tokens')).toMatchObject([{ state: 'valid' }])
    expect(await list('/qimen-sessions')).toMatchObject([{ state: 'valid' }])
  })

  it('gives one table by pages, masked, and looks for a text in what it shows', async () => {
    for (let id = 1; id <= 7; id += 1) await code(String(id))
    const page = (query: string): Promise<TablePage> => list<TablePage>(`/state/blacklist?${query}`)
    const first = await page('limit=3')
    expect(first).toMatchObject({ total: 7, next: 3 })
    expect(first.rows).toHaveLength(3)
    const last = await page('after=6&limit=3')
    expect(last).toMatchObject({ total: 7, next: null })
    expect(last.rows).toHaveLength(1)
    expect(JSON.stringify([first, last])).not.toContain('1310000000')
    expect((await page('text=10000000001')).rows).toHaveLength(7)
    // What is masked is not found: else it could be guessed, digit by digit.
    expect((await page('text=1310000000')).rows).toEqual([])
    expect(await list('/tables')).toContainEqual({ table: 'blacklist', rows: 7 })
    for (const wrong of ['/state/nobody', '/state/blacklist?limit=0', '/state/blacklist?after=x'])
      expect(await list(wrong)).toHaveProperty('error')
  })

  it('lists what is remembered of the state', async () => {
    expect(await list('/snapshots')).toEqual([])
    const { id } = await control<{ readonly id: string }>('POST', '/snapshots')
    expect(await list('/snapshots')).toEqual([{ id, at: emulator.clock.text(), bytes: expect.any(Number) }])
  })

  it('says of an expectation what it is and what came besides, and forgets one', async () => {
    const { id } = await control<ExpectationShown>('POST', '/expectations', {
      method: sync.method,
      times: 1,
      input: { user_blacklist_request: { request_id: '2', blacklist: [{ mobile: '13100000002' }] } },
    })
    await control('POST', '/expectations', { method: sync.method, outcome: 'refused' })
    await code('1')
    await code('2')
    const { expectations } = await list<{ readonly expectations: ReadonlyArray<ExpectationShown> }>(
      '/expectations',
    )
    expect(expectations).toMatchObject([
      { id, times: 1, outcome: null, seen: 1, others: 1, met: true },
      { times: null, outcome: 'refused', input: null, seen: 0, others: 2, met: false },
    ])
    expect(JSON.stringify(expectations)).not.toContain('13100000002')
    expect(await control('DELETE', `/expectations/${id}`)).toEqual({ status: 200, ok: true })
    expect(await control('DELETE', `/expectations/${id}`)).toMatchObject({ status: 404 })
    expect(await list('/expectations')).toMatchObject({ met: false, expectations: [{ outcome: 'refused' }] })
  })

  it('pauses a rule of faults, and puts it before another', async () => {
    const html = emulator.faults.add({ fault: { kind: 'html', status: 502 } })
    const later = emulator.faults.add({ fault: { kind: 'html', status: 503 } })
    const status = async (): Promise<number> =>
      (await fetch(emulator.top.endpoint, { method: 'POST', body: new URLSearchParams({ v: '2.0' }) })).status
    expect(await status()).toBe(502)
    await control('POST', `/faults/${later}`, { before: html })
    expect(await status()).toBe(503)
    await control('POST', `/faults/${later}`, { paused: true })
    expect(await status()).toBe(502)
    // Whatever it did not meet is not counted.
    expect(await list('/faults')).toMatchObject([
      { id: later, isPaused: true, matched: 2, struck: 2 },
      { id: html, isPaused: false, matched: 3 },
    ])
    await control('POST', `/faults/${later}`, { paused: false, before: null })
    expect(await status()).toBe(502)
    expect(emulator.faults.list().map(({ id }) => id)).toEqual([html, later])
    for (const [id, wish, answered] of [
      ['9', { paused: true }, 404],
      [html, { paused: 1 }, 400],
      [html, { before: html }, 400],
      [html, { before: 7 }, 400],
    ] as const)
      expect(await control('POST', `/faults/${id}`, wish)).toMatchObject({ status: answered })
    expect(emulator.faults.list().map(({ id }) => id)).toEqual([html, later])
  })

  it('says what a rule would have done to the calls there were, and does nothing', async () => {
    for (const id of ['1', '2', '3', '4']) await code(id)
    await fetch(`${emulator.url}/nowhere`)
    const rule = { fault: { kind: 'empty' }, operation: sync.method, nth: [2, 3, 9] }
    expect(await control('POST', '/faults/preview', rule)).toEqual({
      status: 200,
      looked: 4,
      matched: 4,
      struck: 2,
      seqs: [2, 3],
    })
    expect(await control('POST', '/faults/preview', { ...rule, operation: 'another' })).toMatchObject({
      looked: 4,
      matched: 0,
      seqs: [],
    })
    expect(await control('POST', '/faults/preview', { fault: { kind: 'rain' } })).toMatchObject({
      status: 400,
    })
    expect(emulator.faults.list()).toEqual([])
    // The same rule then does the same to the same calls.
    const chance = { fault: { kind: 'empty' }, probability: 0.5 } as const
    const { seqs } = await control<{ seqs: ReadonlyArray<number> }>('POST', '/faults/preview', chance)
    emulator.faults.add(chance)
    for (const id of ['1', '2', '3', '4']) await code(id)
    const struck = emulator.journal.entries().slice(-4)
    expect(struck.flatMap(({ faults }, place) => (faults.length > 0 ? [place + 1] : []))).toEqual(seqs)
  })
})
