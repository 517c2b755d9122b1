import { storeOptions } from '../../src/author'

const redis = { call: () => Promise.resolve(null) }

describe('options of a store in Redis', () => {
  it('have their defaults', () => {
    expect(storeOptions({ redis })).toEqual({ redis, prefix: 'paifang', storeTimeoutMs: 1_000 })
    expect(storeOptions({ redis, prefix: 'shop', storeTimeoutMs: 5 })).toEqual({
      redis,
      prefix: 'shop',
      storeTimeoutMs: 5,
    })
  })

  it.each([
    [{ redis, prefx: 'shop' }, 'prefx: no option of this name; did you mean prefix?'],
    [{}, 'redis: expected a client of ioredis'],
    [{ redis: 'redis://localhost' }, 'redis: expected a client of ioredis'],
    [{ redis, storeTimeoutMs: 0 }, 'storeTimeoutMs: expected a positive number of milliseconds'],
    [{ redis, storeTimeoutMs: NaN }, 'storeTimeoutMs: expected a positive number of milliseconds'],
  ])('are refused: %j', (options, said) => {
    expect(() => storeOptions(options as never)).toThrow(new TypeError(said))
  })
})
