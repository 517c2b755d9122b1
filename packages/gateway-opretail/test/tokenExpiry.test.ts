import * as fc from 'fast-check'
import { tokenExpiry } from '../src/login/tokenExpiry'

const now = Date.UTC(2026, 0, 1)
const hour = 3_600_000
const expiry = (answer: unknown, unit?: 'auto' | 'seconds' | 'milliseconds'): number | undefined =>
  tokenExpiry(answer, unit === undefined ? { now } : { now, unit })

describe('tokenExpiry', () => {
  it('reads the stamp in milliseconds or seconds by its size, number or text', () => {
    expect(expiry({ tokenExpirationTimestamp: now + hour })).toBe(now + hour)
    expect(expiry({ tokenExpirationTimestamp: String(now + hour) })).toBe(now + hour)
    expect(expiry({ tokenExpirationTimestamp: (now + hour) / 1000 })).toBe(now + hour)
  })

  it('reads the remaining life where there is no stamp, or one that is past', () => {
    expect(expiry({ tokenExpirationSurplusTimestamp: 7200 })).toBe(now + 2 * hour)
    expect(expiry({ tokenExpirationSurplusTimestamp: 24 * hour })).toBe(now + 24 * hour)
    expect(expiry({ tokenExpirationTimestamp: now - 1, tokenExpirationSurplusTimestamp: '7200' })).toBe(
      now + 2 * hour,
    )
  })

  it('follows the option instead of the size', () => {
    expect(expiry({ tokenExpirationSurplusTimestamp: 7200 }, 'milliseconds')).toBe(now + 7200)
    expect(expiry({ tokenExpirationSurplusTimestamp: 2e7 }, 'seconds')).toBe(now + 2e10)
    expect(expiry({ tokenExpirationTimestamp: (now + hour) / 1000 }, 'seconds')).toBe(now + hour)
  })

  it.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ tokenExpirationTimestamp: '2026-01-01 00:00:00' }],
    [{ tokenExpirationTimestamp: null, tokenExpirationSurplusTimestamp: -1 }],
    [{ tokenExpirationTimestamp: [now], tokenExpirationSurplusTimestamp: {} }],
    [{ tokenExpirationSurplusTimestamp: 0 }],
  ])('says nothing where the answer says nothing: %j', (answer) => {
    expect(expiry(answer)).toBeUndefined()
  })

  it('never lies in the past', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (stamp, rest) => {
        const at = expiry({ tokenExpirationTimestamp: stamp, tokenExpirationSurplusTimestamp: rest })
        expect(at === undefined || at >= now).toBe(true)
      }),
    )
  })
})
