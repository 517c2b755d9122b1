import { isLoopback, retryAfterMs, timerMs } from '@paifang/transport'

describe('retryAfterMs', () => {
  it.each([
    [{}, undefined],
    [{ 'retry-after': '3' }, 3000],
    [{ 'retry-after': ' 3 ' }, 3000],
    [{ 'retry-after': '-3' }, undefined],
    [{ 'retry-after': '1e20' }, undefined],
    [{ 'retry-after': '99999999999999999999' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:10 GMT', date: 'Thu, 01 Jan 2026 00:00:00 GMT' }, 10_000],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:10 GMT' }, undefined],
  ])('of %j is %s', (headers, ms) => expect(retryAfterMs(headers as Record<string, string>)).toBe(ms))
})

describe('timerMs', () => {
  it.each([
    [Infinity, 2_147_483_647],
    [2_592_000_000, 2_147_483_647],
    [5.5, 5.5],
    [-1, 0],
    [NaN, 0],
  ])('of %d is %d: a Node timer fires at once for what it cannot keep', (ms, kept) =>
    expect(timerMs(ms)).toBe(kept),
  )
})

describe('isLoopback', () => {
  it('knows this machine by name and by address, and nothing that only looks like it', () => {
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])
      expect([host, isLoopback(host)]).toEqual([host, true])
    for (const host of ['localhost.example', '127.0.0.1.example', '1127.0.0.1', '[::2]', '10.0.0.1', ''])
      expect([host, isLoopback(host)]).toEqual([host, false])
  })
})
