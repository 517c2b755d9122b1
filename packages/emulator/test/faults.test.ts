import { connect } from 'node:net'
import { startEmulator, type Emulator, type FaultRule } from '../src'
import { operations, report, save, trade } from './operations'
import { now, opretailParams, postForm, signedOpretail, signedTop, topParams, type Answer } from './peers'

/** Everything a raw connection receives until it ends, and whether it ended by a reset. */
const raw = (
  url: string,
  params: Readonly<Record<string, string>>,
): Promise<{ text: string; reset: boolean }> => {
  const { port, pathname } = new URL(url)
  const body = new URLSearchParams(params).toString()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n` +
        `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    let reset = false
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => (reset = true))
    socket.on('close', () => resolve({ text: Buffer.concat(chunks).toString('utf8'), reset }))
  })
}

describe('injected faults', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations, clock: () => now })
  })
  afterEach(() => emulator.reset())
  afterAll(() => emulator.close())

  const signed = signedTop(topParams(trade.method, { tid: '1' }))
  const call = (): Promise<Answer> => postForm(emulator.top.endpoint, signed)
  const saved = (): Promise<Answer> => {
    const request = '{"mobile":"1","request_id":"1"}'
    const session = emulator.state.top.sessions.issue()
    return postForm(
      emulator.top.endpoint,
      signedTop(topParams(save.method, { session, request, simplify: 'true' })),
    )
  }
  const opretail = (pageNumber = '1'): Promise<Answer> =>
    postForm(emulator.opretail.endpoint, signedOpretail(opretailParams(report.method, { pageNumber })))
  const inject = (fault: FaultRule['fault'], rule: Omit<FaultRule, 'fault'> = {}): string =>
    emulator.faults.add({ fault, ...rule })

  it('delays before the request is handled', async () => {
    const waits: Array<{ readonly ms: number; readonly handled: number }> = []
    const other = await startEmulator({
      operations,
      clock: () => now,
      wait: async (ms) => {
        for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate)
        waits.push({ ms, handled: other.calls(trade).length })
      },
    })
    other.faults.add({ fault: { kind: 'delay', ms: 86_400_000 } })
    const { json } = await postForm(other.top.endpoint, signedTop(topParams(trade.method, { tid: '1' })))
    expect(json).toHaveProperty('demo_trade_get_response')
    expect(waits).toEqual([{ ms: 86_400_000, handled: 0 }])
    await other.close()
  })

  it('ends a delay when the emulator closes', async () => {
    const other = await startEmulator({
      operations,
      clock: () => now,
      wait: () => {
        void other.close()
        return new Promise(() => undefined)
      },
    })
    other.faults.add({ fault: { kind: 'delay', ms: 1 } })
    await expect(
      postForm(other.top.endpoint, signedTop(topParams(trade.method, { tid: '1' }))),
    ).rejects.toThrow()
  })

  it.each([undefined, 'before-headers', 'after-headers'] as const)('stalls %s after handling', async (at) => {
    inject({ kind: 'stall', ...(at === undefined ? {} : { at }) }, { times: 1 })
    const leaving = new AbortController()
    const asked = fetch(emulator.top.endpoint, {
      method: 'POST',
      body: new URLSearchParams(signed),
      signal: leaving.signal,
    })
    if (at === 'after-headers') {
      const response = await asked
      expect(response.headers.get('content-length')).not.toBeNull()
      leaving.abort()
      await expect(response.text()).rejects.toThrow()
    } else {
      while (emulator.journal.seen() === 0) await new Promise(setImmediate)
      leaving.abort()
      await expect(asked).rejects.toThrow()
    }
    expect(emulator.expectCalled(trade, { outcome: 'answered' })).toHaveLength(1)
    expect((await call()).status).toBe(200)
  })

  it('cuts the connection before the request was handled, or after', async () => {
    inject({ kind: 'reset', at: 'before-handling' }, { nth: 1 })
    inject({ kind: 'reset' }, { nth: 2 })
    expect(await raw(emulator.top.endpoint, signed)).toEqual({ text: '', reset: true })
    expect(await raw(emulator.top.endpoint, signed)).toEqual({ text: '', reset: true })
    expect(emulator.calls(trade).map(({ outcome }) => outcome)).toEqual(['fault', 'answered'])
  })

  it.each([
    [{ kind: 'truncate' }, /"tid"/],
    [{ kind: 'truncate', bytes: 0 }, /\r\n\r\n$/],
    [{ kind: 'wrong-length' }, /\}\}$/],
  ] as const)('announces more than it sends: %j', async (fault, sent) => {
    inject(fault)
    const { text } = await raw(emulator.top.endpoint, signed)
    const [, announced = ''] = /content-length: (\d+)/i.exec(text) ?? []
    const body = text.slice(text.indexOf('\r\n\r\n') + 4)
    expect(Buffer.byteLength(body)).toBeLessThan(Number(announced))
    expect(text).toMatch(sent)
    await expect(call()).rejects.toThrow()
  })

  it('announces less than it sends', async () => {
    inject({ kind: 'wrong-length', by: -5 })
    const { text } = await raw(emulator.top.endpoint, signed)
    const [, announced = ''] = /content-length: (\d+)/i.exec(text) ?? []
    expect(Buffer.byteLength(text.slice(text.indexOf('\r\n\r\n') + 4))).toBe(Number(announced) + 5)
  })

  it('drips', async () => {
    inject({ kind: 'drip', bytes: 100, everyMs: 1 })
    expect((await call()).json).toHaveProperty('demo_trade_get_response')
    emulator.faults.clear()
    inject({ kind: 'drip' })
    const response = await fetch(emulator.top.endpoint, { method: 'POST', body: new URLSearchParams(signed) })
    const reader = response.body!.getReader()
    expect((await reader.read()).value?.length).toBeLessThan(20)
    await reader.cancel()
  })

  it.each([
    [undefined, 502],
    [503, 503],
    [599, 599],
  ])('shows a page of a proxy with status %s', async (status, shown) => {
    inject({ kind: 'html', ...(status === undefined ? {} : { status }) })
    const answer = await call()
    expect(answer.status).toBe(shown)
    expect(answer.text).toContain(`<h1>${shown}`)
    expect(emulator.calls(trade)[0]?.outcome).toBe('fault')
  })

  it('says nothing with 200', async () => {
    inject({ kind: 'empty' })
    expect(await call()).toMatchObject({ status: 200, text: '' })
  })

  it('answers in GBK and says so', async () => {
    inject({ kind: 'gbk' })
    const response = await fetch(emulator.top.endpoint, { method: 'POST', body: new URLSearchParams(signed) })
    expect(response.headers.get('content-type')).toBe('application/json;charset=GBK')
    expect(new TextDecoder('gbk').decode(await response.arrayBuffer())).toContain('<标题>')
    emulator.on(trade, () => async () => ({
      _tag: 'Right',
      right: { tid: '1', paid: true, orders: [], title: '😀ab中' },
    }))
    const other = await fetch(emulator.top.endpoint, { method: 'POST', body: new URLSearchParams(signed) })
    expect(new TextDecoder('gbk').decode(await other.arrayBuffer())).toContain('?ab中')
  })

  it('answers under a wrong root', async () => {
    inject({ kind: 'wrong-root' })
    expect(Object.keys((await call()).json)).toEqual(['unexpected_response'])
    expect(Object.keys((await opretail()).json)).toEqual(['result', 'data'])
  })

  it('answers errors of the platform', async () => {
    const id = inject({ kind: 'error' })
    expect((await call()).json.error_response).toMatchObject({
      code: 15,
      sub_code: 'isp.remote-service-timeout',
    })
    expect((await opretail()).json.stat).toMatchObject({ code: -500, codename: 'API_SYSTEM_CALL_ERROR' })
    expect(emulator.faults.remove(id)).toBe(true)
    expect(emulator.faults.remove(id)).toBe(false)
    inject({
      kind: 'error',
      code: 7,
      subCode: 'accesscontrol.x',
      subMessage: 'This ban will last for 1 more seconds',
    })
    expect((await call()).json.error_response).toMatchObject({
      code: 7,
      msg: 'App Call Limited',
      sub_code: 'accesscontrol.x',
    })
    emulator.faults.clear()
    inject({ kind: 'error', code: -999 }, { gateway: 'opretail' })
    expect((await opretail('2')).json.stat).toMatchObject({ code: -999, codename: 'UNKNOWN_ERROR' })
  })

  it('says "failed" in the words of the operation, after handling', async () => {
    inject({ kind: 'business' }, { operation: save.method, nth: 1 })
    inject(
      { kind: 'business', retryable: false, code: '500', message: 'no' },
      { operation: save.method, nth: [2] },
    )
    expect((await saved()).json.result).toEqual({ success: false, code: 'EMULATED_FAILURE', is_retry: true })
    expect((await saved()).json.result).toEqual({ success: false, code: '500', is_retry: false })
    expect((await saved()).json.result.success).toBe(true)
    inject({ kind: 'business' }, { operation: trade.method })
    expect((await call()).json).toHaveProperty('demo_trade_get_response')
  })

  it('delivers a request twice', async () => {
    let handled = 0
    emulator.on(report, () => async () => {
      handled += 1
      return { _tag: 'Right', right: { handled } }
    })
    inject({ kind: 'duplicate' }, { gateway: 'opretail' })
    expect((await opretail('9')).json.data).toEqual({ handled: 2 })
  })

  it('has the server see another time', async () => {
    inject({ kind: 'skew', ms: 8 * 3_600_000 }, { times: 1 })
    const answer = await call()
    expect(answer.json.error_response.code).toBe(31)
    expect(answer.headers.get('date')).toBe(new Date(now + 8 * 3_600_000).toUTCString())
    expect((await call()).json).toHaveProperty('demo_trade_get_response')
  })

  it('strikes by operation, app, count and seeded chance', async () => {
    inject({ kind: 'error' }, { operation: 'taobao.other', gateway: 'top' })
    inject({ kind: 'error' }, { app: 'other' })
    expect((await call()).json).toHaveProperty('demo_trade_get_response')
    emulator.faults.clear()
    const run = async (seed: number): Promise<string> => {
      inject({ kind: 'error' }, { probability: 0.5, seed })
      const codes: string[] = []
      for (let at = 0; at < 12; at += 1) codes.push('error_response' in (await call()).json ? 'x' : '.')
      expect(emulator.faults.list()[0]).toMatchObject({ matched: 12 })
      emulator.faults.clear()
      return codes.join('')
    }
    const first = await run(1)
    expect(first).toMatch(/x/)
    expect(first).toMatch(/\./)
    expect(await run(1)).toBe(first)
    expect(await run(2)).not.toBe(first)
  })

  it('is told in the journal', async () => {
    inject({ kind: 'delay', ms: 1 })
    await call()
    expect(emulator.journal.entries()[0]?.faults).toEqual([{ kind: 'delay', ms: 1 }])
  })
})
