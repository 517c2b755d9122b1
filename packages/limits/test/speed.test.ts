import { memoryLimits } from '@paifang/limits'

const timed = process.env['PAIFANG_TIMES'] === '1' ? it : it.skip

describe('limits in memory', () => {
  timed('take a microsecond a call, or less', () => {
    const store = memoryLimits()
    const ask = {
      application: 'app',
      method: 'm',
      priority: 'bulk',
      rates: [{ name: 'r', perSecond: 1e9, burst: 1e9 }],
      days: [{ name: 'd', perDay: 1e12 }],
      bans: ['a', 'b', 'c'],
    } as const
    const times = Array.from({ length: 20 }, () => {
      const fromMs = performance.now()
      for (let i = 0; i < 100_000; i++) void store.take(ask, 0)
      return ((performance.now() - fromMs) / 100_000) * 1000
    }).sort((a, b) => a - b)
    console.info(`${times[10]?.toFixed(2)} µs`)
    expect(times[10]).toBeLessThanOrEqual(1)
  })
})
