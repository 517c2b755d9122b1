import * as fc from 'fast-check'
import { connect } from 'node:net'
import type { Emulator, EmulatorOptions } from '../src'
import type { BytesShown, Entry, Span } from '../src/control'
import { report, save, trade } from './operations'
import { get, opretailParams, signedOpretail, signedTop, topParams, topSign } from './peers'
import { startQuiet } from './startQuiet'

const mobile = '13912345678'
const title = '机密·标题'

/** What a connection receives for these bytes, until it ends. */
const exchange = (url: string, bytes: Uint8Array): Promise<Buffer> =>
  new Promise((resolve) => {
    const chunks: Array<Buffer> = []
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('close', () => resolve(Buffer.concat(chunks)))
    socket.write(bytes)
  })

const head = (verb: string, target: string, headers: ReadonlyArray<readonly [string, string]>): string =>
  [`${verb} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')

const message = (
  target: string,
  type: string,
  body: string | Uint8Array,
  more: ReadonlyArray<readonly [string, string]> = [],
): Buffer => {
  const bytes = Buffer.from(body)
  return Buffer.concat([
    Buffer.from(
      head('POST', target, [
        ['Host', 'x'],
        ['content-TYPE', type],
        ...more,
        ['Content-Length', String(bytes.length)],
        ['Connection', 'close'],
      ]),
    ),
    bytes,
  ])
}

const formType = 'application/x-www-form-urlencoded'

describe('the bytes of an exchange', () => {
  let emulator: Emulator
  const start = async (options: Partial<EmulatorOptions> = {}): Promise<void> => {
    emulator = await startQuiet(options)
  }
  afterEach(() => emulator.close())

  const bytesOf = async (seq: number, which: 'request' | 'answer'): Promise<Buffer> =>
    Buffer.from(await (await fetch(`${emulator.controlUrl}/journal/${seq}/${which}.bin`)).arrayBuffer())
  const entryOf = async (seq: number): Promise<Entry> =>
    (await get(`${emulator.controlUrl}/journal/${seq}`)).json as Entry

  /** The bytes as they are kept, once they are known to be those that travelled where nothing covers them. */
  const compared = (
    kept: Buffer,
    travelled: Buffer,
    { length, masked }: BytesShown,
  ): ReadonlyArray<string> => {
    expect([kept.length, length]).toEqual([travelled.length, travelled.length])
    const expected = Buffer.from(travelled)
    for (const [from, to] of masked) expected.fill('*', from, to)
    expect(kept.equals(expected)).toBe(true)
    return masked.map(([from, to]: Span) => travelled.toString('utf8', from, to))
  }

  it('are those that came, with every secret covered and nothing else', async () => {
    await start()
    const { session } = emulator.top
    const params = signedTop(topParams(trade.method, { tid: '1', title, session, v: '2.0' }))
    const pairs = Object.entries(params).map(
      ([name, value]) => `${name}=${encodeURIComponent(value).toLowerCase()}`,
    )
    const sent = message('/router/rest?v=2.0&&v=2.0', formType, pairs.join('&'), [
      ['X-Odd', '  two  blanks'],
      ['x-odd', 'again'],
      ['Cookie', 'a=b'],
      ['Referer', 'http://x/?session=abc&b=1'],
    ])
    await exchange(emulator.url, sent)
    const plain = Buffer.from(sent.toString('latin1').replace('X-Odd:   two', 'X-Odd: two'), 'latin1')
    const { request } = await entryOf(1)
    const hidden = compared(await bytesOf(1, 'request'), plain, request.bytes)
    expect(hidden).toEqual([
      'a=b',
      'abc',
      encodeURIComponent(title).toLowerCase(),
      session,
      params['sign']?.toLowerCase(),
    ])
    expect(request.raw).toContain('POST /router/rest?v=2.0&&v=2.0 HTTP/1.1\r\nHost: x\r\n')
    expect(request.raw).toContain('title=***&session=***&')
    expect(request.bytes.bodyAt).toBe(plain.indexOf('\r\n\r\n') + 4)
  })

  it('cover a member of JSON within a form, and leave the rest of it', async () => {
    await start()
    const value = `{"request_id": "r1", "mobile": "${mobile}" }`
    const params = signedTop(topParams(save.method, { request: value, session: emulator.top.session }))
    const sent = message('/router/rest', formType, new URLSearchParams(params).toString())
    await exchange(emulator.url, sent)
    const { request, outcome } = await entryOf(1)
    expect(outcome).toBe('answered')
    expect(compared(await bytesOf(1, 'request'), sent, request.bytes)).toContain(mobile)
    expect(request.raw).toContain(new URLSearchParams({ request: value }).toString().replace(mobile, '***'))
  })

  it('cover text parts and files of an unknown method whole, and of a known one what it names', async () => {
    await start()
    const part = (name: string, content: string, more = ''): string =>
      `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`
    const known = signedTop(topParams(trade.method, { tid: '1', title }))
    for (const params of [known, { ...known, method: 'nobody.knows' }]) {
      const parts = Object.entries(params).map(([name, content]) => part(name, content))
      const body = `${parts.join('')}${part('img', 'FILE', '; filename="a.png"')}--b--\r\n`
      const sent = message('/router/rest', 'multipart/form-data; boundary=b', body)
      await exchange(emulator.url, sent)
      const seq = emulator.journal.seen()
      const hidden = compared(await bytesOf(seq, 'request'), sent, (await entryOf(seq)).request.bytes)
      expect(hidden).toEqual(
        params['method'] === 'nobody.knows' ? ['1', title, params['sign'], 'FILE'] : [title, params['sign']],
      )
    }
  })

  it('cover members of a JSON body, and a body that nobody can judge whole', async () => {
    await start()
    const query = new URLSearchParams(signedOpretail(opretailParams(report.method)))
    const json = `{"pageNumber": 1, "keyword": "${title}", "pageSize": 20}`
    const sent = message(`/cloud.api?${query.toString()}`, 'application/json', json)
    await exchange(emulator.url, sent)
    const first = await entryOf(1)
    expect(first.outcome).toBe('answered')
    expect(compared(await bytesOf(1, 'request'), sent, first.request.bytes)).toEqual([
      query.get('_sig'),
      title,
    ])
    expect(first.request.raw.endsWith('{"pageNumber": 1, "keyword": "***", "pageSize": 20}')).toBe(true)

    const xml = message('/router/rest?x=SECRET', 'text/xml', '<a>SECRET</a>')
    await exchange(emulator.url, xml)
    expect(compared(await bytesOf(2, 'request'), xml, (await entryOf(2)).request.bytes)).toEqual([
      'SECRET',
      '<a>SECRET</a>',
    ])
  })

  it.each([
    ['json', undefined, undefined],
    ['xml', undefined, undefined],
    ['json', { kind: 'gbk' }, undefined],
    ['xml', { kind: 'gbk' }, undefined],
    ['json', { kind: 'truncate', bytes: 150 }, undefined],
    ['json', { kind: 'truncate', bytes: 60 }, undefined],
    ['json', { kind: 'wrong-length', by: 5 }, undefined],
    ['json', { kind: 'drip', bytes: 50, everyMs: 0 }, undefined],
    ['json', { kind: 'empty' }, undefined],
    ['json', { kind: 'html', status: 503 }, []],
  ] as const)('are those that were answered: %s, %j', async (format, fault, hidden) => {
    await start()
    emulator.on(trade, () => async () => ({
      _tag: 'Right',
      right: { tid: '7091800003790954036', title, paid: true, orders: [{ oid: '1', tags: [title, 'b'] }] },
    }))
    if (fault !== undefined) emulator.faults.add({ fault })
    const params = signedTop(topParams(trade.method, { tid: '1', format }))
    const travelled = await exchange(
      emulator.url,
      message('/router/rest', formType, new URLSearchParams(params).toString()),
    )
    const { answer } = await entryOf(1)
    const kept = await bytesOf(1, 'answer')
    const found = compared(kept, travelled, answer.sent)
    if (hidden !== undefined) expect(found).toEqual(hidden)
    const decoded = new TextDecoder(fault?.kind === 'gbk' ? 'gbk' : 'utf-8').decode(kept)
    expect(decoded).not.toContain('机密')
    expect(answer.body).not.toContain('机密')
    if (fault === undefined || fault.kind === 'gbk') {
      expect(decoded).toContain('7091800003790954036')
      expect(answer.body).toContain('***')
    }
    if (fault === undefined && format === 'json') expect(JSON.parse(answer.body)).toBeTruthy()
  })

  it('say which connection carried them, and how long the answer took', async () => {
    await start()
    const sent = message(
      '/router/rest',
      formType,
      new URLSearchParams(signedTop(topParams(trade.method))).toString(),
    )
    await exchange(emulator.url, sent)
    await exchange(emulator.url, sent)
    const [one, two] = [await entryOf(1), await entryOf(2)]
    expect((two.connection ?? 0) - (one.connection ?? 0)).toBeGreaterThan(0)
    expect(two.deliveryMs).toBeGreaterThanOrEqual(0)
    expect(two.steps).toEqual({
      wait: expect.any(Number),
      judge: expect.any(Number),
      handle: expect.any(Number),
    })
  })

  it('show no canary, wherever a client puts it', async () => {
    await start()
    const canary = 'CANARY"机7密9'
    const secret = 'canarysecret0123456789'
    emulator.state.top.addApp({ appKey: '77', appSecret: secret })
    const session = emulator.state.top.sessions.issue({ app: '77', text: 'canarysession0123456789' })
    const place = fc.constantFrom('query', 'form', 'json', 'twice', 'other', 'header', 'escaped')
    const texts = [canary, 'CANARY', '机7密9', secret, session, mobile, encodeURIComponent('机7密9')]
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.boolean(),
        fc.constantFrom('json', 'xml'),
        async (where, isKnown, format) => {
          const method = isKnown ? save.method : 'nobody.knows'
          const escaped = JSON.stringify({ mobile: canary, request_id: 'r' }).replace(
            /[^ -~]/g,
            (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
          )
          const request =
            where === 'escaped'
              ? escaped
              : JSON.stringify({ mobile: canary, request_id: `r${Math.random()}` })
          const params: Record<string, string> = {
            ...topParams(method, { app_key: '77', session, format }),
            request,
            ...(where === 'other' ? { remark: `about ${canary}.` } : {}),
          }
          params['sign'] = topSign(params, secret)
          const text = new URLSearchParams(params).toString()
          const headers: ReadonlyArray<readonly [string, string]> =
            where === 'header'
              ? [
                  ['X-Note', `session=${session}`],
                  ['X-Token', session],
                ]
              : []
          const sent =
            where === 'query'
              ? message(`/router/rest?${text}`, formType, '', headers)
              : where === 'json'
                ? message(
                    `/router/rest?${new URLSearchParams({ ...params, request: '' }).toString()}`,
                    'application/json',
                    JSON.stringify({ request: JSON.parse(request) as unknown }),
                  )
                : message(
                    where === 'twice' ? `/router/rest?${text}` : '/router/rest',
                    formType,
                    text,
                    headers,
                  )
          await exchange(emulator.url, sent)
          const seq = emulator.journal.seen()
          const shown: Array<string> = []
          for (const path of [
            `/journal/${seq}`,
            `/journal/${seq}/request.bin`,
            `/journal/${seq}/answer.bin`,
            `/journal.har?seqs=${seq}`,
            `/journal/rows?after=${seq - 1}`,
            '/state',
            '/info',
          ])
            shown.push((await get(`${emulator.controlUrl}${path}`)).text)
          for (const one of shown)
            for (const each of texts) expect(one.includes(each) ? [where, each, one] : []).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('make an archive that holds the request whole', async () => {
    await start()
    const params = signedTop(topParams(trade.method, { tid: '1' }))
    const text = new URLSearchParams(params).toString()
    await exchange(emulator.url, message('/router/rest?a=1&a=2', formType, text))
    await exchange(
      emulator.url,
      Buffer.from(
        head('GET', `/router/rest?${text}`, [
          ['Host', 'x'],
          ['Connection', 'close'],
        ]),
      ),
    )
    const { json } = await get(`${emulator.controlUrl}/journal.har`)
    const [one, two] = json.log.entries as ReadonlyArray<Record<string, never>>
    expect(one).toMatchObject({
      request: {
        method: 'POST',
        url: `${emulator.url}/router/rest?a=1&a=2`,
        httpVersion: 'HTTP/1.1',
        headers: expect.arrayContaining([{ name: 'content-TYPE', value: formType }]),
        queryString: [
          { name: 'a', value: '1' },
          { name: 'a', value: '2' },
        ],
        postData: {
          mimeType: formType,
          text: text.replace(params['sign'] ?? '', '***'),
          params: expect.arrayContaining([
            { name: 'tid', value: '1' },
            { name: 'sign', value: '***' },
          ]),
        },
        bodySize: text.length,
      },
      response: { status: 200, statusText: 'OK' },
      _paifang: { seq: 1, outcome: 'refused', code: 41 },
    })
    expect(two).toMatchObject({
      request: {
        url: `${emulator.url}/router/rest?${text.replace(params['sign'] ?? '', '***')}`,
        queryString: expect.arrayContaining([{ name: 'tid', value: '1' }]),
        bodySize: 0,
      },
    })
    expect(two?.['request']).not.toHaveProperty('postData')
    const chosen = async (query: string): Promise<number> =>
      ((await get(`${emulator.controlUrl}/journal.har?${query}`)).json.log.entries as ReadonlyArray<unknown>)
        .length
    expect([await chosen('seqs=2'), await chosen('q=is:refused'), await chosen('seqs=3,4')]).toEqual([
      1, 1, 0,
    ])
    expect((await get(`${emulator.controlUrl}/journal.har?seqs=x`)).status).toBe(400)
  })

  it.each([
    ['long', 'x'.repeat(8_000_000)],
    ['of escapes alone', '\\"'.repeat(500_000)],
    ['of brackets', '[{'.repeat(500_000)],
    ['of backslashes', '\\\\'.repeat(500_000)],
  ])('are whole up to the last byte, in a text that is %s', async (_kind, long) => {
    await start()
    const big = `{"x":"${long}","mobile":"${mobile}"}`
    const params = topParams(save.method)
    const sent = message('/router/rest', formType, `request=${big}&${new URLSearchParams(params).toString()}`)
    await exchange(emulator.url, sent)
    const { request } = await entryOf(1)
    expect(compared(await bytesOf(1, 'request'), sent, request.bytes)).toEqual([mobile])
  })

  it('are shown as they are to who asked for it', async () => {
    await start({ showSensitive: true })
    const sent = message(
      '/router/rest',
      formType,
      new URLSearchParams(signedTop(topParams(trade.method, { title }))).toString(),
    )
    await exchange(emulator.url, sent)
    expect((await bytesOf(1, 'request')).equals(sent)).toBe(true)
    expect((await entryOf(1)).request.bytes.masked).toEqual([])
  })
})
