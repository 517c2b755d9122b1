import fc from 'fast-check'
import { explain as explainOpretail, sign as signOpretail } from '@paifang/signer-opretail'
import { explain as explainTop, sign as signTop } from '@paifang/signer-top'
import type { Explanation } from '@paifang/signing'
import { formatCompactDateTime, formatDateTime } from '@paifang/wire'

const secret = 'a1b2c3d4e5f60718'
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const nowMs = Date.UTC(2026, 2, 11, 7, 4, 5)

/** A call whose clock is `offMs` from the gateway's, rightly signed, at both gateways. */
const explained = (offMs: number, atMs = nowMs): ReadonlyArray<Explanation> => {
  const top = { app_key: '1', timestamp: formatDateTime(atMs + offMs) }
  const opretail = { _akey: '1', _timestamp: formatCompactDateTime(atMs + offMs) }
  return [
    explainTop({
      received: top,
      secret,
      method: 'md5',
      nowMs: atMs,
      signature: signTop({ params: top, secret, method: 'md5' }),
    }),
    explainOpretail({
      received: opretail,
      secret,
      nowMs: atMs,
      signature: signOpretail({ params: opretail, secret, method: 'md5' }),
    }),
  ]
}

const namesAt = (offMs: number): ReadonlyArray<string> => [
  ...new Set(explained(offMs).map(({ name }) => name)),
]

describe('the clock behind a right signature', () => {
  it('is of another zone at half hours, give or take two minutes, or at hours, give or take ten, and wrong otherwise', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30 * 3600, max: 30 * 3600 }), (seconds) => {
        const offMs = seconds * 1000
        const away = Math.abs(offMs)
        const from = (unitMs: number) => Math.min(away % unitMs, unitMs - (away % unitMs))
        const isZone =
          away > 20 * minuteMs &&
          (from(30 * minuteMs) <= 2 * minuteMs || from(hourMs) <= 10 * minuteMs) &&
          away <= 20 * hourMs + 10 * minuteMs
        const [name = '', ...others] = namesAt(offMs)
        expect(others).toEqual([])
        if (away <= 10 * minuteMs) expect(name).toBe('right')
        else if (!isZone) expect(name).toBe('clock-wrong')
        else expect(name).toMatch(/^timestamp-(?:in-another-zone|on-12-hour-clock)$/)
      }),
    )
  })

  it.each([11, 15, 18, 20, 25, 40, 45, 75, 8 * 60 + 11, 24 * 60, 36 * 60])(
    'is wrong, not of another zone, %i minutes off',
    (minutes) => {
      expect(namesAt(minutes * minuteMs)).toEqual(['clock-wrong'])
      expect(namesAt(-minutes * minuteMs)).toEqual(['clock-wrong'])
    },
  )

  it.each([-8, -2.5, 1, 5.5, 8, -20])('is of another zone %d hours off', (hours) => {
    for (const answer of explained(hours * hourMs + minuteMs))
      expect(answer).toMatchObject({
        name: 'timestamp-in-another-zone',
        differences: [{ detail: hours > 0 ? `+${hours}` : String(hours) }],
      })
  })

  it('is of another zone where somebody asks minutes later, and may be a clock', () => {
    for (const answer of explained(-8 * hourMs - 8 * minuteMs))
      expect(answer).toMatchObject({
        name: 'timestamp-in-another-zone',
        differences: [{ detail: '-8' }],
        alternatives: [{ name: 'clock-wrong' }],
      })
  })

  it('may have 12 hours where the hour tells, and says that it may be a zone', () => {
    for (const answer of explained(-12 * hourMs))
      expect(answer).toMatchObject({
        name: 'timestamp-on-12-hour-clock',
        alternatives: [{ name: 'timestamp-in-another-zone' }],
      })
    // Midnight is 12 on such a clock, never 00.
    const noon = Date.UTC(2026, 2, 11, 4, 0, 0)
    expect(explained(-12 * hourMs, noon).map(({ name }) => name)).toEqual([
      'timestamp-in-another-zone',
      'timestamp-in-another-zone',
    ])
  })
})
