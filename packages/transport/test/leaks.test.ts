import { getEventListeners } from 'node:events'
import type { HttpRequest } from '@paifang/transport'
import { errorOf } from './server/expect'
import { startFaultServer, type FaultServer } from '../../../.dev/test/server/faultServer'
import { subjects } from './server/transports'

const paths = [
  '/echo',
  '/gzip',
  '/gzip-corrupt',
  '/gzip-bomb',
  '/stall-before-headers',
  '/stall-in-body',
  '/stall-in-gzip',
  '/reset-before-headers',
  '/reset-in-body',
  '/close-in-chunk',
  '/not-http',
]
const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

describe.each(subjects)('$name, once closed,', ({ create }) => {
  let server: FaultServer
  beforeEach(async () => {
    server = await startFaultServer()
  })
  afterEach(() => server.close())

  it('leaves no socket, timer or listener after every kind of ending', async () => {
    const { signal } = new AbortController()
    const before = timers()
    const transport = create({ maxResponseBytes: 100_000, connections: 8 })
    const request = (path: string): HttpRequest => ({
      verb: 'POST',
      url: server.url + path,
      headers: { 'content-type': 'text/plain' },
      body: 'x',
      // What stalls ends by it; of all others a timer that is left would stay.
      timeoutMs: path.startsWith('/stall') ? 2_000 : 60_000,
      signal,
    })
    const results = await Promise.all(
      Array.from({ length: 120 }, (_, i) => transport(request(paths[i % paths.length] as string))()),
    )
    expect(results).toHaveLength(120)
    await transport.close()
    await server.drained()
    expect(server.openSockets()).toBe(0)
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    // A timer of the runtime's own may still be on its last turn; one of an exchange would stay longer.
    const patience = performance.now() + 20_000
    while (timers() > before && performance.now() < patience) await new Promise(setImmediate)
    expect(timers()).toBeLessThanOrEqual(before)
  })

  it('has closed the connection of an exchange that was aborted while its body streamed', async () => {
    const controller = new AbortController()
    const body = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('the beginning ')
      await new Promise(() => undefined)
    }
    const transport = create()
    const pending = errorOf(
      transport({
        verb: 'POST',
        url: `${server.url}/echo`,
        headers: {},
        body,
        signal: controller.signal,
        timeoutMs: 60_000,
      }),
    )
    await server.nextConnection()
    controller.abort()
    expect(await pending).toMatchObject({ reason: 'aborted' })
    await transport.close()
    await server.drained()
    expect(server.requests).toHaveLength(0)
  })
})
