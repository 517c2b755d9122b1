import {
  answer,
  echo,
  echoClient,
  echoGateway,
  lost,
  refused,
  steps,
  type Step,
} from '../support/echoGateway'
import { left, right } from 'fp-ts/Either'
import type { HttpResponse } from '@paifang/transport'

const say = { say: 'hi' }

/** A transport whose answers wait until they are let go. */
const gated = () => {
  const open: (() => void)[] = []
  let running = 0
  let most = 0
  const transport = () => () => {
    running += 1
    most = Math.max(most, running)
    return new Promise<ReturnType<typeof right<HttpResponse>>>((resolve) =>
      open.push(() => {
        running -= 1
        resolve(right(answer()))
      }),
    )
  }
  return { transport: transport as never, open, most: () => most }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('concurrency limit', () => {
  it('runs so many at once, the others in the order they came', async () => {
    const { transport, open, most } = gated()
    const client = echoClient({ transport, concurrency: { maxRunning: 2 } })
    const ended: number[] = []
    const calls = Array.from({ length: 6 }, (_, i) =>
      client
        .call(echo, say)()
        .then(() => ended.push(i)),
    )
    for (let i = 0; i < 6; i++) {
      await settled()
      open[i]?.()
    }
    await Promise.all(calls)
    expect(most()).toBe(2)
    expect(ended).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('refuses at once what does not fit into the line', async () => {
    const { transport, open } = gated()
    const client = echoClient({ transport, concurrency: { maxRunning: 1, maxWaiting: 1 } })
    const first = client.call(echo, say)()
    const second = client.call(echo, say)()
    expect(await client.call(echo, say)()).toMatchObject({ left: { reason: 'overloaded', sent: 'no' } })
    open[0]?.()
    await first
    await settled()
    open[1]?.()
    expect((await second)._tag).toBe('Right')
  })

  it('lets a waiting call go at its deadline and by its signal, and gives its place to the next', async () => {
    const { transport, open } = gated()
    const client = echoClient({ transport, concurrency: { maxRunning: 1 } })
    const first = client.call(echo, say)()
    const late = client.call(echo, say, { deadlineMs: 5 })()
    const abort = new AbortController()
    const gone = client.call(echo, say, { signal: abort.signal })()
    const last = client.call(echo, say)()
    abort.abort()
    expect(await gone).toMatchObject({ left: { reason: 'aborted', sent: 'no' } })
    expect(await late).toMatchObject({ left: { reason: 'deadline', sent: 'no' } })
    open[0]?.()
    await first
    await settled()
    open[1]?.()
    expect((await last)._tag).toBe('Right')
  })

  it('gives a place back however a call ends', async () => {
    const gateway = echoGateway({
      open: () => {
        throw new Error('boom')
      },
    })
    const client = echoClient({ gateway, retry: false, concurrency: { maxRunning: 1, maxWaiting: 0 } })
    for (let i = 0; i < 3; i++)
      expect(await client.call(echo, say)()).toMatchObject({ left: { reason: 'unknown' } })
  })
})

describe('circuit breaker', () => {
  const circuit = (...answers: Step[]) => {
    let now = 0
    const transport = steps(...answers)
    const client = echoClient({
      transport,
      now: () => now,
      retry: false,
      deadlineMs: 1_000_000,
      circuitBreaker: { failures: 2, openMs: 1_000 },
    })
    const call = async () => {
      const result = await client.call(echo, say)()
      return result._tag === 'Right' ? 'ok' : 'reason' in result.left ? result.left.reason : result.left._tag
    }
    return { call, transport, later: (ms: number) => (now += ms) }
  }

  it('is off unless asked for', async () => {
    const transport = steps(lost('connect', 'no'))
    const client = echoClient({ transport, retry: false })
    for (let i = 0; i < 20; i++) await client.call(echo, say)()
    expect(transport.requests).toHaveLength(20)
  })

  it('opens after failures in a row, probes once, and closes when the probe succeeds', async () => {
    const { call, transport, later } = circuit(lost('connect', 'no'), lost('connect', 'no'), answer())
    expect([await call(), await call(), await call()]).toEqual(['connect', 'connect', 'circuit-open'])
    expect(transport.requests).toHaveLength(2)
    later(1_000)
    const probe = call()
    expect(await call()).toBe('circuit-open')
    expect([await probe, await call()]).toEqual(['ok', 'ok'])
  })

  it('opens again when the probe fails', async () => {
    const { call, later } = circuit(lost('connect', 'no'))
    await call()
    await call()
    later(1_000)
    expect([await call(), await call()]).toEqual(['connect', 'circuit-open'])
    later(1_000)
    expect(await call()).toBe('connect')
  })

  it('counts no refusal that proves the gateway to be alive', async () => {
    const { call } = circuit(
      lost('connect', 'no'),
      answer('', { refusal: 'permission' }),
      lost('connect', 'no'),
      answer('', { refusal: 'permission' }),
      lost('connect', 'no'),
      answer(),
    )
    const all: string[] = []
    for (let i = 0; i < 6; i++) all.push(await call())
    expect(all).not.toContain('circuit-open')
  })

  it('counts an unavailable service', async () => {
    const { call } = circuit(answer('', { refusal: 'unavailable' }))
    expect([await call(), await call(), await call()]).toEqual([
      'GatewayError',
      'GatewayError',
      'circuit-open',
    ])
  })
})

describe('order', () => {
  it('asks for a correction before a retry', async () => {
    let sessions = 0
    const gateway = echoGateway({
      open: () => (sessions === 0 ? left({ error: refused('session') }) : right({ output: {} })),
      renewSession: async () => {
        sessions += 1
        return true
      },
    })
    const transport = steps(answer())
    expect((await echoClient({ gateway, transport, retry: false }).call(echo, say)())._tag).toBe('Right')
    expect(transport.requests).toHaveLength(2)
  })

  it('speaks of a repeat only once a renewal has led to one', async () => {
    for (const renewed of [true, false]) {
      let refusals = 0
      const gateway = echoGateway({
        open: () => (refusals++ === 0 ? left({ error: refused('session') }) : right({ output: {} })),
        renewSession: async () => renewed,
      })
      const told: string[] = []
      const onRetry = ({ policy }: { readonly policy: string }): void => void told.push(policy)
      const client = echoClient({ gateway, transport: steps(answer()), onRetry })
      expect((await client.call(echo, say)())._tag).toBe(renewed ? 'Right' : 'Left')
      expect(told).toEqual(renewed ? ['session refresh'] : [])
    }
  })
})
