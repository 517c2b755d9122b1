import fc from 'fast-check'
import { memoryBans, type Policy } from '@paifang/gateway'
import { describe as describeError, type CallError, type GatewayError } from '@paifang/result'
import { left, right, type Left } from 'fp-ts/Either'
import { answer, echo, echoClient, echoGateway, lost, refused, steps } from '../support/echoGateway'

const say = { say: 'hi' }
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a policy of your own', () => {
  it('counts', async () => {
    const counts = { calls: 0, attempts: 0, failures: 0 }
    const counting: Policy = {
      name: 'counting',
      enter: () => {
        counts.calls += 1
        return undefined
      },
      after: (_call, { error }) => {
        counts.attempts += 1
        if (error !== undefined) counts.failures += 1
      },
    }
    const client = echoClient({
      transport: steps(lost('connect', 'no'), answer()),
      policies: (list) => [...list, counting],
    })
    await client.call(echo, say)()
    await client.call(echo, say)()
    expect(counts).toEqual({ calls: 2, attempts: 3, failures: 1 })
  })

  it.each([
    [{ arround: () => undefined }, 'policies: own: arround is never asked; did you mean around?'],
    [{ Before: () => undefined }, 'policies: own: Before is never asked; did you mean before?'],
  ])('is refused where it would never be asked: %j', (members, said) => {
    const own = { name: 'own', ...members }
    expect(() => echoClient({ transport: steps(), policies: (list) => [...list, own] })).toThrow(
      new TypeError(said),
    )
  })

  it('may hold members of its own', () => {
    const own = { name: 'own', total: 0, before: () => undefined, forget: () => undefined, aftre: 5 }
    expect(() => echoClient({ transport: steps(), policies: (list) => [...list, own] })).not.toThrow()
  })

  it.each([
    [{ retry: { maxAttempt: 5 } }, 'retry.maxAttempt: no option of this name; did you mean maxAttempts?'],
    [
      { circuitBreaker: { failure: 5 } },
      'circuitBreaker.failure: no option of this name; did you mean failures?',
    ],
    [{ concurrency: 8 }, 'concurrency: expected an object of options'],
    [
      { concurrency: { maxRuning: 8 } },
      'concurrency.maxRuning: no option of this name; did you mean maxRunning?',
    ],
  ])('that comes with a client is not made of options that nobody reads: %j', (options, said) => {
    expect(() => echoClient({ transport: steps(), ...(options as object) })).toThrow(new TypeError(said))
  })

  it('refuses, with any error of a call, before anything is sent', async () => {
    const error = refused('throttled', { retryAfterMs: 5_000, sent: 'no' })
    const quota: Policy = { name: 'quota', enter: ({ caller }) => (caller === 'bulk' ? error : undefined) }
    const transport = steps(answer())
    const client = echoClient({ transport, policies: (list) => [quota, ...list] })
    expect(await client.call(echo, say, { caller: 'bulk' })()).toEqual(left(error))
    expect(transport.requests).toHaveLength(0)
    expect((await client.call(echo, say)())._tag).toBe('Right')
  })

  it('waits before each attempt, and the call says how long', async () => {
    let now = 0
    let waits = 0
    const paced: Policy = {
      name: 'paced',
      before: async () => {
        waits += 1
        await turn()
        now += 30
        return undefined
      },
    }
    const waited: number[] = []
    const client = echoClient({
      transport: steps(lost('connect', 'no'), answer()),
      now: () => now,
      policies: (list) => [paced, ...list],
      onDone: ({ waitedMs }) => waited.push(waitedMs),
    })
    expect((await client.call(echo, say)())._tag).toBe('Right')
    expect([waits, waited]).toEqual([2, [60]])
  })

  it('is around the whole call: sees its end, or answers in its place', async () => {
    const seen: string[] = []
    const span: Policy = {
      name: 'span',
      around: async (call, next) => {
        seen.push(`begin ${call.operation.method}`)
        const outcome = await next()
        seen.push(`end ${outcome._tag} ${call.attempt}`)
        return outcome
      },
    }
    const cache: Policy = {
      name: 'cache',
      around: async (call, next) => (call.caller === 'cached' ? right({ said: 'from cache' }) : next()),
    }
    const transport = steps(answer())
    const client = echoClient({ transport, policies: (list) => [span, cache, ...list] })
    await client.call(echo, say)()
    await client.call(echo, {} as { say: string })()
    expect(await client.call(echo, say, { caller: 'cached' })()).toEqual(right({ said: 'from cache' }))
    expect(seen).toEqual([
      'begin echo.say',
      'end Right 1',
      'begin echo.say',
      'end Left 0',
      'begin echo.say',
      'end Right 0',
    ])
    expect(transport.requests).toHaveLength(1)
    await client.close()
  })

  it('takes the place of one of ours, or leaves it out', async () => {
    const names: string[] = []
    const transport = steps(lost('connect', 'no'))
    const client = echoClient({
      transport,
      onAttempt: () => undefined,
      policies: (list) => {
        names.push(...list.map(({ name }) => name))
        return list.filter(({ name }) => name !== 'retry')
      },
    })
    await client.call(echo, say)()
    expect(names).toEqual([
      'concurrency limit',
      'ban wait',
      'clock skew',
      'session refresh',
      'retry',
      'events',
    ])
    expect(transport.requests).toHaveLength(1)
  })

  const boom = () => {
    throw new Error('boom')
  }
  const throwing: ReadonlyArray<readonly [keyof Policy, Policy, 'no' | 'maybe' | undefined]> = [
    ['enter', { name: 'p', enter: boom }, 'no'],
    ['enter', { name: 'p', enter: async () => boom() }, 'no'],
    ['before', { name: 'p', before: boom }, 'no'],
    ['before', { name: 'p', before: async () => boom() }, 'no'],
    ['around', { name: 'p', around: boom }, 'no'],
    ['around', { name: 'p', around: async (_call, next) => next().then(boom) }, 'maybe'],
    ['after', { name: 'p', after: boom }, 'maybe'],
    ['leave', { name: 'p', leave: boom }, undefined],
  ]
  it.each(throwing)(
    'that throws in %s ends the call with its words, and leaves no place taken',
    async (_hook, policy, sent) => {
      const client = echoClient({
        concurrency: { maxRunning: 1, maxWaiting: 0 },
        policies: (list) => [...list, policy],
      })
      for (let i = 0; i < 3; i++) {
        const result = await client.call(echo, say)()
        if (sent === undefined) expect(result._tag).toBe('Right')
        else
          expect(result).toMatchObject({
            left: { reason: 'unknown', sent, cause: { name: 'Error', message: 'boom' } },
          })
      }
      await client.close()
    },
  )

  it.each<readonly [string, Policy]>([
    ['enter', { name: 'p', enter: () => new Promise(() => undefined) }],
    ['before', { name: 'p', before: () => new Promise(() => undefined) }],
    ['around', { name: 'p', around: () => new Promise(() => undefined) }],
  ])('that hangs in %s is waited for no longer than the call lasts', async (_hook, policy) => {
    const client = echoClient({
      deadlineMs: 15,
      concurrency: { maxRunning: 1 },
      policies: (list) => [...list, policy],
    })
    for (let i = 0; i < 2; i++)
      expect(await client.call(echo, say)()).toMatchObject({ left: { reason: 'deadline', sent: 'no' } })
    const abort = new AbortController()
    const waiting = client.call(echo, say, { signal: abort.signal, deadlineMs: 60_000 })()
    abort.abort()
    expect(await waiting).toMatchObject({ left: { reason: 'aborted', sent: 'no' } })
    await client.close()
  })

  it('is told to leave where nobody waits for its answer any more', async () => {
    const left: number[] = []
    let grant: () => void = () => undefined
    const gate: Policy = {
      name: 'gate',
      enter: () => new Promise((resolve) => (grant = () => resolve(undefined))),
      leave: ({ number }) => left.push(number),
    }
    const client = echoClient({ now: () => 0, deadlineMs: 10, policies: () => [gate] })
    expect(await client.call(echo, say)()).toMatchObject({ left: { reason: 'deadline' } })
    grant()
    await turn()
    expect(left).toEqual([1])
  })

  it('that is none is refused when the client is made', () => {
    for (const policies of [() => undefined, () => [{}], () => [{ name: 'x', before: 1 }]])
      expect(() => echoClient({ policies: policies as never })).toThrow(TypeError)
    expect(() => echoClient({ policies: () => [{ name: 'a' }, { name: ' ' }] })).toThrow(
      new TypeError('policies[1]: expected a policy: a name, and functions'),
    )
  })

  it.each([
    [[{ name: 'x' }], 'policies: expected a function of the list: (list) => [yours, ...list]'],
    [() => undefined, 'policies: expected it to give a list: (list) => [yours, ...list]'],
  ])('are given as a function of the list: %p', (policies, said) => {
    expect(() => echoClient({ policies: policies as never })).toThrow(new TypeError(said))
  })

  it.each(['no', 7, null, {}])(
    'that refuses with %j and not with an error ends the call in one that names it',
    async (odd) => {
      for (const hook of ['enter', 'before'] as const)
        for (const refuse of [() => odd, async () => odd]) {
          const transport = steps(answer())
          const mine = { name: 'mine', [hook]: refuse as never }
          const client = echoClient({ transport, policies: (list) => [...list, mine] })
          expect(await client.call(echo, say)()).toMatchObject({
            left: {
              _tag: 'TransportError',
              sent: 'no',
              policy: 'mine',
              cause: { message: `${hook} gave something other than an error of a call` },
            },
          })
          expect(transport.requests).toHaveLength(0)
        }
    },
  )

  it('that answers with no result at all ends the call in an error', async () => {
    const client = echoClient({
      policies: (list) => [{ name: 'odd', around: async () => 7 as never }, ...list],
    })
    expect(await client.call(echo, say)()).toMatchObject({
      left: { reason: 'unknown', policy: 'odd', cause: { message: 'around gave no result' } },
    })
  })

  const bug = (): never => {
    throw new Error('my bug')
  }
  it.each<readonly [string, Omit<Policy, 'name'>, 'no' | 'maybe']>([
    ['around', { around: bug }, 'no'],
    ['around, after its call', { around: (_call, next) => next().then(bug) }, 'maybe'],
    ['enter', { enter: bug }, 'no'],
    ['enter, later', { enter: async () => bug() }, 'no'],
    ['before', { before: bug }, 'no'],
    ['before, later', { before: async () => bug() }, 'no'],
    ['after', { after: bug }, 'maybe'],
    ['recover', { recover: bug }, 'maybe'],
    ['repeated', { repeated: bug }, 'maybe'],
  ])('that throws in %s is named by the error', async (_hook, hooks, sent) => {
    const client = echoClient({
      transport: steps(lost('reset', 'maybe'), answer()),
      policies: (list) => [
        ...list.slice(0, 1),
        { name: 'quiet', around: (_call, next) => next(), before: () => undefined, after: () => undefined },
        { name: 'mine', ...hooks },
        ...list.slice(1),
        { name: 'last', before: () => undefined, after: () => undefined, recover: () => undefined },
      ],
    })
    const result = await client.call(echo, say, { idempotent: true })()
    const cause = { name: 'Error', message: 'my bug' }
    expect(result).toMatchObject({ left: { reason: 'unknown', sent, policy: 'mine', cause } })
    expect(describeError((result as Left<CallError>).left)).toMatch(
      /: the policy mine threw \(Error: my bug\)\. Mend/,
    )
  })

  it('that is of others is not named by what throws beside it', async () => {
    const client = echoClient({
      gateway: echoGateway({ sign: bug }),
      policies: (list) => [{ name: 'mine', enter: () => undefined, before: () => undefined }, ...list],
    })
    const result = await client.call(echo, say)()
    expect(result).toMatchObject({ left: { reason: 'unknown', cause: { message: 'my bug' } } })
    expect(result).not.toHaveProperty('left.policy')
  })
})

