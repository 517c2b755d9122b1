import { causeOf, readProvider, Unreadable } from '@paifang/gateway/author'
import { sensitiveTexts } from '../src/secrets/sensitiveTexts'
import { retryBudget } from '../src/policies/retry'
import { wait, withTimeout } from '../src/waiting'

describe('sensitiveTexts', () => {
  it('finds them through lists and structs, and leaves out what is too short to hide', () => {
    const wire = {
      list: [{ mobile: '13800138000', n: 1 }, { mobile: 13900139000 }],
      addr: { city: '杭州市西湖区', no: '1' },
    }
    expect(sensitiveTexts(wire, [['list', 'mobile'], ['addr'], ['absent', 'x']])).toEqual([
      '13800138000',
      '13900139000',
      '杭州市西湖区',
    ])
  })
})

describe('readProvider', () => {
  const thenable = (text: string) =>
    ({
      then: (resolve: (text: string) => void) => void setImmediate(resolve, text),
    }) as unknown as PromiseLike<string>

  it('reads a value, a function, a promise and whatever has then', async () => {
    expect(readProvider('a')).toBe('a')
    expect(readProvider(() => 'b')).toBe('b')
    expect(await readProvider(async () => 'c')).toBe('c')
    expect(await readProvider(Promise.resolve('d'))).toBe('d')
    expect(await readProvider(thenable('e'))).toBe('e')
    expect(await readProvider(() => thenable('f'))).toBe('f')
  })

  it('never throws or rejects: what was thrown is kept for the error of the call', async () => {
    const boom = new Error('x')
    const failing: ReadonlyArray<Parameters<typeof readProvider<string>>[0]> = [
      () => {
        throw boom
      },
      async () => Promise.reject(boom),
      Promise.reject(boom),
      {
        then: (): never => {
          throw boom
        },
      },
    ]
    for (const provider of failing) expect(await readProvider(provider)).toEqual(new Unreadable(boom))
  })
})

describe('causeOf', () => {
  const odd = {
    get message(): string {
      throw new Error('no')
    },
  }
  it.each<readonly [string, unknown, object]>([
    ['an error', new TypeError('bad\n thing'), { name: 'TypeError', message: 'bad thing' }],
    [
      'an error of the system',
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      { name: 'Error', message: 'x', code: 'ECONNREFUSED' },
    ],
    ['a text', 'words', { name: 'string', message: 'words' }],
    ['nothing', undefined, { name: 'undefined', message: '' }],
    ['null', null, { name: 'null', message: '' }],
    ['what is no error', { name: 'Gone', message: 7 }, { name: 'Gone', message: '' }],
    ['what cannot be read', odd, { name: 'unknown', message: '' }],
    [
      'words with keys in them',
      new Error('for secret 4111111 and abcdef0123456789'),
      { name: 'Error', message: 'for *** *** and ***' },
    ],
    [
      'a module that is not found',
      new Error(
        "Cannot find module '/srv/app-12345/dist/vault2.js'\nRequire stack:\n- /srv/app1/dist/main.js",
      ),
      {
        name: 'Error',
        message: "Cannot find module '/srv/app-12345/dist/vault2.js' Require stack: - ***.js",
      },
    ],
    [
      'a package that is not found, in whose name a secret stands',
      new Error("Cannot find package '@acme/a1b2c3d4e5f6-secret' imported from /srv/app12/dist/main.js"),
      { name: 'Error', message: "Cannot find package '@acme/a1b2c3d4e5f6-***' imported from ***.js" },
    ],
    [
      'words like those of a module, with a key in them',
      new Error("the vault: Cannot find module 'abcdef0123456789'"),
      { name: 'Error', message: "the vault: Cannot find module '***'" },
    ],
  ])('of %s', (_what, thrown, cause) => expect(causeOf(thrown, { secrets: ['secret'] })).toEqual(cause))
})

describe('retryBudget', () => {
  it('never grows beyond its size', () => {
    const budget = retryBudget(1, 0.5)
    budget.refill()
    expect([budget.take(), budget.take()]).toEqual([true, false])
    budget.refill()
    expect(budget.take()).toBe(false)
    budget.refill()
    expect(budget.take()).toBe(true)
  })
})

describe('wait', () => {
  it('lasts longer than a timer can', async () => {
    jest.useFakeTimers()
    try {
      const monthMs = 30 * 86_400_000
      let isOver = false
      void wait(monthMs).then(() => (isOver = true))
      await jest.advanceTimersByTimeAsync(monthMs - 1)
      expect(isOver).toBe(false)
      await jest.advanceTimersByTimeAsync(1)
      expect(isOver).toBe(true)
      expect(jest.getTimerCount()).toBe(0)
    } finally {
      jest.useRealTimers()
    }
  })
})

describe('wait and withTimeout', () => {
  it('end with a signal that is aborted before or meanwhile', async () => {
    await wait(1e6, AbortSignal.abort())
    const abort = new AbortController()
    const waiting = wait(1e6, abort.signal)
    abort.abort()
    await waiting
    await wait(0)
    const patient = new AbortController()
    let ended = false
    const longer = wait(2 ** 31, patient.signal).then(() => (ended = true))
    const slower = withTimeout(new Promise(() => undefined), {
      ms: Infinity,
      signal: patient.signal,
      onEnd: (why) => why,
    })
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(ended).toBe(false)
    patient.abort()
    await longer
    expect(await slower).toBe('aborted')
    const never = new Promise<string>(() => undefined)
    const aborted = withTimeout(never, { ms: 1e12, signal: AbortSignal.abort(), onEnd: (why) => why })
    expect(await aborted).toBe('aborted')
    expect(
      await withTimeout(Promise.reject(new Error('x')), { ms: 10, signal: undefined, onEnd: (why) => why }),
    ).toBe('threw')
    expect(await withTimeout(never, { ms: 1, signal: undefined, onEnd: (why) => why })).toBe('time')
  })
})
