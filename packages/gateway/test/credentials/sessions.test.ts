import {
  memorySessionStore,
  type Session,
  type SessionContext,
  type SessionProvider,
  type SessionStore,
} from '@paifang/gateway'
import { createSessionKeeper, Unreadable } from '@paifang/gateway/author'
import { sessionStoreContract } from '../support/sessionStoreContract'

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const never = () => new Promise<never>(() => undefined)

/** A keeper whose two clocks the test sets. */
const keep = (store?: SessionStore) => {
  let epochMs = 1_700_000_000_000
  let nowMs = 0
  const context: SessionContext = { call: () => () => never(), now: () => epochMs }
  const keeper = createSessionKeeper({
    context,
    now: () => nowMs,
    wait: async (ms) => {
      nowMs += ms
      await turn()
    },
    store,
  })
  return {
    ...keeper,
    pass: (ms: number) => {
      epochMs += ms
      nowMs += ms
    },
    epochMs: () => epochMs,
  }
}

describe('what is no source of sessions', () => {
  it.each([{}, { value: 'a-session' }, { subject: 'shop' }, { access_token: 'x' }])(
    'is none, and not no session: %j',
    (source) => {
      expect(keep().read(source)).toBeInstanceOf(Unreadable)
    },
  )

  it.each([undefined, null, ''])('but %j is', (source) => {
    expect(keep().read(source as undefined)).toBeUndefined()
  })
})

describe('a session whose end was told wrongly', () => {
  const inSeconds = 1_700_003_600
  it.each<readonly [string, object]>([
    ['in seconds', { expiresAtMs: inSeconds }],
    ['as a life in seconds', { expiresAtMs: 86_400 }],
    ['as no number', { expiresAtMs: Number.NaN }],
    ['as text', { expiresAtMs: '2030-01-01 00:00:00' }],
    ['as a bigint', { expiresAtMs: BigInt(inSeconds) * 1000n }],
    ['as null', { expiresAtMs: null, renewAtMs: null }],
    ['with a renewal before it began', { expiresAtMs: 1_700_003_600_000, renewAtMs: 0 }],
    ['with a renewal that is no number', { expiresAtMs: 1_700_003_600_000, renewAtMs: Number.NaN }],
    ['as a date', { expiresAtMs: new Date(1_700_003_600_000) }],
  ])('%s is not renewed for every call', async (_title, moments) => {
    const { read, pass } = keep()
    let asked = 0
    const of: SessionProvider = { refresh: () => ({ value: `s${++asked}`, ...moments }) }
    for (let calls = 0; calls < 5; calls++) {
      expect(await read(of)).toBe('s1')
      await turn()
      pass(1_000)
    }
    expect(asked).toBe(1)
  })
})

describe('a session whose end is known', () => {
  const provider = (lifeMs: number, answers: Array<() => Promise<Session | undefined>>) => {
    let asked = 0
    const of: SessionProvider = {
      refresh: () => {
        asked += 1
        return (answers.shift() ?? never)()
      },
    }
    return { of, asked: () => asked, lifeMs }
  }

  it('is renewed a minute before, while calls go on with it; beyond its end they wait', async () => {
    const { read, pass, epochMs } = keep()
    const session = (value: string) => async () => ({ value, expiresAtMs: epochMs() + 600_000 })
    const { of, asked } = provider(600_000, [session('one'), session('two'), session('three')])
    expect(await read(of)).toBe('one')
    pass(539_999)
    expect([await read(of), asked()]).toEqual(['one', 1])
    pass(1)
    expect(await read(of)).toBe('one')
    await turn()
    expect([await read(of), asked()]).toEqual(['two', 2])
    pass(600_000)
    expect([await read(of), asked()]).toEqual(['three', 3])
  })

  it('of less than two minutes is renewed at half of it', async () => {
    const { read, pass, epochMs } = keep()
    const { of, asked } = provider(10_000, [
      async () => ({ value: 'one', expiresAtMs: epochMs() + 10_000 }),
      async () => ({ value: 'two' }),
    ])
    await read(of)
    pass(4_999)
    await read(of)
    expect(asked()).toBe(1)
    pass(1)
    await read(of)
    await turn()
    expect(await read(of)).toBe('two')
  })

  it('goes on working where an early renewal fails, which is not tried for every call', async () => {
    const { read, pass, epochMs } = keep()
    const { of, asked } = provider(600_000, [
      async () => ({ value: 'one', expiresAtMs: epochMs() + 600_000 }),
      async () => Promise.reject(new Error('away')),
      async () => ({ value: 'two' }),
    ])
    await read(of)
    pass(550_000)
    for (let i = 0; i < 5; i++) {
      expect(await read(of)).toBe('one')
      await turn()
    }
    expect(asked()).toBe(2)
    pass(10_000)
    await read(of)
    await turn()
    expect([await read(of), asked()]).toEqual(['two', 3])
  })

  it('of get is renewed as well', async () => {
    const { read, pass, epochMs } = keep()
    const expiresAtMs = epochMs() + 100_000
    const of: SessionProvider = {
      get: () => ({ value: 'old', expiresAtMs }),
      refresh: () => 'new',
    }
    expect(await read(of)).toBe('old')
    pass(100_000)
    expect(await read(of)).toBe('new')
    expect(await read(of)).toBe('new')
  })
})