describe('a memory of bans', () => {
  const ban = (scope?: GatewayError['scope'], retryAfterMs = 60_000): GatewayError =>
    refused('throttled', { retryAfterMs, requestId: 'theirs', ...(scope === undefined ? {} : { scope }) })
  const other = { ...echo, method: 'echo.shout' }

  const banned = (error: GatewayError, options: Parameters<typeof echoClient>[0] = {}) => {
    let now = 0
    let isOver = false
    const transport = steps(answer())
    const gateway = echoGateway({
      open: () => (isOver ? right({ output: {} }) : left({ error })),
      sign: (_prepared, { number }) =>
        right({
          request: { verb: 'POST', url: 'https://echo.invalid/', headers: { n: String(number) }, body: '' },
          secrets: [],
          account: 'app 1',
        }),
    })
    const waits: number[] = []
    const client = echoClient({
      gateway,
      transport,
      maxBanWaitMs: 0,
      now: () => now,
      wait: async (ms) => {
        waits.push(ms)
        now += ms
      },
      ...options,
    })
    return {
      client,
      transport,
      waits,
      later: (ms: number) => (now += ms),
      over: () => (isOver = true),
    }
  }

  it.each<readonly [GatewayError['scope'], number]>([
    ['app', 1],
    ['partner', 1],
    ['api', 2],
    ['app-api', 2],
    ['dynamic', 2],
    [undefined, 2],
    ['user', 4],
    ['session', 4],
  ])('of scope %s sends nothing more into it', async (scope, requests) => {
    const { client, transport, later } = banned(ban(scope))
    const first = await client.call(echo, say)()
    expect(first).toMatchObject({ left: { kind: 'throttled', retryAfterMs: 60_000 } })
    later(1_000)
    const second = await client.call(echo, say)()
    if (requests < 4)
      expect(second).toMatchObject({ left: { kind: 'throttled', retryAfterMs: 59_000, sent: 'no' } })
    expect(JSON.stringify(second)).toMatch(requests < 4 ? /^(?!.*theirs)/ : /theirs/)
    for (let i = 0; i < 2; i++) await client.call(other, say)()
    expect(transport.requests).toHaveLength(requests)
  })

  it('lets calls through when it is over', async () => {
    const { client, transport, later, over } = banned(ban('app'))
    await client.call(echo, say)()
    over()
    later(59_999)
    expect((await client.call(echo, say)())._tag).toBe('Left')
    later(1)
    expect((await client.call(echo, say)())._tag).toBe('Right')
    expect(transport.requests).toHaveLength(2)
  })

  it('lets later calls wait where it is short, and none beyond its deadline', async () => {
    const { client, transport, waits, over } = banned(ban('app', 2_000), { retry: false, random: () => 0 })
    await client.call(echo, say)()
    const patient = banned(ban('app', 2_000), { maxBanWaitMs: 5_000, random: () => 0 })
    await patient.client.call(echo, say, { deadlineMs: 1_000 })()
    patient.over()
    expect((await patient.client.call(echo, say)())._tag).toBe('Right')
    expect(patient.waits).toEqual([2_000])
    expect(await patient.client.call(other, say)()).toMatchObject({ _tag: 'Right' })
    over()
    expect(waits).toEqual([])
    expect(transport.requests).toHaveLength(1)
  })

  it('may be shared by clients, and may have to be waited for', async () => {
    let now = 0
    const memory = memoryBans(() => now)
    const bans = {
      find: async (...args: Parameters<typeof memory.find>) => memory.find(...args),
      learn: async (...args: Parameters<typeof memory.learn>) => memory.learn(...args),
    }
    const one = banned(ban('app'), { bans })
    await one.client.call(echo, say)()
    const two = banned(ban('app'), { bans })
    two.over()
    // It has not signed yet, so it does not know whose calls these are.
    expect((await two.client.call(echo, say)())._tag).toBe('Right')
    expect(await two.client.call(echo, say)()).toMatchObject({ left: { sent: 'no', retryAfterMs: 60_000 } })
    now = 60_000
    expect((await two.client.call(echo, say)())._tag).toBe('Right')
  })

  it('that fails ends the call in its words, nothing sent', async () => {
    const bans = { find: () => Promise.reject(new Error('redis away')), learn: () => undefined }
    const { client, transport } = banned(ban('app'), { bans })
    expect(await client.call(echo, say)()).toMatchObject({
      left: { reason: 'unknown', sent: 'no', cause: { message: 'redis away' } },
    })
    expect(transport.requests).toHaveLength(0)
  })

  it('holds no more than it needs, and forgets first what ends first', () => {
    let now = 0
    const bans = memoryBans(() => now)
    const target = (method: string) => ({ gateway: 'g', account: 'a', method })
    bans.learn(target('soonest'), ban('app-api'), 10)
    for (let i = 0; i < 9_999; i++) bans.learn(target(`m${i}`), ban('app-api'), 1_000)
    bans.learn(target('one more'), ban('app-api'), 1_000)
    expect(bans.find(target('soonest'))).toBeUndefined()
    expect(bans.find(target('one more'))).toMatchObject({ leftMs: 1_000 })
    bans.learn(target('one more'), ban('app-api'), 1)
    now = 999
    expect(bans.find(target('one more'))).toMatchObject({ leftMs: 1 })
    now = 1_000
    expect(bans.find(target('one more'))).toBeUndefined()
  })
})

