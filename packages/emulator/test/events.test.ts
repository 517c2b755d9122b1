import { request } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Emulator, EmulatorOptions } from '../src'
import {
  readEvents,
  rowFlags,
  summaryOf,
  type ControlEvent,
  type Info,
  type Row,
  type RowsPage,
  type Summary,
} from '../src/control'
import { report, trade } from './operations'
import {
  get,
  now,
  opretailParams,
  post,
  postForm,
  signedOpretail,
  signedTop,
  topParams,
  type Params,
} from './peers'
import { startQuiet } from './startQuiet'

/** Reads a stream until it has what it waits for. */
const follow = async (
  emulator: Emulator,
  query: string,
  enough: (events: ReadonlyArray<ControlEvent>) => boolean,
): Promise<ReadonlyArray<ControlEvent>> => {
  const answer = await fetch(`${emulator.controlUrl}/events${query}`)
  expect(answer.headers.get('content-type')).toBe('text/event-stream;charset=UTF-8')
  const events: Array<ControlEvent> = []
  if (answer.body === null) throw new Error('no stream')
  for await (const event of readEvents(answer.body)) {
    events.push(event)
    if (enough(events)) break
  }
  return events
}

const rowsIn = (events: ReadonlyArray<ControlEvent>): ReadonlyArray<Summary> =>
  events.flatMap((one) => (one.event === 'rows' ? one.data.map(summaryOf) : []))

const hasRows =
  (count: number) =>
  (events: ReadonlyArray<ControlEvent>): boolean =>
    rowsIn(events).length >= count

const pageOf = async (emulator: Emulator, query = ''): Promise<RowsPage> =>
  (await get(`${emulator.controlUrl}/journal/rows${query}`)).json as RowsPage

const seqsOf = ({ rows }: Pick<RowsPage, 'rows'>): ReadonlyArray<number> => rows.map(([seq]) => seq)

