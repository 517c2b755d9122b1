import { createOpretailClient } from '@paifang/gateway-opretail'
import { batch, createTopClient } from '@paifang/gateway-top'
import { qimenEmulation, startEmulator, type Emulator } from '../src'
import type { Edit, Entry, ResendAs } from '../src/control'
import { operations, report, save, trade } from './operations'
import { now, opretailParams, post, postForm, signedOpretail, signedTop, topParams } from './peers'

const mobile = '13947114711'

describe('an exchange that is sent again', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startEmulator({ operations, clock: () => now })
  })
  afterEach(() => emulator.close())

  const told = async (
    path: string,
    body?: unknown,
  ): Promise<{ readonly seq: number; readonly error?: string }> => {
    const answer = await fetch(`${emulator.controlUrl}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { readonly seq: number; readonly error?: string }
  }
  const resend = (seq: number, as: ResendAs, edits?: ReadonlyArray<Edit>): ReturnType<typeof told> =>
    told(`/journal/${seq}/resend`, { as, ...(edits === undefined ? {} : { edits }) })
  const entry = async (seq: number): Promise<Entry> =>
    (await (await fetch(`${emulator.controlUrl}/journal/${seq}`)).json()) as Entry
  /** Needs an emulator that masks nothing. */
  const bodyOf = async (seq: number): Promise<string> =>
    Buffer.from((await entry(seq)).request.rawBase64 ?? '', 'base64').toString('utf8')
  const unmasked = async (): Promise<void> => {
    await emulator.close()
    emulator = await startEmulator({ operations, clock: () => now, showSensitive: true })
  }
  const saved = (more: Readonly<Record<string, string>> = {}) =>
    postForm(
      emulator.top.endpoint,
      signedTop(
        topParams(save.method, {
          session: emulator.top.session,
          request: `{"mobile": "${mobile}", "request_id": "a"}`,
          ...more,
        }),
      ),
    )

  it('is the same to the byte, linked to the first, and judged anew', async () => {
    await unmasked()
    await saved()
    emulator.clock.advance(3_600_000)
    expect(await resend(1, 'bytes')).toEqual({ seq: 2 })
    expect(await bodyOf(2)).toBe(await bodyOf(1))
    const again = await entry(2)
    expect(again).toMatchObject({ again: 1, outcome: 'refused', refusal: { code: 31 } })
    expect(again.request.raw).toBe((await entry(1)).request.raw)
    expect(again.connection).toBeUndefined()
    const rows = (await (await fetch(`${emulator.controlUrl}/journal/rows?q=again:1`)).json()) as {
      readonly rows: ReadonlyArray<unknown>
    }
    expect(rows.rows).toHaveLength(1)
  })

  it('is stamped and signed again, everything else as it was', async () => {
    await unmasked()
    await saved()
    emulator.clock.advance(3_600_000)
    expect(await resend(1, 'signed-again')).toEqual({ seq: 2 })
    expect((await entry(2)).outcome).toBe('answered')
    const before = new URLSearchParams(await bodyOf(1))
    const after = new URLSearchParams(await bodyOf(2))
    const changed = [...after].filter(([name, value]) => before.get(name) !== value)
    expect(changed.map(([name]) => name)).toEqual(['timestamp', 'sign'])
    expect([...after.keys()]).toEqual([...before.keys()])
  })

  it('takes another value where it stood, and keeps what nobody may see', async () => {
    await saved()
    const edits = [{ param: 'request', at: ['request_id'], value: '"7091800003790954036"' }]
    expect(await resend(1, 'signed-again', edits)).toEqual({ seq: 2 })
    expect((await entry(2)).outcome).toBe('answered')
    const [first, second] = emulator.calls(save).map(({ input }) => input)
    expect(second).toEqual({ request: { mobile, request_id: '7091800003790954036' } })
    expect(first).toEqual({ request: { mobile, request_id: 'a' } })
    expect(JSON.stringify(await entry(2))).not.toContain(mobile)
    expect(await resend(1, 'signed-again', [{ param: 'request' }])).toEqual({ seq: 3 })
    expect(await entry(3)).toMatchObject({ refusal: { code: 40, subCode: 'isv.missing-parameter:request' } })
  })

  it('says what cannot be done', async () => {
    await saved()
    await postForm(emulator.top.endpoint, signedTop(topParams(trade.method, { tid: '1', app_key: 'other' })))
    await post(`${emulator.url}/router/res`, 'a=1')
    const problem = async (seq: number, as: ResendAs, edits?: ReadonlyArray<Edit>): Promise<unknown> =>
      (await resend(seq, as, edits)).error
    expect(await problem(1, 'bytes', [{ param: 'v', value: '1' }])).toContain('edits')
    expect(await problem(1, 'signed-again', [{ param: 'request', at: ['nobody'], value: '1' }])).toBe(
      'request.nobody: expected a value of the JSON that was sent',
    )
    expect(await problem(1, 'signed-again', [{ param: 'request', at: ['mobile'], value: '***' }])).toBe(
      'request.mobile: expected JSON',
    )
    expect(await problem(1, 'signed-again', [{ at: ['a'], value: '1' }])).toContain('a body that is JSON')
    expect(await problem(1, 'signed-again', [{ param: 'sign_method', value: 'none' }])).toContain(
      'sign_method',
    )
    expect(await problem(1, 'signed-again', [{ param: 'v', value: '\ud800' }])).toContain('half characters')
    expect(await problem(2, 'signed-again')).toContain('app_key')
    expect(await problem(3, 'signed-again')).toContain('no gateway could read it')
    expect(await problem(1, 'sideways' as ResendAs)).toContain('as: expected')
    expect(
      (await fetch(`${emulator.controlUrl}/journal/9/resend`, { method: 'POST', body: '{"as":"bytes"}' }))
        .status,
    ).toBe(404)
  })

  it('becomes one of the emulator itself: its key, its session, its clock', async () => {
    const stranger = { app_key: '999', session: 'of-somebody', timestamp: '2020-01-01 00:00:00' }
    await postForm(
      `${emulator.url}/router/rest?a=1`,
      signedTop(
        topParams(save.method, { ...stranger, request: '{"mobile":"1","request_id":"b"}' }),
        'theirs',
      ),
    )
    expect(await resend(1, 'own-account')).toEqual({ seq: 2 })
    expect((await entry(2)).outcome).toBe('answered')
    expect((await entry(2)).request.raw).toMatch(/^POST \/router\/rest\?a=1 /)
    await postForm(
      emulator.opretail.endpoint,
      signedOpretail(opretailParams(report.method, { _akey: 'X', _aid: 'X', pageNumber: '1' }), 'theirs'),
    )
    expect(await resend(3, 'own-account')).toEqual({ seq: 4 })
    expect((await entry(4)).outcome).toBe('answered')
  })

  it('is a repeat to opretail as bytes, and none once it is signed again', async () => {
    const client = createOpretailClient({ ...emulator.opretail, clock: () => now })
    expect(await client.call(report, { pageNumber: 1 })()).toMatchObject({ _tag: 'Right' })
    await client.close()
    await resend(1, 'bytes')
    expect(await entry(2)).toMatchObject({ refusal: { code: -100 } })
    await resend(1, 'signed-again')
    expect(await entry(3)).toMatchObject({ outcome: 'answered' })
  })

  it('may be a batch, or the batch of one of its lines', async () => {
    const client = createTopClient({ ...emulator.top, clock: () => now, retry: false })
    await batch(client, [
      [trade, { tid: 1 }],
      [save, { request: { mobile, request_id: 'c' } }],
    ])
    await client.close()
    emulator.clock.advance(3_600_000)
    expect(await resend(3, 'signed-again')).toEqual({ seq: 6 })
    expect(await resend(1, 'signed-again')).toEqual({ seq: 9 })
    for (const seq of [4, 5, 6, 7, 8, 9]) expect((await entry(seq)).outcome).toBe('answered')
    expect((await resend(1, 'signed-again', [{ param: 'v', value: '1' }])).error).toContain(
      'a line of a batch',
    )
  })

  it('is of Qimen, its body signed with it', async () => {
    const own = await startEmulator({
      operations: [],
      gateways: [qimenEmulation],
      clock: () => now,
    })
    const xml = '<?xml version="1.0" encoding="utf-8"?><request><ownerCode>1</ownerCode></request>'
    const query = new URLSearchParams({
      ...topParams('nobody.knows'),
      customerId: 'stub-cust-code',
      sign: 'X',
    })
    await post(`${own.qimen.endpoint}?${query.toString()}`, xml, { 'content-type': 'text/xml' })
    const answer = await fetch(`${own.controlUrl}/journal/1/resend`, {
      method: 'POST',
      body: '{"as":"own-account"}',
    })
    expect(await answer.json()).toEqual({ seq: 2 })
    const [first, second] = own.journal.entries()
    expect(first?.checks.find(({ name }) => name === 'signature')?.state).toBe('failed')
    expect(second?.checks.find(({ name }) => name === 'signature')?.state).toBe('passed')
    await own.close()
  })

  it('may have come elsewhere', async () => {
    const body = new URLSearchParams(signedTop(topParams(trade.method, { tid: '5' }))).toString()
    const captured = {
      verb: 'POST',
      target: '/router/rest',
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      body,
    }
    expect(await told('/journal', captured)).toEqual({ seq: 1 })
    expect(await entry(1)).toMatchObject({ outcome: 'answered', method: trade.method })
    expect((await entry(1)).request.raw).toContain('Content-Type: application/x-www-form-urlencoded\r\n')
    for (const wrong of [
      { verb: 'TRACE' },
      { target: '/_paifang/reset' },
      { target: 'http://example.com/' },
      { headers: [['a']] },
      { headers: [['a', 'b\r\nc: d']] },
    ])
      expect((await told('/journal', { ...captured, ...wrong })).error).toContain(Object.keys(wrong)[0])
  })

  it('is shown unmasked only where the emulator was started so, and leaves a note', async () => {
    await saved()
    const asked = (): Promise<Response> =>
      fetch(`${emulator.controlUrl}/journal/1/reveal`, { method: 'POST' })
    expect((await asked()).status).toBe(403)
    await emulator.close()
    emulator = await startEmulator({ operations, clock: () => now, reveal: true })
    await saved()
    expect(JSON.stringify(await entry(1))).not.toContain(mobile)
    expect(await (await asked()).text()).toContain(mobile)
    expect(emulator.journal.notes().map(({ text }) => text)).toEqual(['exchange 1 was shown unmasked'])
  })

  it('hides what was hidden of the first, whichever operation an edit makes of it', async () => {
    await emulator.close()
    const plain = { ...save, method: 'alibaba.demo.plain.save', sensitive: [] }
    emulator = await startEmulator({ operations: [save, plain], clock: () => now })
    await saved()
    await resend(1, 'signed-again', [{ param: 'method', value: plain.method }])
    expect(await entry(2)).toMatchObject({ method: plain.method, outcome: 'answered' })
    await resend(2, 'bytes')
    const told = [await entry(2), await entry(3), emulator.journal.har()].map((one) => JSON.stringify(one))
    const bytes = await (await fetch(`${emulator.controlUrl}/journal/3/request.bin`)).text()
    for (const text of [...told, bytes]) expect(text).not.toContain(mobile)
    await saved({ method: plain.method })
    expect(JSON.stringify(await entry(4))).toContain(mobile)
  })
})
