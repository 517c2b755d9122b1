import type { AnyOperation } from '@paifang/gateway'
import { axiosTransport, undiciTransport } from '@paifang/transport'
import { createTopClient } from '@paifang/gateway-top'
import { ticketSave, tradeGet } from './support/operations'
import { startFaultServer, type FaultServer } from './support/faultServer'

const calls = 1_000
const tags = ['TransportError', 'ProtocolError', 'GatewayError']

/** Timers and sockets that keep the process alive. */
const alive = (): number =>
  process.getActiveResourcesInfo().filter((name) => /Timeout|TCPSocket|TLS/.test(name)).length

describe.each([
  ['axiosTransport', axiosTransport],
  ['undiciTransport', undiciTransport],
])(
  '1,000 concurrent calls over %s against a server that fails three of ten in ten ways',
  (_title, transportOf) => {
    const run = async (
      server: FaultServer,
      operation: AnyOperation<'top'>,
      inputOf: (i: number) => unknown,
    ) => {
      const transport = transportOf({ proxy: false })
      const client = createTopClient({
        appKey: '12345678',
        appSecret: 'helloworld',
        session: 's',
        endpoint: server.endpoint,
        transport,
        attemptTimeoutMs: 1_500,
        deadlineMs: 60_000,
        retry: { budget: 10_000 },
        wait: async () => undefined,
      })
      const results = await Promise.all(
        Array.from({ length: calls }, (_, i) => client.call(operation, inputOf(i))()),
      )
      await client.close()
      await transport.close()
      return results
    }

    /** What stays: a timer of the runtime on its last turn goes within a moment; one of an attempt (1,500) would not. */
    const leftOpen = async (before: number, server: FaultServer): Promise<number> => {
      await server.close()
      const patience = performance.now() + 1_200
      while (alive() > before && performance.now() < patience)
        await new Promise((resolve) => setImmediate(resolve))
      return Math.max(0, alive() - before)
    }

    it('end each in a Result; no write is ever carried out twice; nothing is left open', async () => {
      const before = alive()
      const server = await startFaultServer('title')
      const results = await run(server, ticketSave, (i) => ({ title: `ticket ${i}` }))
      expect(results).toHaveLength(calls)
      for (const result of results)
        expect(result._tag === 'Right' || tags.includes(result.left._tag)).toBe(true)
      expect(server.failed()).toBeGreaterThan(250)
      expect([...server.executed.values()].filter((times) => times > 1)).toEqual([])
      // Only what was refused at the gate was repeated.
      expect(server.requests()).toBeGreaterThan(calls)
      expect(await leftOpen(before, server)).toBe(0)
    }, 60_000)

    it('are repeated until they succeed where that is safe, three times at most', async () => {
      const before = alive()
      const server = await startFaultServer('tid')
      const results = await run(server, tradeGet, (i) => ({ tid: i + 1 }))
      const right = results.filter(({ _tag }) => _tag === 'Right').length
      expect(right).toBeGreaterThan(calls * 0.9)
      expect(Math.max(...server.executed.values())).toBeLessThanOrEqual(3)
      expect(server.requests()).toBeLessThanOrEqual(calls * 3)
      expect(await leftOpen(before, server)).toBe(0)
    }, 60_000)
  },
)