describe('places under the concurrency limit', () => {
  /** Everything that can happen to calls that compete for places, in any order. */
  const event = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('call' as const), deadlineMs: fc.constantFrom(3, 10_000) }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('answer' as const), which: fc.nat(8) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('abort' as const), which: fc.nat(12) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('abortAll' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('turn' as const) }) },
  )

  it('are all free again at rest, whatever order of answers, aborts, timeouts and hooks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        async (events, maxRunning, hookAborts) => {
          const open: Array<() => void> = []
          const signals: AbortController[] = []
          const running: Array<Promise<unknown>> = []
          let isQuick = false
          const client = echoClient({
            concurrency: { maxRunning },
            retry: false,
            transport: () => () =>
              isQuick
                ? Promise.resolve(right(answer()))
                : new Promise((resolve) => open.push(() => resolve(right(answer())))),
            onDone: () => {
              if (hookAborts) signals.at(-1)?.abort()
            },
          })
          for (const happening of events) {
            if (happening.kind === 'call') {
              const abort = new AbortController()
              signals.push(abort)
              const { deadlineMs } = happening
              running.push(client.call(echo, say, { signal: abort.signal, deadlineMs })())
            } else if (happening.kind === 'answer') open[happening.which]?.()
            else if (happening.kind === 'abort') signals[happening.which]?.abort()
            else if (happening.kind === 'abortAll') for (const abort of signals) abort.abort()
            else await turn()
          }
          for (const abort of signals) abort.abort()
          await Promise.all(running)
          // At rest as many run at once as may, and one more has to wait.
          isQuick = false
          open.length = 0
          const late = Array.from({ length: maxRunning + 1 }, () => client.call(echo, say)())
          await turn()
          expect(open).toHaveLength(maxRunning)
          isQuick = true
          for (const go of open) go()
          expect((await Promise.all(late)).every(({ _tag }) => _tag === 'Right')).toBe(true)
        },
      ),
      { numRuns: Number(process.env['PAIFANG_RUNS'] ?? 150) },
    )
  })

  it('are not lost when a waiting call is aborted in the moment of its turn', async () => {
    const client = echoClient({ concurrency: { maxRunning: 1 } })
    const abort = new AbortController()
    const watched = echoClient({
      concurrency: { maxRunning: 1 },
      onDone: () => abort.abort(),
    })
    await Promise.all([watched.call(echo, say)(), watched.call(echo, say, { signal: abort.signal })()])
    expect((await watched.call(echo, say)())._tag).toBe('Right')
    await client.close()
  })
})

