import { connect } from 'node:net'
import fc from 'fast-check'
import { startEmulator, type Emulator } from '../src'
import { operations, trade } from './operations'
import { now, post, postForm, signedTop, topParams } from './peers'

/** Sends bytes as they are and gives what came back; the connection ends by itself or when `until` says so. */
const raw = (emulator: Emulator, bytes: Uint8Array | string, end = true): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
    socket.write(bytes)
    if (end) socket.end()
  })

describe('malformed requests', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({
      operations,
      clock: () => now,
      limits: { bodyBytes: 100_000, headerBytes: 32_000 },
    })
  })
  afterEach(async () => {
    const { json } = await postForm(emulator.top.endpoint, signedTop(topParams(trade.method, { tid: '1' })))
    expect(json).toHaveProperty('demo_trade_get_response')
  })
  afterAll(() => emulator.close())

  const paths = [
    '/router/rest',
    '/router/batch',
    '/cloud.api',
    '/m.api',
    '/_paifang/state',
    '/_paifang/faults',
    '/',
  ]

  it('of any bytes leave it serving', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const text = await raw(emulator, bytes)
        expect(text).toMatch(/^(HTTP\/1\.1 [24]\d\d |$)/)
      }),
      { numRuns: 60 },
    )
  })

  it('of any body, under any content type, get a shaped answer or a 4xx', async () => {
    const types = [
      'application/x-www-form-urlencoded',
      'application/json',
      'text/xml',
      'text/plain',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'image/png',
      '',
    ]
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .string()
        .map((text) =>
          Buffer.from(`--x\r\nContent-Disposition: form-data; name="${text}"\r\n\r\n1\r\n--x--`),
        ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom(...types),
        body,
        async (path, type, bytes) => {
          const url = `${emulator.url}${path}?app_key=12345678&method=${trade.method}&format=json`
          const { status, json, text } = await post(url, bytes, { 'content-type': type })
          if (status !== 200) expect([400, 404, 413, 415]).toContain(status)
          else if (path.startsWith('/router')) expect(json).toHaveProperty('error_response.code')
          else if (path.endsWith('.api')) expect(json).toHaveProperty('stat.code')
          expect(text).not.toBe('')
        },
      ),
      { numRuns: 150 },
    )
    expect(emulator.journal.notes()).toEqual([])
    emulator.faults.clear()
  })

  it('with prototype keys are ordinary', async () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__']
    for (const name of names) {
      const { json } = await postForm(
        emulator.top.endpoint,
        signedTop({ ...topParams(trade.method, { tid: '1' }), [name]: '{"polluted":1}' }),
      )
      expect(Object.keys(json)).toEqual([
        name === '__proto__' ? expect.any(String) : 'demo_trade_get_response',
      ])
      const body = `{"tid":1,"${name}":{"polluted":true},"lines":[{"__proto__":{"sku":"a"},"count":1}]}`
      const signed = new URLSearchParams(signedTop(topParams(trade.method), 'helloworld', body)).toString()
      const { status } = await post(`${emulator.top.endpoint}?${signed}`, body, {
        'content-type': 'application/json',
      })
      expect(status).toBe(200)
      await post(
        emulator.top.endpoint,
        `${name}=1&__proto__[a]=1&method=__proto__&app_key=__proto__&session=constructor`,
      )
      await post(emulator.opretail.endpoint, `${name}=1&_mt=__proto__&_akey=constructor&_version=toString`)
      await post(`${emulator.controlUrl}/sessions`, `{"${name}":{"x":1}}`)
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(emulator.journal.notes()).toEqual([])
  })

  it('with thousands of parameters get 413', async () => {
    const many = Array.from({ length: 5000 }, (_none, at) => `p${at}=1`).join('&')
    expect(
      (await post(emulator.top.endpoint, many, { 'content-type': 'application/x-www-form-urlencoded' }))
        .status,
    ).toBe(413)
    const parts = Array.from({ length: 2001 }, () => '--b\r\ncontent-disposition:file;name=a\r\n\r\n\r\n')
    const form = `${parts.join('')}--b--`
    const type = { 'content-type': 'multipart/form-data; boundary=b' }
    expect((await post(emulator.opretail.endpoint, form, type)).status).toBe(413)
    const half = Array.from({ length: 1500 }, (_none, at) => `q${at}=1`).join('&')
    const both = await post(`${emulator.top.endpoint}?${half}`, half, {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(both.status).toBe(413)
  })

  it('of a hundred megabytes get 413 without being read', async () => {
    const head = `POST /router/rest HTTP/1.1\r\nHost: x\r\nContent-Length: ${100 * 1024 * 1024}\r\n\r\n`
    expect(await raw(emulator, head, false)).toMatch(/^HTTP\/1\.1 413 /)
    const chunk = 'x'.repeat(65_536)
    const chunked = `POST /router/rest HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${`10000\r\n${chunk}\r\n`.repeat(4)}`
    expect(await raw(emulator, chunked, false)).toMatch(/^HTTP\/1\.1 413 |^$/)
  })

  it('with slow headers or a slow body get 408', async () => {
    // Its own, for nobody else: on a busy machine any request is as slow.
    const impatient = await startEmulator({ operations, limits: { headersMs: 150, requestMs: 300 } })
    expect(await raw(impatient, 'POST /router/rest HTTP/1.1\r\nHost: x\r\n', false)).toMatch(
      /^HTTP\/1\.1 408 /,
    )
    const slow = 'POST /router/rest HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc'
    expect(await raw(impatient, slow, false)).toMatch(/^HTTP\/1\.1 408 |^$/)
    await impatient.close()
  })

  it('with huge headers get 431, and broken ones 400', async () => {
    expect(await raw(emulator, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
    expect(await raw(emulator, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await raw(emulator, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    const unencoded = Buffer.from('GET /cloud.api?keyword=门店 HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(await raw(emulator, unencoded)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('with compressed bodies get 415', async () => {
    expect(
      (await post(emulator.top.endpoint, 'x', { 'content-encoding': 'gzip', 'content-type': 'text/plain' }))
        .status,
    ).toBe(415)
  })

  it('that end half way leave nothing behind', async () => {
    expect(
      await raw(emulator, 'POST /router/rest HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc'),
    ).toMatch(/^(HTTP\/1\.1 400 |$)/)
  })

  it('of a batch are errors of their own', async () => {
    const send = async (body: string, more = {}): Promise<string> => {
      const { method: _none, ...params } = topParams('x')
      const query = new URLSearchParams(signedTop(params, 'helloworld', body)).toString()
      const headers = { 'content-type': 'text/plain;charset=UTF-8', ...more }
      return (await post(`${emulator.url}/router/batch?${query}`, body, headers)).text
    }
    expect(await send('')).toContain('"code":40')
    expect(await send(Array(501).fill('N').join('\r\n-S-\r\n'))).toContain('"code":41')
    expect(await send('method=nobody')).toContain('"code":22')
    expect(await send('method=%ff')).toContain('"code":47')
    const parts = await send(`#PUBLIC#method=${trade.method}&tid=1|N|tid=x|tid=2&session=dead`, {
      'top-api-separator': '|',
    })
    expect(parts.split('|').map((part) => JSON.parse(part).error_response?.code)).toEqual([undefined, 41, 27])
    emulator.faults.add({ fault: { kind: 'empty' }, times: 1 })
    expect(await send(`method=${trade.method}&tid=1`)).toBe('')
    emulator.faults.add({ fault: { kind: 'truncate' }, times: 1 })
    await expect(send(`method=${trade.method}&tid=1`)).rejects.toThrow()
    emulator.faults.clear()
  })
})
