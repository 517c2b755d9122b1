import axios, {
  type AxiosAdapter,
  type AxiosInstance,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios'
import { axiosTransport, type HttpRequest } from '@paifang/transport'
import { answerOf, errorOf, textOf } from '../server/expect'
import { startFaultServer, type FaultServer } from '../../../../.dev/test/server/faultServer'

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

/** Both places where interceptors can stand: our own instance, and a user's. */
const kinds: ReadonlyArray<
  readonly [string, (configure: (instance: AxiosInstance) => void) => ReturnType<typeof axiosTransport>]
> = [
  ['our own instance', (configure) => axiosTransport({ configure })],
  [
    'a user instance',
    (configure) => {
      const instance = axios.create()
      configure(instance)
      return axiosTransport(instance)
    },
  ],
]

describe.each(kinds)('axiosTransport with interceptors on %s', (_, create) => {
  it('lets them change the request', async () => {
    const transport = create(({ interceptors }) =>
      interceptors.request.use((config) => {
        config.headers.set('x-trace', '42')
        config.params = { extra: 'yes' }
        return config
      }),
    )
    const seen = JSON.parse(textOf(await answerOf(transport(get('/echo', { verb: 'POST', body: 'a' })))))
    expect(seen).toMatchObject({ path: '/echo?extra=yes', body: 'a', headers: { 'x-trace': '42' } })
    await transport.close()
  })

  it('lets them change the answer', async () => {
    const transport = create(({ interceptors }) =>
      interceptors.response.use((response: AxiosResponse) => ({
        ...response,
        status: 299,
        data: Buffer.from('opened'),
      })),
    )
    const response = await answerOf(transport(get('/echo')))
    expect([response.status, textOf(response)]).toEqual([299, 'opened'])
    await transport.close()
  })

  it('takes text and array buffers for an answer', async () => {
    for (const data of ['text', new TextEncoder().encode('text').buffer]) {
      const transport = create(({ interceptors }) =>
        interceptors.response.use((response: AxiosResponse) => ({ ...response, data })),
      )
      expect(textOf(await answerOf(transport(get('/echo'))))).toBe('text')
      await transport.close()
    }
  })

  it('keeps the answer when one unwraps it', async () => {
    const transport = create(({ interceptors }) =>
      interceptors.response.use((response: AxiosResponse) => response.data),
    )
    expect((await answerOf(transport(get('/status/404')))).status).toBe(404)
    await transport.close()
  })

  it('keeps the answer when one rejects it', async () => {
    const transport = create(({ interceptors }) =>
      interceptors.response.use((response: AxiosResponse) =>
        Promise.reject(new Error(`status ${response.status}`)),
      ),
    )
    expect(textOf(await answerOf(transport(get('/status/500'))))).toBe('{"error":1}')
    await transport.close()
  })

  it('names the failure that one dresses up', async () => {
    const transport = create(({ interceptors }) =>
      interceptors.response.use(undefined, (error: Error) => Promise.reject(error)),
    )
    expect(await errorOf(transport(get('/reset-in-body')))).toMatchObject({ reason: 'reset', sent: 'maybe' })
    await transport.close()
  })

  it('survives one that throws before anything is sent', async () => {
    const before = server.requests.length
    const transport = create(({ interceptors }) =>
      interceptors.request.use(() => {
        throw new Error('session=secret')
      }),
    )
    const error = await errorOf(transport(get('/echo')))
    expect(error).toMatchObject({ _tag: 'TransportError', reason: 'unknown' })
    expect(JSON.stringify(error)).not.toContain('secret')
    expect(server.requests).toHaveLength(before)
    await transport.close()
  })

  it('names the host that one sent the request to', async () => {
    const closed = await startFaultServer()
    await closed.close()
    const transport = create(({ interceptors }) =>
      interceptors.request.use((config) => ({ ...config, url: closed.url })),
    )
    const { host } = new URL(closed.url)
    expect(await errorOf(transport(get('/echo')))).toMatchObject({ reason: 'connect', sent: 'no', host })
    await transport.close()
  })

  it('ends at the time limit when one hangs, and sends nothing later', async () => {
    let go: (() => void) | undefined
    const hold: { gate?: Promise<void> } = {}
    const transport = create(({ interceptors }) =>
      interceptors.request.use(async (config) => {
        await hold.gate
        return config
      }),
    )
    // One that was used before sends by another way than one that is new.
    await answerOf(transport(get('/echo')))
    const before = server.requests.length
    hold.gate = new Promise<void>((resolve) => (go = resolve))
    expect(await errorOf(transport(get('/echo', { timeoutMs: 40 })))).toMatchObject({ reason: 'timeout' })
    go?.()
    await answerOf(transport(get('/echo')))
    await transport.close()
    expect(server.requests).toHaveLength(before + 1)
  })

  it('lets one repeat the request', async () => {
    let failures = 0
    const transport = create((instance) =>
      instance.interceptors.response.use(undefined, (error: { config: object }) => {
        failures += 1
        return instance.request({ ...error.config, url: `${server.url}/echo` })
      }),
    )
    expect((await answerOf(transport(get('/reset-before-headers')))).status).toBe(200)
    expect(failures).toBe(1)
    await transport.close()
  })
})

describe('axiosTransport over its own instance', () => {
  it('goes through axios only while something is registered there', async () => {
    let calls = 0
    let instance: AxiosInstance | undefined
    const transport = axiosTransport({ configure: (made) => void (instance = made) })
    await answerOf(transport(get('/echo')))
    const id = instance!.interceptors.request.use((config) => {
      calls += 1
      return config
    })
    await answerOf(transport(get('/echo')))
    expect(calls).toBe(1)
    instance!.interceptors.request.eject(id)
    await answerOf(transport(get('/echo')))
    expect(calls).toBe(1)
    await transport.close()
  })

  it('respects defaults set by configure', async () => {
    const transport = axiosTransport({ configure: ({ defaults }) => (defaults.params = { site: 'a' }) })
    expect(JSON.parse(textOf(await answerOf(transport(get('/echo')))))).toMatchObject({
      path: '/echo?site=a',
    })
    await transport.close()
  })

  it('respects a shorter timeout and a signal set by an interceptor', async () => {
    const timed = axiosTransport({
      configure: ({ interceptors }) =>
        interceptors.request.use((config) =>
          config.url?.includes('stall') === true ? { ...config, timeout: 30 } : config,
        ),
    })
    // The connection is open beforehand, so that the limit falls into the answer.
    await answerOf(timed(get('/echo')))
    expect(await errorOf(timed(get('/stall-in-body')))).toMatchObject({ reason: 'timeout', sent: 'maybe' })
    await timed.close()
    const aborted = axiosTransport({
      configure: ({ interceptors }) =>
        interceptors.request.use((config) => ({ ...config, signal: AbortSignal.abort() })),
    })
    expect(await errorOf(aborted(get('/echo')))).toMatchObject({ sent: 'no' })
    await aborted.close()
  })

  it('takes a body that an interceptor put in place: bytes or a stream', async () => {
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('swapped')
    }
    for (const make of [() => Buffer.from('swapped'), stream]) {
      const transport = axiosTransport({
        configure: ({ interceptors }) =>
          interceptors.request.use((config) => Object.assign(config, { data: make() as unknown })),
      })
      const request = get('/echo', { verb: 'POST', body: 'x' })
      expect(JSON.parse(textOf(await answerOf(transport(request)))).body).toBe('swapped')
      await transport.close()
    }
  })

  it('serves a request that an interceptor makes of its own', async () => {
    const transport = axiosTransport({
      configure: (instance) =>
        instance.interceptors.request.use(async (config) => {
          if (config.url?.endsWith('/empty')) return config
          await instance.request({ url: `${server.url}/empty` })
          return config
        }),
    })
    expect((await answerOf(transport(get('/echo')))).status).toBe(200)
    await transport.close()
  })

  it('names an interceptor that gives no response', async () => {
    const transport = axiosTransport({
      configure: ({ interceptors }) =>
        interceptors.request.use((config) => ({
          ...config,
          adapter: () => Promise.resolve(undefined as never),
        })),
    })
    expect(await errorOf(transport(get('/echo')))).toMatchObject({ reason: 'unknown' })
    await transport.close()
  })
})