describe('the circuit breaker', () => {
  it('is not left open by a probe that another policy refuses', async () => {
    let now = 0
    let refusing = false
    const transport = steps(lost('connect', 'no'), lost('connect', 'no'), answer())
    const client = echoClient({
      transport,
      now: () => now,
      deadlineMs: 1e9,
      retry: false,
      circuitBreaker: { failures: 2, openMs: 1_000 },
      policies: (list) => [
        ...list,
        { name: 'late', before: () => (refusing ? refused('throttled', { sent: 'no' }) : undefined) },
      ],
    })
    await client.call(echo, say)()
    await client.call(echo, say)()
    now = 1_000
    refusing = true
    expect(await client.call(echo, say)()).toMatchObject({ left: { kind: 'throttled' } })
    refusing = false
    expect((await client.call(echo, say)())._tag).toBe('Right')
  })
})

describe('corrections and retries together', () => {
  it.each([
    [4, 'Right', 5],
    [5, 'Left', 5],
  ])('a clock refusal at attempt %i of five ends in %s', async (at, tag, requests) => {
    const far = Date.now() + 3_600_000
    let attempt = 0
    const gateway = echoGateway({
      open: () => {
        attempt += 1
        if (attempt === at) return left({ error: refused('clock'), serverTimeMs: far })
        return attempt > at ? right({ output: {} }) : left({ error: refused('unavailable') })
      },
    })
    const transport = steps(answer())
    const client = echoClient({ gateway, transport, retry: { maxAttempts: 5 } })
    expect((await client.call(echo, say)())._tag).toBe(tag)
    expect(transport.requests).toHaveLength(requests)
  })

  it('never learn a clock that is more than a day away, or none', async () => {
    for (const serverTimeMs of [8.64e15, -8.64e15, NaN, Infinity, 86_400_001, -86_400_001]) {
      const transport = steps(answer())
      let told = true
      const gateway = echoGateway({
        open: () => (told ? left({ error: refused('clock'), serverTimeMs }) : right({ output: {} })),
      })
      const client = echoClient({ gateway, transport, clock: () => 0 })
      expect(await client.call(echo, say)()).toMatchObject({ left: { kind: 'clock' } })
      told = false
      await client.call(echo, say)()
      expect(transport.requests.map(({ headers }) => headers['stamp'])).toEqual(['0', '0'])
    }
  })

  it('forget what was learnt where the stamp cannot be made with it', async () => {
    const { sign } = echoGateway()
    const epochs: number[] = []
    let told = true
    const gateway = echoGateway({
      sign: (prepared, attempt) => {
        epochs.push(attempt.epochMs)
        return attempt.epochMs > 10_000
          ? left({ _tag: 'InputError', method: echo.method, subject: 'clock', issues: [] })
          : sign(prepared, attempt)
      },
      open: () => {
        if (!told) return right({ output: {} })
        told = false
        return left({ error: refused('clock'), serverTimeMs: 20_000 })
      },
    })
    const client = echoClient({ gateway, clock: () => 1_000 })
    expect((await client.call(echo, say)())._tag).toBe('Right')
    expect(epochs).toEqual([1_000, 20_000, 1_000])
  })
})