describe('a platform that gives one account one session', () => {
  const lifeMs = 600_000
  const counting = (give: (asked: number) => Session | undefined) => {
    let asked = 0
    const of: SessionProvider = { refresh: async () => give(++asked) }
    return { of, asked: () => asked }
  }

  it('gives it again with a later end, and it is used until then', async () => {
    const { read, pass, epochMs } = keep()
    const { of, asked } = counting(() => ({ value: 'one', expiresAtMs: epochMs() + lifeMs }))
    for (let lives = 1; lives <= 4; lives++) {
      expect([await read(of), asked()]).toEqual(['one', lives])
      pass(lifeMs)
    }
  })

  it('gives it again before its end, once and not for every call', async () => {
    const { read, pass, epochMs } = keep()
    const { of, asked } = counting(() => ({ value: 'one', expiresAtMs: epochMs() + lifeMs }))
    await read(of)
    pass(lifeMs - 60_000)
    for (let calls = 0; calls < 5; calls++) {
      expect(await read(of)).toBe('one')
      await turn()
    }
    expect(asked()).toBe(2)
  })

  it('gives it again without an end: it is used until the gateway refuses it, and no call is repeated with it', async () => {
    const { read, renew, pass, epochMs } = keep()
    const { of, asked } = counting((times) =>
      times === 1 ? { value: 'one', expiresAtMs: epochMs() + lifeMs } : { value: 'one' },
    )
    await read(of)
    pass(lifeMs)
    expect([await read(of), await read(of), asked()]).toEqual(['one', 'one', 2])
    expect([await renew(of, 'one'), asked()]).toEqual([false, 3])
  })

  it('is asked again after a while only, where it gives none before the end', async () => {
    const { read, pass, epochMs } = keep()
    const { of, asked } = counting((times) =>
      times === 1 ? { value: 'one', expiresAtMs: epochMs() + lifeMs } : undefined,
    )
    await read(of)
    pass(lifeMs - 60_000)
    for (let calls = 0; calls < 5; calls++) {
      expect(await read(of)).toBe('one')
      await turn()
    }
    expect(asked()).toBe(2)
  })

  it('lets get say that it lasts longer', async () => {
    const { read, pass, epochMs } = keep()
    let [asked, expiresAtMs] = [0, epochMs() + lifeMs]
    const of: SessionProvider = { get: () => ({ value: 'one', expiresAtMs }), refresh: () => `s${++asked}` }
    await read(of)
    expiresAtMs += lifeMs
    await read(of)
    pass(lifeMs)
    expect([await read(of), asked]).toEqual(['one', 0])
  })

  it('is asked by one process, and the others take the later end', async () => {
    const store = memorySessionStore()
    let asked = 0
    const processes = Array.from({ length: 4 }, () => {
      const process = keep(store)
      const of: SessionProvider = {
        subject: 'seller',
        refresh: async () => {
          asked += 1
          return { value: 'one', expiresAtMs: process.epochMs() + lifeMs }
        },
      }
      return { ...process, of }
    })
    for (let lives = 1; lives <= 3; lives++) {
      expect(await Promise.all(processes.map(async ({ read, of }) => read(of)))).toEqual(
        processes.map(() => 'one'),
      )
      expect(asked).toBe(lives)
      for (const { pass } of processes) pass(lifeMs)
    }
  })
})

