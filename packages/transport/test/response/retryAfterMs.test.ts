import { httpDateMs, isLoopback, retryAfterMs, timerMs } from '@paifang/transport'

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
    [{ 'retry-after': '2026-01-01 00:00:10', date: 'Thu, 01 Jan 2026 00:00:00 GMT' }, undefined],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:10 GMT', date: '2026-01-01 00:00:00' }, undefined],
  ])('of %j is %s', (headers, ms) => expect(retryAfterMs(headers as Record<string, string>)).toBe(ms))
})

describe('httpDateMs', () => {
  const second = Date.UTC(1994, 10, 6, 8, 49, 37)
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', second],
    ['Sunday, 06-Nov-94 08:49:37 GMT', second],
    ['Sun Nov  6 08:49:37 1994', second],
    ['1994-11-06T08:49:37Z', second],
    ['Sun, 06 Nov 1994 08:49:37 UTC', second],
    ['Sun, 06 Nov 1994 08:49:37 +0000', second],
    ['1994-11-06T16:49:37+08:00', second],
    ['1994-11-06', undefined],
    ['1994-11-06 08:49:37', undefined],
    ['Sun, 06 Nov 1994 08:49:37', undefined],
    ['Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %p, whatever the zone of this machine', (text, ms) => expect(httpDateMs(text)).toBe(ms))
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