describe('axiosTransport over a user instance', () => {
  const adapted = (
    adapter: (config: InternalAxiosRequestConfig) => Promise<unknown>,
  ): ReturnType<typeof axiosTransport> =>
    axiosTransport({ instance: axios.create({ adapter: adapter as AxiosAdapter }), maxResponseBytes: 4 })

  it('uses its own adapter', async () => {
    const transport = adapted(async (config) => ({
      data: 'hi',
      status: 201,
      statusText: '',
      headers: { A: 'b' },
      config,
    }))
    const { status, headers, truncated } = await answerOf(transport(get('/')))
    expect({ status, headers, truncated }).toEqual({ status: 201, headers: { a: 'b' }, truncated: false })
  })

  it('cuts what its adapter let through', async () => {
    const transport = adapted(async (config) => ({
      data: 'too long',
      status: 200,
      statusText: '',
      headers: {},
      config,
    }))
    const response = await answerOf(transport(get('/')))
    expect([textOf(response), response.truncated]).toEqual(['too ', true])
  })

  it('names an adapter that gives no bytes', async () => {
    const transport = adapted(async (config) => ({
      data: { a: 1 },
      status: 200,
      statusText: '',
      headers: null,
      config,
    }))
    expect(await errorOf(transport(get('/')))).toMatchObject({ reason: 'unknown', sent: 'maybe' })
  })

  it.each([
    [{ code: 'ECONNABORTED' }, 'timeout', 'maybe'],
    [{ code: 'ERR_NETWORK', cause: { code: 'ENOTFOUND' } }, 'dns', 'no'],
    [{ code: 'ERR_NETWORK' }, 'unknown', 'maybe'],
    [{ code: 'ERR_BAD_OPTION' }, 'unknown', 'maybe'],
    [{ message: 'maxContentLength size of 4 exceeded' }, 'too-long', ''],
    ['just text', 'unknown', 'maybe'],
    [undefined, 'unknown', 'maybe'],
  ])('names a rejection with %p as %s', async (rejection, reason, sent) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- adapters of others reject with anything
    const transport = adapted(() => Promise.reject(rejection))
    if (reason === 'too-long') {
      expect(await answerOf(transport(get('/')))).toMatchObject({ status: 200, truncated: true })
    } else {
      expect(await errorOf(transport(get('/')))).toMatchObject({ reason, sent })
    }
  })
})