describe('a renewal', () => {
  it('that hangs is given up after half a minute, and its late answer is not taken', async () => {
    const { read, renew, pass } = keep()
    let late: (session: string) => void = () => undefined
    const answers = [() => new Promise<string>((resolve) => (late = resolve)), async () => 'fresh']
    let asked = 0
    const of: SessionProvider = { get: () => 'stale', refresh: () => answers[asked++]!() }
    void renew(of, 'stale')
    await turn()
    pass(29_999)
    void renew(of, 'stale')
    await turn()
    expect(asked).toBe(1)
    pass(1)
    expect(await renew(of, 'stale')).toBe(true)
    late('older')
    await turn()
    expect([await read(of), asked]).toEqual(['fresh', 2])
  })

  it.each<readonly [string, () => string | undefined]>([
    [
      'fails',
      () => {
        throw new Error('wrong password')
      },
    ],
    ['gives nothing', () => undefined],
    ['gives the refused one', () => 'stale'],
  ])('that %s is not asked for again by each call that met the same session', async (_title, refresh) => {
    const { renew, pass } = keep()
    let asked = 0
    const of: SessionProvider = { get: () => 'stale', refresh: () => (++asked, refresh()) }
    const renewed = (): Promise<boolean | string> =>
      renew(of, 'stale').catch((thrown: unknown) => (thrown as Error).message)
    const first = await renewed()
    for (let calls = 0; calls < 5; calls++) expect(await renewed()).toBe(first)
    expect([first === true, asked]).toEqual([false, 1])
    pass(1_000)
    expect([await renewed(), asked]).toEqual([first, 2])
  })

  it('knows all values it has replaced, not the last alone', async () => {
    const { read, renew } = keep()
    let count = 0
    const of: SessionProvider = { get: () => 'first', refresh: () => `fresh ${++count}` }
    expect(await renew(of, 'first')).toBe(true)
    expect(await renew(of, 'fresh 1')).toBe(true)
    expect(await read(of)).toBe('fresh 2')
    expect(await renew(of, 'fresh 1')).toBe(true)
    expect(count).toBe(2)
  })

  it('gives way to a session that is none of those: the user has authorized again', async () => {
    const { read, renew } = keep()
    let given = 'first'
    const of: SessionProvider = { get: () => given, refresh: () => 'fresh' }
    await renew(of, 'first')
    expect(await read(of)).toBe('fresh')
    given = 'authorized anew'
    expect(await read(of)).toBe('authorized anew')
  })

  it('keeps providers apart', async () => {
    const { read, renew } = keep()
    const one: SessionProvider = { get: () => 'x', refresh: () => 'one' }
    const two: SessionProvider = { get: () => 'x', refresh: () => 'two' }
    await renew(one, 'x')
    expect([await read(one), await read(two)]).toEqual(['one', 'x'])
  })

  it('calls a method of the provider as its method', async () => {
    class Kept {
      readonly fresh: string = 'fresh'
      get(): string {
        return this.fresh === 'fresh' ? 'old' : ''
      }
      refresh(): string {
        return this.fresh
      }
    }
    const { read, renew } = keep()
    const of = new Kept()
    expect([await read(of), await renew(of, 'old'), await read(of)]).toEqual(['old', true, 'fresh'])
  })
})

describe('a provider without a subject', () => {
  it('renews by itself, and says once that no store shares it', async () => {
    const told = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    try {
      let made = 0
      const provider: SessionProvider = { refresh: () => ({ value: `s${(made += 1)}` }) }
      const { read, renew } = keep({
        ...memorySessionStore(),
        lease: () => Promise.reject(new Error('asked')),
      })
      expect(await read(provider)).toBe('s1')
      expect(await renew(provider, 's1')).toBe(true)
      expect(await keep().read({ refresh: () => ({ value: 'alone' }) })).toBe('alone')
      expect(told.mock.calls).toEqual([
        [
          expect.stringContaining('without a `subject`'),
          expect.objectContaining({ code: 'SESSION_NOT_SHARED' }),
        ],
      ])
    } finally {
      told.mockRestore()
    }
  })
})

