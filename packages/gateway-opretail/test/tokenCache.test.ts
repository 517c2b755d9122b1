import { createTokenCache } from '../src/login/tokenCache'

/** A login whose answers the test gives, one by one. */
const manualLogin = (): {
  readonly login: () => Promise<{ token: string; staleAt: number }>
  readonly answer: (token: string, staleAt?: number) => void
  readonly fail: (error: Error) => void
  readonly count: () => number
} => {
  const waiting: Array<{
    resolve: (value: { token: string; staleAt: number }) => void
    reject: (error: Error) => void
  }> = []
  let started = 0
  return {
    login: () => {
      started++
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    answer: (token, staleAt = 1000) => waiting.shift()?.resolve({ token, staleAt }),
    fail: (error) => waiting.shift()?.reject(error),
    count: () => started,
  }
}

describe('createTokenCache', () => {
  it('logs in once for all that wait', async () => {
    const { login, answer, count } = manualLogin()
    const cache = createTokenCache({ login, now: () => 0 })
    const asked = Promise.all([cache.get(), cache.get(), cache.refresh('other'), cache.get()])
    answer('one')
    expect(await asked).toEqual(['one', 'one', 'one', 'one'])
    expect(await cache.get()).toBe('one')
    expect(count()).toBe(1)
  })

  it('logs in again when the token is stale', async () => {
    const { login, answer, count } = manualLogin()
    let now = 0
    const cache = createTokenCache({ login, now: () => now })
    const first = cache.get()
    answer('one', 100)
    expect(await first).toBe('one')
    now = 99
    expect(await cache.get()).toBe('one')
    now = 100
    const second = cache.get()
    answer('two', 200)
    expect(await second).toBe('two')
    expect(count()).toBe(2)
  })

  it('gives those who were refused the token that another has renewed since', async () => {
    const { login, answer, count } = manualLogin()
    const cache = createTokenCache({ login, now: () => 0 })
    const first = cache.get()
    answer('one')
    await first
    const renewed = cache.refresh('one')
    answer('two')
    expect(await renewed).toBe('two')
    expect(await cache.refresh('one')).toBe('two')
    expect(count()).toBe(2)
  })

  it('tells all that wait of a failure and keeps none', async () => {
    const { login, answer, fail, count } = manualLogin()
    const cache = createTokenCache({ login, now: () => 0 })
    const asked = Promise.allSettled([cache.get(), cache.get()])
    fail(new Error('no'))
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const again = cache.get()
    answer('one')
    expect(await again).toBe('one')
    expect(count()).toBe(2)
  })

  it('survives a login that throws at once', async () => {
    let tries = 0
    const cache = createTokenCache({
      login: () => {
        throw new Error(`at once ${++tries}`)
      },
      now: () => 0,
    })
    await expect(cache.get()).rejects.toThrow('at once 1')
    await expect(cache.get()).rejects.toThrow('at once 2')
  })
})