describe('events and rows', () => {
  let emulator: Emulator
  const start = async (options: Partial<EmulatorOptions> = {}): Promise<Emulator> => {
    emulator = await startQuiet(options)
    return emulator
  }
  afterEach(() => emulator.close())

  const trades = (more: Params = {}, secret?: string): Promise<unknown> =>
    postForm(emulator.top.endpoint, signedTop(topParams(trade.method, { tid: '1', ...more }), secret))

  it('says in a row what every kind of exchange came to', async () => {
    await start()
    emulator.state.top.addApp({ appKey: '9', appSecret: 's9' })
    await trades()
    await trades({ session: 'nobody' })
    await trades({}, 'wrong')
    emulator.faults.add({ fault: { kind: 'html', status: 503 }, times: 1 })
    await trades()
    emulator.faults.add({ fault: { kind: 'truncate' }, times: 1 })
    await trades().catch(() => undefined)
    await postForm(
      emulator.opretail.endpoint,
      signedOpretail(opretailParams(report.method, { pageNumber: 'x' })),
    )
    await get(`${emulator.url}/router/res?session=SECRET`)
    await post(emulator.top.endpoint, 'x', { 'content-type': 'image/png' })
    const { rows, ...page } = await pageOf(emulator)
    expect(page).toMatchObject({ oldest: 1, newest: 8, seen: 8, kept: 8, total: 8, gaps: [], next: null })
    expect(rows.map(summaryOf)).toMatchObject([
      {
        seq: 1,
        gateway: 'top',
        method: trade.method,
        app: '12345678',
        outcome: 'answered',
        status: 200,
        code: '',
      },
      { outcome: 'refused', code: '27', sub: 'invalid-sessionkey', reason: 'Invalid Session' },
      { outcome: 'refused', code: '25', explain: 'none', reason: 'Invalid Signature' },
      { outcome: 'fault', status: 503, faults: 'html', code: '' },
      { outcome: 'answered', faults: 'truncate', flags: rowFlags.broken },
      {
        gateway: 'opretail',
        outcome: 'refused',
        code: '400',
        reason: 'pageNumber must be integer or its text',
      },
      {
        gateway: '',
        outcome: 'no-such-path',
        status: 404,
        path: 'GET /router/res',
        reason: expect.stringContaining('no such path'),
      },
      { gateway: '', outcome: 'unreadable', status: 415, path: 'POST /router/rest', inBytes: 1 },
    ])
    for (const { realMs, virtualMs, ms } of rows.map(summaryOf)) {
      expect(virtualMs).toBe(now)
      expect(Math.abs(Date.now() - realMs)).toBeLessThan(60_000)
      expect(ms).toBeGreaterThanOrEqual(0)
    }
    expect(JSON.stringify(rows)).not.toContain('SECRET')
  })

  it('counts what was overlooked, the lines of a batch and the batch', async () => {
    await start({ lenient: true })
    await trades({}, 'wrong')
    const params: Params = { ...topParams(''), sign: 'x' }
    const line = new URLSearchParams({ method: trade.method, tid: '1' }).toString()
    await post(
      `${emulator.url}/router/batch?${new URLSearchParams(params).toString()}`,
      `${line}\r\n-S-\r\n${line}`,
      {
        'content-type': 'text/plain',
      },
    )
    const rows = (await pageOf(emulator)).rows.map(summaryOf)
    expect(rows.map(({ flags, of }) => [flags, of])).toEqual([
      [rowFlags.overlooked, 0],
      [rowFlags.member, 2],
      [rowFlags.member, 2],
      [rowFlags.batch, 2],
    ])
    expect((await get(`${emulator.controlUrl}/journal/4`)).json).toMatchObject({
      batch: [2, 3],
      outcome: 'answered',
    })
  })

  it('notes a body that it did not read', async () => {
    await start({ limits: { bodyBytes: 10 } })
    await post(emulator.top.endpoint, 'x'.repeat(100)).catch(() => undefined)
    expect((await pageOf(emulator)).rows.map(summaryOf)).toMatchObject([
      { outcome: 'unreadable', status: 413 },
    ])
  })

  it('hides in a reason what the operation calls sensitive', async () => {
    await start()
    emulator.on(trade, ({ title }) => async () => ({
      _tag: 'Left',
      left: { code: 15, subMessage: `no ${title}!` },
    }))
    await trades({ title: '机密文件' })
    expect((await pageOf(emulator)).rows.map(summaryOf)).toMatchObject([{ reason: 'no ***!' }])
  })

  it('pages forwards and backwards over every row', async () => {
    await start()
    for (let at = 0; at < 7; at += 1) await trades()
    const forward: Array<number> = []
    for (let next: number | null = 0; next !== null;) {
      const page: RowsPage = await pageOf(emulator, `?after=${next}&limit=3`)
      forward.push(...seqsOf(page))
      next = page.next
    }
    expect(forward).toEqual([1, 2, 3, 4, 5, 6, 7])
    const newest = await pageOf(emulator, '?limit=3')
    expect([seqsOf(newest), newest.next]).toEqual([[5, 6, 7], 5])
    const older = await pageOf(emulator, '?before=5&limit=3')
    expect([seqsOf(older), older.next, older.total]).toEqual([[2, 3, 4], 2, 4])
    const oldest = await pageOf(emulator, '?before=2&limit=3')
    expect([seqsOf(oldest), oldest.next]).toEqual([[1], null])
    expect(seqsOf(await pageOf(emulator, '?after=7'))).toEqual([])
  })

  it.each([
    ['?after=1&before=2', 'after, before'],
    ['?after=x', 'after'],
    ['?limit=0', 'limit'],
    ['?limit=5001', 'limit'],
    ['?q=is:lost', 'is'],
  ])('says what is wrong with %s', async (query, named) => {
    await start()
    const { status, json } = await get(`${emulator.controlUrl}/journal/rows${query}`)
    expect([status, json.error]).toEqual([400, expect.stringMatching(`^${named}: expected`)])
  })

  it('pages over what a filter lets through, and goes on where it cut', async () => {
    await start()
    for (const tid of ['1', '', '2', '', '3', '']) await trades({ tid })
    const first = await pageOf(emulator, '?after=0&limit=2&q=is:refused%20code:40')
    expect([seqsOf(first), first.next]).toEqual([[2, 4], 4])
    const second = await pageOf(emulator, `?after=${first.next ?? 0}&limit=2&q=is:refused%20code:40`)
    expect([seqsOf(second), second.next]).toEqual([[6], null])
    const back = await pageOf(emulator, '?limit=2&q=-is:failed')
    expect([seqsOf(back), back.next]).toEqual([[3, 5], 3])
    expect(seqsOf(await pageOf(emulator, '?before=3&limit=2&q=-is:failed'))).toEqual([1])
  })

  it('tells what it no longer keeps', async () => {
    await start({ journalKeeps: { rows: 3, entries: 1 } })
    for (let at = 0; at < 6; at += 1) await trades()
    const page = await pageOf(emulator, '?after=1')
    expect(page).toMatchObject({ oldest: 4, newest: 6, seen: 6, kept: 3, gaps: [[2, 3]] })
    expect(seqsOf(page)).toEqual([4, 5, 6])
    expect((await pageOf(emulator, '?before=5')).gaps).toEqual([[1, 3]])
    const events = await follow(emulator, '?after=1', hasRows(3))
    expect(events.slice(1)).toMatchObject([{ event: 'gap', data: { from: 2, to: 3 } }, { event: 'rows' }])
    const gone = await get(`${emulator.controlUrl}/journal/1`)
    expect([gone.status, gone.json.error]).toEqual([410, expect.stringContaining('journalKeeps')])
    expect((await get(`${emulator.controlUrl}/journal/7`)).status).toBe(404)
    expect((await get(`${emulator.controlUrl}/journal/x`)).status).toBe(400)
    expect((await get(`${emulator.controlUrl}/journal/6`)).json).toMatchObject({
      seq: 6,
      outcome: 'answered',
    })
  })

  it('keeps rows within bytes', async () => {
    await start({ journalKeeps: { rowBytes: 1000 } })
    for (let at = 0; at < 20; at += 1) await trades()
    const { kept } = await pageOf(emulator)
    expect(kept).toBeGreaterThan(1)
    expect(kept).toBeLessThan(8)
  })

  it('tells each row once and in order, from where the reader was', async () => {
    await start()
    await trades()
    await trades()
    const reading = follow(emulator, '?after=1', hasRows(4))
    while ((await infoOf()).streams === 0) await new Promise(setImmediate)
    for (let at = 0; at < 3; at += 1) await trades()
    const events = await reading
    const { instance } = await infoOf()
    expect(events[0]).toMatchObject({
      event: 'hello',
      id: `${instance}:1`,
      data: {
        instance,
        newest: 2,
        settings: { lenient: false, showSensitive: false, reveal: false, exposed: false, seed: 1 },
      },
    })
    expect(rowsIn(events).map(({ seq }) => seq)).toEqual([2, 3, 4, 5])
    expect(events.at(-1)?.id).toBe(`${instance}:5`)
    const all = rowsIn(await follow(emulator, `?after=${instance}:3`, hasRows(2)))
    expect(all.map(({ seq }) => seq)).toEqual([4, 5])
    // Of another start, or beyond what there is: from the beginning.
    for (const after of ['00ff:4', '500'])
      expect(rowsIn(await follow(emulator, `?after=${after}`, hasRows(5)))).toHaveLength(5)
    expect((await get(`${emulator.controlUrl}/events?after=soon`)).status).toBe(400)
  })

  const infoOf = async (): Promise<Info> => (await get(`${emulator.controlUrl}/info`)).json as Info

  it('tells of clock, faults, tables, notes, clearing and reset', async () => {
    await start()
    const reading = follow(emulator, '', (events) => events.some(({ event }) => event === 'reset'))
    while ((await infoOf()).streams === 0) await new Promise(setImmediate)
    emulator.clock.advance(1000)
    emulator.clock.freeze()
    emulator.faults.add({ fault: { kind: 'empty' }, nth: 9 })
    emulator.state.top.sessions.issue()
    emulator.on(trade, () => {
      throw new Error('a defect of the test')
    })
    await trades()
    emulator.reset()
    const events = await reading
    const dataOf = (name: string): unknown => events.filter(({ event }) => event === name).at(-1)?.data
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['hello', 'clock', 'faults', 'tables', 'note', 'cleared', 'reset']),
    )
    expect(dataOf('tables')).toEqual(expect.arrayContaining(['sessions']))
    expect(dataOf('note')).toMatchObject({ after: 0, text: expect.stringContaining('a defect of the test') })
    expect(dataOf('cleared')).toEqual({ to: 1 })
    await trades()
    const page = await pageOf(emulator, '?after=0')
    expect([page.seen, page.gaps, seqsOf(page)]).toEqual([1, [], [2]])
  })

  it('says goodbye, and forgets readers that left', async () => {
    await start()
    const reading = follow(emulator, '', () => false)
    const left = follow(emulator, '', () => true)
    await left
    while ((await infoOf()).streams !== 1) await new Promise(setImmediate)
    await emulator.close()
    expect((await reading).at(-1)).toMatchObject({ event: 'bye' })
  })

  it('lets a reader that does not read wait, without keeping anything for it', async () => {
    await start({ journalKeeps: { rows: 50 } })
    const { port } = new URL(emulator.url)
    const stalled = request({ port, host: '127.0.0.1', path: '/_paifang/events?after=0' })
    const answered = new Promise<import('node:http').IncomingMessage>((resolve) =>
      stalled.on('response', resolve),
    )
    stalled.end()
    const answer = await answered
    answer.pause()
    for (let at = 0; at < 200; at += 1) await trades({ tid: String(at) })
    expect((await pageOf(emulator)).kept).toBe(50)
    let text = ''
    for await (const chunk of answer) {
      text += String(chunk)
      if (text.includes('[200,')) break
    }
    const told = [...text.matchAll(/event: (rows|gap)\nid: .*\ndata: (.*)\n/g)]
    const seqs = told.flatMap(([, event, data = '']) => {
      if (event === 'rows') return (JSON.parse(data) as ReadonlyArray<Row>).map(([seq]) => seq)
      const { from, to } = JSON.parse(data) as { from: number; to: number }
      return Array.from({ length: to - from + 1 }, (_, at) => from + at)
    })
    expect(seqs).toEqual(Array.from({ length: 200 }, (_, at) => at + 1))
  })

  it('takes a hundred readers and no more', async () => {
    await start()
    const controllers = Array.from({ length: 100 }, () => new AbortController())
    await Promise.all(controllers.map(({ signal }) => fetch(`${emulator.controlUrl}/events`, { signal })))
    expect((await get(`${emulator.controlUrl}/events`)).status).toBe(429)
    for (const controller of controllers) controller.abort()
  })

  it('shows what it is', async () => {
    await start({ seed: 7, journalKeeps: { entries: 5 } })
    await trades()
    await trades({}, 'wrong')
    const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
      version: string
    }
    expect(await infoOf()).toMatchObject({
      instance: expect.stringMatching(/^[0-9a-f]{12}$/),
      version,
      clock: { now, text: '2024-01-01 08:00:00', frozen: false, offsetMs: 0 },
      settings: { seed: 7, lenient: false, showSensitive: false, reveal: false, exposed: false },
      gateways: expect.arrayContaining([
        { name: 'top', paths: ['/router/rest', '/router/batch', '/authorize', '/token'], operations: 3 },
        { name: 'opretail', paths: ['/cloud.api', '/m.api'], operations: 2 },
      ]),
      journal: {
        oldest: 1,
        newest: 2,
        seen: 2,
        kept: 2,
        entries: { kept: 2, oldest: 1 },
        counts: { answered: 1, refused: 1, fault: 0, unreadable: 0, 'no-such-path': 0 },
        keeps: { rows: 100_000, entries: 5 },
      },
      streams: 0,
    })
  })

  it('looks for a text in what is shown, a piece at a time', async () => {
    await start()
    for (let at = 1; at <= 45; at += 1) await trades({ tid: `77${at}`, title: '机密' })
    const search = async (query: string): Promise<unknown> =>
      (await get(`${emulator.controlUrl}/journal/search?${query}`)).json as unknown
    expect(await search('text=7744')).toEqual({ seqs: [44], looked: 40, next: 6 })
    expect(await search('text=775&before=6')).toEqual({ seqs: [5], looked: 5, next: null })
    expect(await search(`text=${encodeURIComponent('机密')}`)).toMatchObject({ seqs: [] })
    expect((await get(`${emulator.controlUrl}/journal/search`)).status).toBe(400)
  })
})