describe('memorySessionStore', () => {
  sessionStoreContract(() => {
    let now = 0
    return { store: memorySessionStore(() => now), pass: (ms) => void (now += ms) }
  })
})

describe('a store that processes share', () => {
  const seller = (refresh: SessionProvider['refresh']): SessionProvider => ({
    subject: 'seller',
    get: () => 'old',
    ...(refresh === undefined ? {} : { refresh }),
  })

  it('lets one of them refresh, and all use what it got', async () => {
    const store = memorySessionStore()
    let refreshes = 0
    const processes = Array.from({ length: 8 }, () => ({
      keeper: keep(store),
      of: seller(async () => {
        refreshes += 1
        await turn()
        return `fresh ${refreshes}`
      }),
    }))
    const renewed = await Promise.all(processes.map(({ keeper, of }) => keeper.renew(of, 'old')))
    expect(renewed).toEqual(processes.map(() => true))
    expect(refreshes).toBe(1)
    for (const { keeper, of } of processes) expect(await keeper.read(of)).toBe('fresh 1')
    const [first, second] = processes as [(typeof processes)[0], (typeof processes)[0]]
    expect(await first.keeper.renew(first.of, 'fresh 1')).toBe(true)
    expect(await second.keeper.renew(second.of, 'fresh 1')).toBe(true)
    expect([refreshes, await second.keeper.read(second.of)]).toEqual([2, 'fresh 2'])
  })

  it('takes the right from a process that died with it', async () => {
    let now = 0
    const store = memorySessionStore(() => now)
    await store.lease('seller', 'dead', 30_000)
    const { renew, read } = keep({
      ...store,
      lease: (...args) => {
        now += 1_000
        return store.lease(...args)
      },
    })
    const of = seller(async () => 'fresh')
    expect([await renew(of, 'old'), await read(of)]).toEqual([true, 'fresh'])
  })

  it('gives the right back when a refresh fails', async () => {
    const store = memorySessionStore()
    const one = keep(store)
    await expect(
      one.renew(
        seller(() => Promise.reject(new Error('no'))),
        'old',
      ),
    ).rejects.toThrow('no')
    expect(
      await one.renew(
        seller(() => undefined),
        'old',
      ),
    ).toBe(false)
    expect(await store.lease('seller', 'other', 1)).toBe(true)
  })

  it('that fails fails the renewal, for two at once could cost the authorization', async () => {
    let refreshes = 0
    const { renew } = keep({ ...memorySessionStore(), lease: () => Promise.reject(new Error('redis away')) })
    await expect(
      renew(
        seller(() => `${++refreshes}`),
        'old',
      ),
    ).rejects.toThrow('redis away')
    expect(refreshes).toBe(0)
  })

  it('that cannot be written to costs nobody the session that was got', async () => {
    let refreshes = 0
    const write = (): Promise<boolean> => Promise.reject(new Error('redis away'))
    const { renew, read } = keep({ ...memorySessionStore(), write })
    const of = seller(() => `fresh ${++refreshes}`)
    expect([await renew(of, 'old'), await read(of), refreshes]).toEqual([true, 'fresh 1', 1])
  })

  it('is not waited for longer than a refresh may take', async () => {
    const store = memorySessionStore(() => 0)
    await store.lease('seller', 'other', 1_000)
    const { renew } = keep(store)
    await expect(
      renew(
        seller(() => 'x'),
        'old',
      ),
    ).rejects.toThrow('another process renews this session')
  })

  it('is not asked for a provider without a subject', async () => {
    const { renew } = keep({ ...memorySessionStore(), read: () => Promise.reject(new Error('asked')) })
    expect(await renew({ get: () => 'old', refresh: () => 'new' }, 'old')).toBe(true)
  })
})

describe('what is no session', () => {
  it('is told from none', async () => {
    const { read } = keep()
    for (const none of [undefined, null, '']) {
      expect(await read({ get: () => none })).toBeUndefined()
      expect(await read((() => none) as () => string)).toBeUndefined()
    }
    for (const odd of [5, {}, [], { value: 5 }, true])
      expect(await read({ get: () => odd as string })).toBeInstanceOf(Unreadable)
  })
})
