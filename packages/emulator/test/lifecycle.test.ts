import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../.dev/test/freePort'
import { startEmulator } from '../src'
import { operations, report, trade } from './operations'
import { get, now, opretailParams, postForm, signedOpretail, signedTop, topParams } from './peers'

const call = topParams(trade.method, { tid: '1', title: '机密' })

describe('starting and closing', () => {
  const timed = process.env['PAIFANG_TIMES'] === '1' ? it : it.skip

  timed('is ready in less than 300 ms (asked with PAIFANG_TIMES=1)', async () => {
    const times: number[] = []
    // The quickest of three: a machine that is busy with something else proves nothing.
    for (const _time of [1, 2, 3]) {
      const before = performance.now()
      const emulator = await startEmulator({ operations })
      times.push(performance.now() - before)
      await emulator.close()
    }
    expect(Math.min(...times)).toBeLessThan(300)
  })

  it('takes a free port of loopback, or the one it is told', async () => {
    const one = await startEmulator({ operations })
    const two = await startEmulator({ operations, host: '127.0.0.1' })
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(one.url).not.toBe(two.url)
    await Promise.all([one.close(), two.close()])
    const port = await freePort()
    const told = await startEmulator({ operations, port })
    expect(told.url).toBe(`http://127.0.0.1:${port}`)
    await expect(startEmulator({ operations, port })).rejects.toThrow(/EADDRINUSE/)
    await told.close()
    await (await startEmulator({ operations, port })).close()
  })

  it.each([
    [{ operatons: [] }, 'operatons: no option of this name; did you mean operations?'],
    [{ limits: { bodyByte: 1 } }, 'limits.bodyByte: no option of this name; did you mean bodyBytes?'],
    [{ journalKeeps: 5 }, 'journalKeeps: expected an object of options'],
    [{ top: { window: 1 } }, 'top.window: no option of this name; did you mean windowMs?'],
    [
      { top: { tmc: { redeliver: 1 } } },
      'top.tmc.redeliver: no option of this name; did you mean redeliverMs?',
    ],
    [{ opretail: { replyMs: 1 } }, 'opretail.replyMs: no option of this name; did you mean replayMs?'],
    [{ qimen: { app: [] } }, 'qimen.app: no option of this name; did you mean apps?'],
    [{ topp: {} }, 'topp: no option of this name; did you mean top?'],
  ])('refuses what nobody reads: %j', async (more, said) => {
    await expect(startEmulator({ operations, ...(more as object) })).rejects.toThrow(new TypeError(said))
  })

  it('binds wider only when told so, and says so', async () => {
    await expect(startEmulator({ operations, host: '0.0.0.0' })).rejects.toThrow(/exposed/)
    const said: string[] = []
    const emulator = await startEmulator({
      operations,
      host: '0.0.0.0',
      exposed: true,
      onBanner: (text) => said.push(text),
    })
    expect(said).toEqual([expect.stringContaining('EXPOSED')])
    const { port } = new URL(emulator.url)
    expect((await get(`http://127.0.0.1:${port}/_paifang/clock`, { host: 'anything' })).status).toBe(200)
    await emulator.close()
  })

  it('listens on IPv6 loopback where there is one', async () => {
    const there = await new Promise((resolve) => {
      const probe = createServer()
      probe.on('error', () => resolve(false))
      probe.listen(0, '::1', () => probe.close(() => resolve(true)))
    })
    const started = startEmulator({ operations, host: '::1' })
    if (there === false) return expect(started).rejects.toThrow()
    const emulator = await started
    expect(emulator.url).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect((await get(emulator.controlUrl)).status).toBe(200)
    await emulator.close()
  })

  it('leaves no handle open after close, whatever is still going on', async () => {
    const handles = (): ReadonlyArray<string> =>
      process.getActiveResourcesInfo().filter((kind) => /TCP|Timeout|FSReq/.test(kind))
    const before = handles().length
    const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
    const emulator = await startEmulator({ operations, clock: () => now, journalFile: join(folder, 'j') })
    emulator.faults.add({ fault: { kind: 'stall' }, nth: 1 })
    emulator.faults.add({ fault: { kind: 'delay', ms: 60_000 }, nth: 2 })
    emulator.faults.add({ fault: { kind: 'drip', everyMs: 60_000 }, nth: 3 })
    const body = new URLSearchParams(signedTop(call)).toString()
    const type = 'Content-Type: application/x-www-form-urlencoded'
    const sockets = [body, body, body, ''].map((text) => {
      const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1')
      socket.on('error', () => undefined).resume()
      // The last one sends nothing at all.
      if (text !== '') {
        socket.write(
          `POST /router/rest HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
        )
      }
      return new Promise((resolve) => socket.on('close', resolve))
    })
    while (emulator.journal.seen() < 2) await new Promise(setImmediate)

    await emulator.close()

    await emulator.close()

    await Promise.all(sockets)

    rmSync(folder, { recursive: true })
    // A file is closed by a thread of its own, some time later.
    const patience = performance.now() + 60_000
    while (handles().length > before && performance.now() < patience) await new Promise(setImmediate)
    expect(handles().length).toBeLessThanOrEqual(before)
  })

  it('serves an unknown path with 404 and names its own', async () => {
    const emulator = await startEmulator({ operations })
    const { status, text } = await get(`${emulator.url}/router`)
    expect(status).toBe(404)
    expect(text).toContain('/cloud.api')
    await emulator.close()
  })
})

describe('a lenient emulator', () => {
  it('says so, judges all the same, and goes on', async () => {
    const said: string[] = []
    const emulator = await startEmulator({
      operations,
      clock: () => now,
      lenient: true,
      onBanner: (text) => said.push(text),
    })
    expect(said).toEqual([expect.stringContaining('LENIENT')])
    const wrong = { ...call, timestamp: '1999-01-01 00:00:00', session: 'nobody', v: '', sign: 'WRONG' }
    expect((await postForm(emulator.top.endpoint, wrong)).json).toHaveProperty('demo_trade_get_response')
    const [entry] = emulator.journal.entries()
    expect(entry?.checks.filter(({ state }) => state === 'overlooked').map(({ name }) => name)).toEqual([
      'v',
      'version',
      'clock',
      'signature',
      'session valid',
    ])
    expect(entry?.explanation).toBeDefined()
    expect((await postForm(emulator.top.endpoint, { ...wrong, tid: 'x' })).json.error_response.code).toBe(41)
    const opretail = { _mt: report.method, pageNumber: '1' }
    expect((await postForm(emulator.opretail.endpoint, opretail)).json.stat.code).toBe(0)
    await emulator.close()
  })

  it('writes its banner to standard error by default', async () => {
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    const emulator = await startEmulator({ operations: [], lenient: true })
    expect(written).toHaveBeenCalledWith(expect.stringMatching(/^LENIENT/))
    written.mockRestore()
    await emulator.close()
  })
})

describe('the journal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('appends one masked line of JSON to a file for each exchange', async () => {
    const journalFile = join(folder, 'journal.jsonl')
    const emulator = await startEmulator({ operations, clock: () => now, journalFile })
    await postForm(emulator.top.endpoint, signedTop({ ...call, session: emulator.top.session }))
    await postForm(
      emulator.opretail.endpoint,
      signedOpretail(opretailParams(report.method, { pageNumber: '1' })),
    )
    await emulator.journal.flush()
    const lines = readFileSync(journalFile, 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).gateway)).toEqual(['top', 'opretail'])
    for (const secret of ['机密', 'helloworld', emulator.top.session])
      expect(lines.join()).not.toContain(secret)
    await emulator.close()
  })

  it('survives a file that cannot be written', async () => {
    const emulator = await startEmulator({
      operations,
      clock: () => now,
      journalFile: join(folder, 'no', 'such', 'folder'),
    })
    await new Promise(setImmediate)
    for (const _time of [1, 2])
      expect((await postForm(emulator.top.endpoint, signedTop(call))).status).toBe(200)
    await emulator.journal.flush()
    await emulator.close()
  })

  it('tells request, verdict, string to sign, answer and duration, masked', async () => {
    const emulator = await startEmulator({ operations, clock: () => now })
    await postForm(`${emulator.top.endpoint}?partner_id=q`, signedTop({ ...call, partner_id: 'p' }), {
      authenticator: 'TOKEN',
    })
    await postForm(emulator.top.endpoint, { ...call, method: 'nobody', sign: 'x' })
    const [one, two] = emulator.journal.entries()
    expect(one).toMatchObject({
      seq: 1,
      at: now,
      gateway: 'top',
      app: '12345678',
      outcome: 'refused',
      refusal: { code: 41 },
    })
    expect(one?.request.raw).toMatch(/^POST \/router\/rest\?partner_id=q HTTP\/1\.1\r\n/)
    expect(one?.request.headers).toMatchObject({ authenticator: '***' })
    expect(one?.stringToSign).toContain('title***')
    expect(one?.durationMs).toBeGreaterThan(0)
    expect(one?.answer).toMatchObject({ status: 200, delivery: 'whole', bytes: expect.any(Number) })
    expect(two).toMatchObject({
      outcome: 'refused',
      request: { params: { title: '***', tid: '***', method: 'nobody' } },
    })
    await postForm(`${emulator.url}/router/rest`, { a: 'b' }, { 'content-encoding': 'gzip' })
    expect(emulator.journal.entries()[2]).toMatchObject({ outcome: 'unreadable', answer: { status: 415 } })
    expect(emulator.journal.entries({ limit: 1 })[0]?.seq).toBe(3)
    await emulator.close()
  })

  it('masks what an answer repeats', async () => {
    const emulator = await startEmulator({ operations, clock: () => now })
    emulator.on(trade, () => async () => ({
      _tag: 'Right',
      right: { tid: '1', title: '回显机密', paid: true, orders: [] },
    }))
    await postForm(emulator.top.endpoint, signedTop(call))
    expect(JSON.stringify(emulator.journal.entries())).not.toContain('机密')
    await emulator.close()
  })

  it('keeps a bounded number of exchanges and bytes', async () => {
    const emulator = await startEmulator({ operations, clock: () => now })
    const transport = emulator.transport()
    const send = async (body: string): Promise<unknown> =>
      transport({ verb: 'POST', url: emulator.top.endpoint, headers: {}, body })()
    for (let at = 0; at < 2001; at += 1) await send('a=b')
    expect(emulator.journal.entries()).toHaveLength(1000)
    expect(emulator.journal.seen()).toBe(2001)
    const big = `a=${'x'.repeat(4_000_000)}`
    for (let at = 0; at < 9; at += 1) await send(big)
    expect(emulator.journal.entries().length).toBeLessThan(10)
    await emulator.close()
  })
})

describe('what nobody foresaw', () => {
  it('is a 500 and a note, and the server goes on', async () => {
    const emulator = await startEmulator({ operations, clock: () => now })
    const { rows } = emulator.state.top.bans
    emulator.state.top.ban({ scope: 'dynamic', seconds: 9 })
    Object.assign(emulator.state.top.bans, {
      rows: () => {
        throw new Error('a defect of the test')
      },
    })
    expect((await postForm(emulator.top.endpoint, signedTop({ ...call, title: 't' }))).status).toBe(500)
    expect(emulator.journal.notes()).toEqual([
      {
        realMs: expect.any(Number),
        after: expect.any(Number),
        text: expect.stringContaining('a defect of the test'),
      },
    ])
    Object.assign(emulator.state.top.bans, { rows })
    emulator.state.top.unban()
    expect((await postForm(emulator.top.endpoint, signedTop({ ...call, title: 't' }))).json).toHaveProperty(
      'demo_trade_get_response',
    )
    await emulator.close()
  })
})
