import type {
  AttemptEvent,
  CallEvent,
  DoneEvent,
  PaifangEvent,
  RetryEvent,
  StartEvent,
} from '@paifang/gateway'
import { left, right } from 'fp-ts/Either'
import { inspect } from 'node:util'
import {
  answer,
  echo,
  echoClient,
  echoGateway,
  lost,
  never,
  refused,
  steps,
  type Step,
} from '../support/echoGateway'

const say = { say: 'hi' }

describe('a call', () => {
  it('is nothing before it is started, and another one each time it is', async () => {
    const transport = steps(answer())
    const call = echoClient({ transport }).call(echo, say)
    expect(transport.requests).toHaveLength(0)
    expect(await call()).toEqual(right({ said: 'hello' }))
    await call()
    expect(transport.requests).toHaveLength(2)
  })

  it('checks its input first and sends nothing when it is wrong', async () => {
    const transport = steps(answer())
    const result = await echoClient({ transport }).call(echo, {} as { say: string })()
    expect(result).toMatchObject({
      left: { _tag: 'InputError', subject: 'input', issues: [{ path: 'say' }] },
    })
    expect(transport.requests).toHaveLength(0)
  })

  it('refuses an operation of another gateway that the compiler was kept from seeing', async () => {
    const foreign = { ...echo, gateway: 'other' } as unknown as typeof echo
    expect(await echoClient().call(foreign, say)()).toMatchObject({ left: { _tag: 'InputError' } })
  })

  it('whose signal is aborted already sends nothing', async () => {
    const transport = steps(answer())
    const result = await echoClient({ transport }).call(echo, say, { signal: AbortSignal.abort() })()
    expect(result).toMatchObject({ left: { _tag: 'TransportError', reason: 'aborted', sent: 'no' } })
    expect(transport.requests).toHaveLength(0)
  })

  it('ends when its signal is aborted on the way, also over a transport that does not listen', async () => {
    const abort = new AbortController()
    const ended = echoClient({ transport: never }).call(echo, say, { signal: abort.signal })()
    abort.abort()
    expect(await ended).toMatchObject({ left: { reason: 'aborted', sent: 'maybe', method: 'echo.say' } })
  })

  it('ends when its signal is aborted between two attempts', async () => {
    const abort = new AbortController()
    const transport = steps(lost('connect', 'no'))
    const wait = (): Promise<void> => {
      abort.abort()
      return new Promise(() => undefined)
    }
    const result = await echoClient({ transport, wait }).call(echo, say, { signal: abort.signal })()
    expect(result).toMatchObject({ left: { reason: 'aborted', sent: 'no' } })
    expect(transport.requests).toHaveLength(1)
  })

  it('ends with its deadline over a transport that never does', async () => {
    const result = await echoClient({ transport: never, now: () => 0, deadlineMs: 10 }).call(echo, say)()
    expect(result).toMatchObject({ left: { reason: 'deadline', sent: 'maybe' } })
  })

  it('over a transport that is an async function ends in an error, and so does no process', async () => {
    const unheard: unknown[] = []
    const hear = (reason: unknown): void => void unheard.push(reason)
    process.on('unhandledRejection', hear)
    for (const transport of [async () => Promise.reject(new Error('boom')), async () => never, () => 7])
      expect(
        await echoClient({ transport: transport as never, retry: false }).call(echo, say)(),
      ).toMatchObject({
        left: {
          reason: 'unknown',
          sent: 'maybe',
          cause: { message: 'a transport gives the function that sends: (request) => async () => …' },
        },
      })
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', hear)
    expect(unheard).toEqual([])
  })

  it('ends an attempt by its own limit and repeats it', async () => {
    const transport = steps(new Promise(() => undefined), answer())
    const result = await echoClient({ transport, attemptTimeoutMs: 10 }).call(echo, say)()
    expect(result).toEqual(right({ said: 'hello' }))
    expect(transport.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([10, 10])
  })

  it('hands the transport what is left of the deadline, and calls its timeout by its name', async () => {
    let now = 0
    const transport = steps(lost('timeout', 'maybe'))
    const { sign } = echoGateway()
    const gateway = echoGateway({
      sign: (...args) => {
        now = 7_000
        return sign(...args)
      },
    })
    const result = await echoClient({ gateway, transport, now: () => now, deadlineMs: 12_000 }).call(
      echo,
      say,
    )()
    expect(result).toMatchObject({ left: { reason: 'deadline' } })
    expect(transport.requests[0]?.timeoutMs).toBe(5_000)
  })

  it.each<readonly [string, Parameters<typeof echoClient>[0]]>([
    [
      'a transport that throws',
      {
        transport: () => {
          throw new Error('boom')
        },
      },
    ],
    ['a transport that rejects', { transport: () => async () => Promise.reject(new Error('boom')) }],
    ['a transport that resolves to nothing', { transport: (() => async () => undefined) as never }],
    [
      'a gateway that throws in prepare',
      {
        gateway: echoGateway({
          prepare: () => {
            throw new Error('boom')
          },
        }),
      },
    ],
    [
      'a gateway that throws in sign',
      {
        gateway: echoGateway({
          sign: () => {
            throw new Error('boom')
          },
        }),
      },
    ],
    [
      'a gateway that rejects in sign',
      { gateway: echoGateway({ sign: async () => Promise.reject(new Error('boom')) }) },
    ],
    [
      'a gateway that throws in open',
      {
        gateway: echoGateway({
          open: () => {
            throw new Error('boom')
          },
        }),
      },
    ],
    [
      'a gateway that rejects in open',
      { gateway: echoGateway({ open: async () => Promise.reject(new Error('boom')) }) },
    ],
    [
      'a clock that throws',
      {
        clock: () => {
          throw new Error('boom')
        },
      },
    ],
    [
      'a wait that rejects',
      { transport: steps(lost('connect', 'no')), wait: async () => Promise.reject(new Error('boom')) },
    ],
  ])('never rejects, not even with %s', async (title, options) => {
    const boom = { name: 'Error', message: 'boom' }
    const result = await echoClient({ retry: { maxAttempts: 2 }, ...options }).call(echo, say)()
    const nothing = title.endsWith('to nothing')
    const { name, message } = nothing ? { name: 'TypeError', message: expect.any(String) } : boom
    const sent = /transport that|in open/.test(title) ? 'maybe' : 'no'
    expect(result).toMatchObject({
      left: { _tag: 'TransportError', reason: 'unknown', sent, cause: { name, message } },
    })
  })

  it('that sends no codec’s exception on', async () => {
    const broken = {
      ...echo,
      output: {
        ...echo.output,
        decode: () => {
          throw new Error('boom')
        },
      },
    } as unknown as typeof echo
    expect(await echoClient().call(broken, say)()).toMatchObject({ left: { _tag: 'OutputError' } })
    const unreadable = {
      get say(): string {
        throw new Error('boom')
      },
    }
    expect(await echoClient().call(echo, unreadable)()).toMatchObject({ left: { _tag: 'InputError' } })
  })

  it('leaves no listener on a signal that many calls share, and Node sees no leak in it', async () => {
    const { signal } = new AbortController()
    const warnings: Error[] = []
    const onWarning = (warning: Error): void => void warnings.push(warning)
    process.on('warning', onWarning)
    let listening = 0
    const watched = new Proxy(signal, {
      get: (target, name) => {
        if (name === 'addEventListener')
          return (...args: Parameters<AbortSignal['addEventListener']>) => {
            listening += 1
            target.addEventListener(...args)
          }
        if (name === 'removeEventListener')
          return (...args: Parameters<AbortSignal['removeEventListener']>) => {
            listening -= 1
            target.removeEventListener(...args)
          }
        return Reflect.get(target, name, target)
      },
    })
    const client = echoClient({ transport: steps(lost('connect', 'no'), answer()) })
    await Promise.all(Array.from({ length: 50 }, () => client.call(echo, say, { signal: watched })()))
    await Promise.all(Array.from({ length: 50 }, () => client.call(echo, say, { signal })()))
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', onWarning)
    expect([listening, warnings]).toEqual([0, []])
  })

  it('says that it may have been carried out if an earlier attempt may', async () => {
    const lostFirst = (...then: Step[]) => steps(lost('reset', 'maybe'), ...then)
    const abort = new AbortController()
    const aborting = echoClient({
      transport: lostFirst(answer()),
      wait: async () => abort.abort(),
    }).call(echo, say, { signal: abort.signal })
    expect(await aborting()).toMatchObject({ left: { reason: 'aborted', sent: 'maybe' } })
    const refusedLater = echoClient({ transport: lostFirst(lost('connect', 'no')) }).call(echo, say)
    expect(await refusedLater()).toMatchObject({ left: { reason: 'connect', sent: 'maybe' } })
    const { sign } = echoGateway()
    const unsigned = echoGateway({
      sign: (prepared, attempt) =>
        attempt.number === 1
          ? sign(prepared, attempt)
          : left({ _tag: 'InputError', method: 'm', subject: 'credentials', issues: [] }),
    })
    const lostSecret = echoClient({ gateway: unsigned, transport: lostFirst() }).call(echo, say)
    expect(await lostSecret()).toMatchObject({ left: { reason: 'reset', sent: 'maybe' } })
  })

  it('whose signal is aborted while it is told of a failure asks nobody for a repeat', async () => {
    const abort = new AbortController()
    let asked = 0
    const client = echoClient({
      transport: steps(lost('connect', 'no')),
      onAttempt: () => abort.abort(),
      policies: (list) => [{ name: 'asked', recover: () => void (asked += 1) }, ...list],
    })
    expect(await client.call(echo, say, { signal: abort.signal })()).toMatchObject({
      left: { reason: 'connect', sent: 'no' },
    })
    expect(asked).toBe(0)
  })

  it('that is answered after its deadline is not ok', async () => {
    let now = 0
    const gateway = echoGateway({
      open: () => {
        now = 40_000
        return right({ output: { said: 'late' } })
      },
    })
    expect(await echoClient({ gateway, now: () => now }).call(echo, say)()).toMatchObject({
      left: { _tag: 'TransportError', reason: 'deadline', sent: 'maybe' },
    })
  })

  it('is signed afresh for each attempt, by the clock of that moment', async () => {
    let time = 1_000
    const transport = steps(lost('connect', 'no'), lost('connect', 'no'), answer())
    const client = echoClient({ transport, clock: () => time, wait: async (ms) => void (time += 500 + ms) })
    await client.call(echo, say)()
    expect(transport.requests.map(({ headers }) => headers['stamp'])).toEqual(['1000', '1600', '2300'])
  })
})

describe('close', () => {
  it('lets running calls end, refuses later ones, and closes only a transport of its own', async () => {
    let closed = 0
    let go: () => void = () => undefined
    const slow = new Promise<ReturnType<typeof answer>>((resolve) => (go = () => resolve(answer())))
    const transport = Object.assign(steps(slow), { close: async () => void (closed += 1) })
    const client = echoClient({ transport, ownsTransport: true })
    const running = client.call(echo, say)()
    const closing = client.close()
    expect(await client.call(echo, say)()).toMatchObject({
      left: { reason: 'request', code: 'CLOSED', sent: 'no' },
    })
    expect(closed).toBe(0)
    go()
    await closing
    expect([closed, (await running)._tag]).toEqual([1, 'Right'])
    const borrowed = echoClient({ transport })
    await borrowed.close()
    expect(closed).toBe(1)
  })
})

describe('events', () => {
  const watch = () => {
    const seen: CallEvent[] = []
    return {
      seen,
      onStart: (event: StartEvent) => seen.push(event),
      onAttempt: (event: AttemptEvent) => seen.push(event),
      onRetry: (event: RetryEvent) => seen.push(event),
      onDone: (event: DoneEvent) => seen.push(event),
    }
  }

  it('tell what happened as plain data', async () => {
    const { seen, ...hooks } = watch()
    let now = 0
    const transport = steps(lost('connect', 'no'), answer())
    const gateway = { ...echoGateway(), host: 'echo.invalid' }
    const clock = (): number => 1_700_000_000_000
    const client = echoClient({ gateway, transport, clock, now: () => (now += 10), ...hooks })
    await client.call(echo, say, { caller: 'job 7' })()
    const id = seen[0]?.id
    expect(id).toMatch(/^[0-9a-f]{8}-1$/)
    const base = {
      id,
      gateway: 'echo',
      method: 'echo.say',
      host: 'echo.invalid',
      caller: 'job 7',
      atMs: clock(),
    }
    const failed = { outcome: 'TransportError', reason: 'connect', sent: 'no' }
    expect(seen).toEqual([
      { ...base, type: 'call.start' },
      {
        ...base,
        ...failed,
        type: 'call.attempt',
        attempt: 1,
        durationMs: expect.any(Number),
        requestBytes: 0,
      },
      { ...base, ...failed, type: 'call.retry', attempt: 1, policy: 'retry', delayMs: 100 },
      {
        ...base,
        type: 'call.attempt',
        attempt: 2,
        durationMs: expect.any(Number),
        requestBytes: 0,
        responseBytes: 5,
        status: 200,
        outcome: 'ok',
        requestId: 'r1',
      },
      {
        ...base,
        type: 'call.done',
        attempts: 2,
        durationMs: expect.any(Number),
        waitedMs: expect.any(Number),
        outcome: 'ok',
        requestId: 'r1',
      },
    ])
  })

  it('come to one hook for all of them as well, in their order', async () => {
    const { seen, ...hooks } = watch()
    const all: PaifangEvent[] = []
    await echoClient({ ...hooks, onEvent: (event) => all.push(event) }).call(echo, say)()
    expect(all).toEqual(seen)
  })

  it('say what a refusal was', async () => {
    const seen: PaifangEvent[] = []
    const gateway = echoGateway({
      open: () => left({ error: refused('permission', { code: '11', subCode: 'isv.x', requestId: 'r9' }) }),
    })
    await echoClient({ gateway, onDone: (event) => seen.push(event) }).call(echo, say)()
    expect(seen).toMatchObject([
      { outcome: 'GatewayError', kind: 'permission', code: '11', subCode: 'isv.x', requestId: 'r9' },
    ])
  })

  it('of a call that sent nothing count no attempt', async () => {
    const { seen, ...hooks } = watch()
    await echoClient(hooks).call(echo, {} as { say: string })()
    expect(seen).toMatchObject([{ type: 'call.start' }, { attempts: 0, outcome: 'InputError' }])
  })

  it('may be watched by hooks that fail', async () => {
    const failing = {
      onAttempt: () => {
        throw new Error('boom')
      },
      onDone: (async () => Promise.reject(new Error('boom'))) as () => void,
    }
    expect((await echoClient(failing).call(echo, say)())._tag).toBe('Right')
  })
})

describe('what outsiders wrote', () => {
  it('is scrubbed of secrets and sensitive input before anyone sees it', async () => {
    const error = refused('parameters', { message: 'bad secret for 13800138000', subCode: 'x:13800138000' })
    const gateway = echoGateway({ open: () => left({ error }) })
    const result = await echoClient({ gateway }).call(echo, { say: '13800138000' })()
    expect(result).toMatchObject({ left: { message: 'bad *** for ***', subCode: 'x:***' } })
    expect(inspect(result)).not.toContain('13800138000')
  })
})
