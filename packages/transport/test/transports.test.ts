import { getEventListeners } from 'node:events'
import type { ClosableTransport, HttpRequest } from '@paifang/transport'
import { answerOf, errorOf, textOf } from './server/expect'
import { freePort } from '../../../.dev/test/freePort'
import { startFaultServer, type FaultServer } from '../../../.dev/test/server/faultServer'
import { subjects } from './server/transports'

let server: FaultServer
beforeAll(async () => {
  server = await startFaultServer()
})
afterAll(() => server.close())

const get = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  verb: 'GET',
  url: server.url + path,
  headers: {},
  timeoutMs: 60_000,
  ...more,
})

describe.each(subjects)('$name', ({ create, ours, overFetch = false }) => {
  let transport: ClosableTransport
  beforeEach(() => {
    transport = create()
  })
  afterEach(() => transport.close())

  const echo = async (
    request: HttpRequest,
  ): Promise<{ verb: string; path: string; body: string; headers: Record<string, string> }> =>
    JSON.parse(textOf(await answerOf(transport(request))))

  describe('a request', () => {
    it('carries its verb, path, query, headers and text as UTF-8', async () => {
      const headers = { 'content-type': 'text/plain', 'X-Caf': 'é' }
      const seen = await echo(get('/echo?a=1&b=%20', { verb: 'POST', headers, body: '中文 ✓' }))
      expect(seen).toMatchObject({
        verb: 'POST',
        path: '/echo?a=1&b=%20',
        headers: { 'content-type': 'text/plain' },
      })
      expect(Buffer.from(seen.body, 'latin1').toString()).toBe('中文 ✓')
      expect(seen.headers['x-caf']).toBe('é')
      expect(seen.headers['content-length']).toBe('10')
    })

    it('carries bytes as they are', async () => {
      const body = Uint8Array.from([0, 255, 128, 13, 10])
      const seen = await echo(get('/echo', { verb: 'PUT', headers: { 'content-type': 'x/y' }, body }))
      expect(Buffer.from(seen.body, 'latin1')).toEqual(Buffer.from(body))
    })

    it('carries a stream, opened anew for each exchange', async () => {
      let opened = 0
      const body = async function* (): AsyncGenerator<Uint8Array> {
        opened += 1
        yield Buffer.from('one ')
        yield Buffer.from('two')
      }
      const request = get('/echo', { verb: 'POST', headers: { 'content-type': 'x/y' }, body })
      expect((await echo(request)).body).toBe('one two')
      expect((await echo(request)).body).toBe('one two')
      expect(opened).toBe(2)
    })

    it('announces a stream of known length by content-length instead of chunks', async () => {
      const body = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from('1234567')
      }
      const headers = { 'content-type': 'x/y', 'content-length': '7' }
      const seen = await echo(get('/echo', { verb: 'POST', headers, body }))
      expect(seen).toMatchObject({ body: '1234567', headers: { 'content-length': '7' } })
    })

    it.each(['GET', 'POST', 'PUT', 'DELETE'] as const)('uses %s', async (verb) => {
      expect((await echo(get('/echo', { verb }))).verb).toBe(verb)
    })

    it('asks for compression, unless the caller said what to ask for', async () => {
      expect((await echo(get('/echo'))).headers['accept-encoding']).toMatch(
        overFetch ? /gzip/ : /gzip.*deflate.*br/,
      )
      const headers = { 'Accept-Encoding': 'identity' }
      expect((await echo(get('/echo', { headers }))).headers['accept-encoding']).toBe('identity')
    })

    it('starts only when the returned function is called', async () => {
      const before = server.requests.length
      const task = transport(get('/echo'))
      expect(server.requests).toHaveLength(before)
      await answerOf(task)
      await answerOf(task)
      expect(server.requests).toHaveLength(before + 2)
    })

    it('reuses connections', async () => {
      const before = server.connections()
      for (let i = 0; i < 20; i += 1) await echo(get('/echo'))
      // One may still be winding up when the next request comes.
      expect(server.connections() - before).toBeLessThanOrEqual(2)
    })
  })

  describe('a request that must not be sent', () => {
    const refused = async (request: HttpRequest): Promise<unknown> => {
      const before = server.requests.length
      const error = await errorOf(transport(request))
      await echo(get('/echo'))
      expect(server.requests).toHaveLength(before + 1)
      return error
    }

    it.each([
      ['http to another host', 'http://gw.api.taobao.com/router/rest'],
      ['another scheme', 'ftp://127.0.0.1/'],
      ['a relative URL', '/router/rest'],
      ['a URL with credentials', 'https://user:pw@127.0.0.1/'],
      ['a URL with a line break', 'https://127.0.0.1/a\r\nx: y'],
      ['a URL with a NUL', 'https://127.0.0.1/a\0'],
      ['a URL with a space', 'https://127.0.0.1/a b'],
    ])('is one with %s', async (_, url) => {
      expect(await refused(get('', { url }))).toMatchObject({
        _tag: 'TransportError',
        reason: 'request',
        sent: 'no',
      })
    })

    it.each([
      ['a line break in a value', { 'x-a': 'b\r\nx-injected: 1' }],
      ['a lone line feed in a value', { 'x-a': 'b\nc' }],
      ['a NUL in a value', { 'x-a': 'b\0' }],
      ['text beyond latin1 in a value', { 'x-a': '中' }],
      ['a line break in a name', { 'x-a\r\nx-injected': '1' }],
      ['a space in a name', { 'x a': '1' }],
      ['an empty name', { '': '1' }],
      ['a colon in a name', { 'x:': '1' }],
      ['a NUL in a name', { 'x\0': '1' }],
    ])('is one with %s in its headers, and its error names the host', async (_, headers) => {
      const { host } = new URL(server.url)
      expect(await refused(get('/echo', { headers }))).toMatchObject({ reason: 'request', sent: 'no', host })
    })

    it('is one with a verb that smuggles a line', async () => {
      const verb = 'GET / HTTP/1.1\r\nx: y' as 'GET'
      expect(await refused(get('/echo', { verb }))).toMatchObject({ reason: 'request', sent: 'no' })
    })

    it('is one whose signal is aborted already', async () => {
      expect(await refused(get('/echo', { signal: AbortSignal.abort() }))).toMatchObject({
        reason: 'aborted',
        sent: 'no',
      })
    })

    it.each([0, -1, Number.NaN])('is one with %d ms left', async (timeoutMs) => {
      expect(await refused(get('/echo', { timeoutMs }))).toMatchObject({ reason: 'timeout', sent: 'no' })
    })

    it('is one whose body cannot be opened', async () => {
      const body = (): AsyncIterable<Uint8Array> => {
        throw new Error('no such file')
      }
      const error = await errorOf(transport(get('/echo', { verb: 'POST', body })))
      expect(error).toMatchObject({ reason: 'request', ...(ours ? { sent: 'no' } : {}) })
    })
  })

  describe('an answer', () => {
    it.each<readonly [string, number, string]>([
      ['/status/404', 404, '<html>no</html>'],
      ['/status/500', 500, '{"error":1}'],
      ['/status/204', 204, ''],
      ['/empty', 200, ''],
      ['/early-hints', 200, 'ok'],
      ['/until-close', 200, 'until the end'],
      ['/chunked', 200, 'abcdefg'],
      // Node's own parser, under a user's instance, refuses the answer instead.
      ...(ours ? [['/longer-than-said', 200, 'abc'] as const] : []),
    ])('of %s is taken as it is', async (path, status, body) => {
      const response = await answerOf(transport(get(path)))
      expect({ ...response, headers: {}, body: textOf(response) }).toEqual({
        status,
        body,
        headers: {},
        truncated: false,
      })
    })

    it('that redirects is not followed', async () => {
      const before = server.requests.length
      const response = await answerOf(transport(get('/status/302')))
      expect(response).toMatchObject({ status: 302, headers: { location: '/echo' } })
      expect(server.requests).toHaveLength(before + 1)
    })

    it('has its header names in lower case and repeated ones joined', async () => {
      const { headers } = await answerOf(transport(get('/headers')))
      expect(headers).toMatchObject({
        'x-one': '1',
        'x-two': 'a, b',
        'set-cookie': 's=1, t=2',
        'x-l': 'café',
      })
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    })

    it('with cookies leaves nothing for the next request', async () => {
      await answerOf(transport(get('/headers')))
      expect((await echo(get('/echo'))).headers).not.toHaveProperty('cookie')
    })

    it.each(['/gzip', '/x-gzip', '/deflate', '/deflate-raw', '/br'])(
      'compressed as %s is opened',
      async (path) => {
        const response = await answerOf(transport(get(path)))
        expect(textOf(response)).toBe('answer '.repeat(40))
        expect(response.truncated).toBe(false)
      },
    )

    it('that says gzip and is empty is empty', async () => {
      expect(textOf(await answerOf(transport(get('/gzip-empty'))))).toBe('')
    })

    it('that unpacks to megabytes is opened whole', async () => {
      const { body, truncated } = await answerOf(transport(get('/gzip-large')))
      expect([body.length, truncated]).toEqual([3 * 1024 * 1024, false])
    })

    it('that is compressed and long is opened while it arrives', async () => {
      const { body, truncated } = await answerOf(transport(get('/gzip-incompressible')))
      expect([body.length, truncated]).toEqual([400_000, false])
    })

    it('in an encoding that nobody asked for is handed on', async () => {
      expect(textOf(await answerOf(transport(get('/unknown-encoding'))))).toContain('answer')
    })
  })

  describe('a limit on the answer', () => {
    it('cuts 50 MB at 32 MiB by default', async () => {
      const { body, truncated, status } = await answerOf(transport(get('/50mb')))
      expect([status, truncated]).toEqual([200, true])
      expect(body.length).toBe(ours ? 32 * 1024 * 1024 : 0)
    })

    it('stops a gzip bomb', async () => {
      const { body, truncated, status } = await answerOf(transport(get('/gzip-bomb')))
      expect([status, truncated]).toEqual([200, true])
      expect(body.length).toBe(ours ? 32 * 1024 * 1024 : 0)
    })

    it.each(['/gzip', '/deflate', '/br', '/chunked', '/gzip-large'])(
      'counts the opened bytes of %s',
      async (path) => {
        const small = create({ maxResponseBytes: 5 })
        const { body, truncated } = await answerOf(small(get(path)))
        expect(truncated).toBe(true)
        expect(body.length).toBe(ours ? 5 : 0)
        await small.close()
      },
    )

    it('takes an answer of exactly its length', async () => {
      const small = create({ maxResponseBytes: 7 })
      const response = await answerOf(small(get('/chunked')))
      expect([textOf(response), response.truncated]).toEqual(['abcdefg', false])
      await small.close()
    })
  })

  describe('a broken answer', () => {
    it.each([
      '/stall-before-headers',
      '/stall-in-headers',
      '/stall-after-headers',
      '/stall-in-body',
      '/stall-in-gzip',
      '/drip',
    ])('that hangs (%s) ends at the time limit', async (path) => {
      // The connection is open beforehand, so that the limit falls into the answer on a slow machine too.
      await echo(get('/echo'))
      const error = await errorOf(transport(get(path, { timeoutMs: 400 })))
      expect(error).toMatchObject({ _tag: 'TransportError', reason: 'timeout', sent: 'maybe' })
    })

    it.each([
      '/reset-before-headers',
      '/reset-in-headers',
      '/reset-in-body',
      '/close-before-headers',
      '/close-in-headers',
      '/close-in-body',
      '/close-in-chunk',
    ])('that breaks off (%s) is a reset', async (path) => {
      const error = await errorOf(transport(get(path)))
      expect(error).toMatchObject({ _tag: 'TransportError', reason: 'reset', sent: 'maybe' })
    })

    it.each(['/gzip-corrupt', '/gzip-corrupt-large', '/not-http', '/two-lengths', '/huge-headers'])(
      'that cannot be read (%s) is named',
      async (path) => {
        const error = await errorOf(transport(get(path, overFetch ? { timeoutMs: 2_000 } : {})))
        expect(error).toMatchObject({ _tag: 'TransportError', sent: 'maybe' })
        expect(['unknown', 'reset', ...(overFetch ? ['timeout'] : [])]).toContain(error.reason)
      },
    )

    it('leaves the next exchange alone', async () => {
      await errorOf(transport(get('/reset-in-body')))
      await errorOf(transport(get('/stall-in-body', { timeoutMs: 40 })))
      expect((await echo(get('/echo'))).path).toBe('/echo')
    })
  })

  describe('an abort', () => {
    it('ends an exchange that hangs, and closes its connection', async () => {
      const controller = new AbortController()
      const pending = errorOf(transport(get('/stall-before-headers', { signal: controller.signal })))
      await server.nextRequest()
      controller.abort()
      expect(await pending).toMatchObject({ reason: 'aborted', sent: 'maybe' })
      expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
    })

    it('leaves no listener behind, however the exchange ended', async () => {
      const { signal } = new AbortController()
      await answerOf(transport(get('/echo', { signal })))
      await answerOf(transport(get('/gzip', { signal })))
      await errorOf(transport(get('/reset-in-body', { signal })))
      await errorOf(transport(get('/stall-in-body', { signal, timeoutMs: 30 })))
      expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    })
  })

  describe('no connection', () => {
    it('refused is reason connect, nothing sent', async () => {
      const error = await errorOf(transport(get('', { url: `http://127.0.0.1:${await freePort()}/` })))
      expect(error).toMatchObject({ reason: 'connect', sent: 'no', code: 'ECONNREFUSED' })
    })

    it('refused ends every exchange that waits in line', async () => {
      const url = `http://127.0.0.1:${await freePort()}`
      const narrow = create({ connections: 2 })
      const errors = await Promise.all(Array.from({ length: 20 }, () => errorOf(narrow(get('', { url })))))
      expect(new Set(errors.map(({ reason, sent }) => `${reason} ${sent}`))).toEqual(new Set(['connect no']))
      await narrow.close()
    })

    it('for want of a name is reason dns, nothing sent', async () => {
      const error = await errorOf(transport(get('', { url: 'https://nowhere.invalid/' })))
      expect(error).toMatchObject({ reason: 'dns', sent: 'no' })
    })
  })

  describe('close', () => {
    it('waits for what is running, then refuses', async () => {
      await echo(get('/echo'))
      const arrived = server.nextRequest()
      const running = errorOf(transport(get('/stall-before-headers', { timeoutMs: 1_000 })))
      await arrived
      await transport.close()
      expect(await running).toMatchObject({ reason: 'timeout' })
      const late = await errorOf(transport(get('/echo')))
      expect(late).toMatchObject({ reason: 'request', sent: 'no', code: 'CLOSED' })
    })
  })

  it('says nothing of the request in its errors', async () => {
    const secret = 'session=6100e9f'
    for (const path of ['/reset-in-body', '/stall-in-body', '/not-http', '/gzip-corrupt']) {
      const request = get(`${path}?${secret}`, {
        verb: 'POST',
        headers: { 'x-s': secret },
        body: secret,
        timeoutMs: 60,
      })
      expect(JSON.stringify(await errorOf(transport(request)))).not.toContain('6100e9f')
    }
  })
})
