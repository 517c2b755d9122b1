import { execFileSync } from 'node:child_process'
import { buildSync } from 'esbuild'
import {
  formatCompactDateTime,
  formatDate,
  formatDateTime,
  formatDateTimeMs,
  isWritableDateTime,
  parseCompactDateTime,
  parseDate,
  parseDateTime,
  parseDateTimeMs,
} from '@paifang/wire'
import * as fc from 'fast-check'

const first = -62_167_248_000_000
const last = 253_402_271_999_000
const seconds = fc.integer({ min: first / 1000, max: last / 1000 }).map((value) => value * 1000)

// The same thing by another road: the engine's UTC calendar, eight hours on.
const byEngine = (epochMs: number): string =>
  new Date(epochMs + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19)

describe('formatDateTime', () => {
  it('writes GMT+8 whatever the zone of the machine', () => {
    expect(formatDateTime(0)).toBe('1970-01-01 08:00:00')
    expect(formatDateTime(first)).toBe('0000-01-01 00:00:00')
    expect(formatDateTime(last)).toBe('9999-12-31 23:59:59')
    expect(formatCompactDateTime(0)).toBe('19700101080000')
  })

  it('agrees with the calendar of the engine', () => {
    fc.assert(
      fc.property(seconds, (epochMs) => {
        expect(formatDateTime(epochMs)).toBe(byEngine(epochMs))
        expect(formatCompactDateTime(epochMs)).toBe(byEngine(epochMs).replace(/\D/g, ''))
      }),
      { numRuns: 5000 },
    )
  })

  it('cuts milliseconds off', () => {
    expect(formatDateTime(999)).toBe(formatDateTime(0))
    expect(formatDateTime(-1)).toBe('1970-01-01 07:59:59')
  })

  it.each([[NaN], [last + 1000], [first - 1], [Infinity]])('throws a RangeError for %p', (epochMs) => {
    expect(() => formatDateTime(epochMs)).toThrow(RangeError)
    expect(() => formatCompactDateTime(epochMs)).toThrow(RangeError)
  })
})

describe('parseDateTime', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(seconds, (epochMs) => {
        expect(parseDateTime(formatDateTime(epochMs))).toBe(epochMs)
        expect(parseCompactDateTime(formatCompactDateTime(epochMs))).toBe(epochMs)
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    ['2024-02-30 00:00:00'],
    ['2023-02-29 00:00:00'],
    ['1900-02-29 00:00:00'],
    ['2024-04-31 00:00:00'],
    ['2024-13-01 00:00:00'],
    ['2024-00-01 00:00:00'],
    ['2024-01-00 00:00:00'],
    ['2024-01-01 24:00:00'],
    ['2024-01-01 00:60:00'],
    ['2024-01-01 00:00:60'],
    ['2024-01-01T00:00:00'],
    ['2024/01/01 00:00:00'],
    ['2024-01-01 00.00.00'],
    ['2024-01-01 00:00.00'],
    ['2024-01-01 0a:00:00'],
    ['２024-01-01 00:00:00'],
    ['2024-01-01'],
    [''],
  ])('refuses %p', (source) => {
    expect(parseDateTime(source)).toBeUndefined()
  })

  it('knows leap years', () => {
    expect(parseDateTime('2000-02-29 00:00:00')).toBeDefined()
    expect(parseDateTime('2024-02-29 00:00:00')).toBeDefined()
  })

  it.each([['20240230000000'], ['2024010100000'], ['2024010100000a'], ['']])(
    'refuses the compact %p',
    (source) => {
      expect(parseCompactDateTime(source)).toBeUndefined()
    },
  )
})

describe('the other forms', () => {
  it('read back what they write', () => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (epochMs) => {
        expect(parseDateTimeMs(formatDateTimeMs(epochMs))).toBe(epochMs)
        expect(formatDate(parseDate(formatDate(epochMs)) as number)).toBe(byEngine(epochMs).slice(0, 10))
      }),
    )
    expect(formatDateTimeMs(-1)).toBe('1970-01-01 07:59:59.999')
    expect(parseDate('1970-01-01')).toBe(-8 * 3_600_000)
  })

  it.each([
    ['2024-01-01 00:00:00'],
    ['2024-01-01 00:00:00,000'],
    ['2024-01-01 00:00:00.0a0'],
    ['2024-02-30 00:00:00.000'],
  ])('refuse the milliseconds of %p', (text) => {
    expect(parseDateTimeMs(text)).toBeUndefined()
  })

  it.each([['2024-1-1'], ['2024-02-30'], ['2024-01-01 00:00:00'], ['20240101']])(
    'refuse the day %p',
    (text) => {
      expect(parseDate(text)).toBeUndefined()
    },
  )
})

describe('another zone', () => {
  const offsets = fc.integer({ min: -840, max: 840 })

  it('is so many minutes from UTC, both ways', () => {
    fc.assert(
      fc.property(seconds, offsets, (epochMs, offset) => {
        fc.pre(isWritableDateTime(epochMs, offset))
        const written = new Date(epochMs + offset * 60_000).toISOString().slice(0, 19).replace('T', ' ')
        expect(formatDateTime(epochMs, offset)).toBe(written)
        expect(formatCompactDateTime(epochMs, offset)).toBe(written.replace(/\D/g, ''))
        expect(parseDateTime(written, offset)).toBe(epochMs)
        expect(parseCompactDateTime(formatCompactDateTime(epochMs, offset), offset)).toBe(epochMs)
      }),
    )
  })

  it('moves the years that can be written with it', () => {
    expect(isWritableDateTime(first - 1)).toBe(false)
    expect(isWritableDateTime(first)).toBe(true)
    expect(isWritableDateTime(last + 999)).toBe(true)
    expect(isWritableDateTime(last + 1000)).toBe(false)
    expect(isWritableDateTime(last + 1000, 0)).toBe(true)
    expect(() => formatCompactDateTime(first, 0)).toThrow(RangeError)
    expect(isWritableDateTime(NaN)).toBe(false)
  })

  it('is nothing that the machine decides', () => {
    const { outputFiles } = buildSync({
      entryPoints: [require.resolve('../src/dateTime')],
      bundle: true,
      format: 'cjs',
      platform: 'node',
      write: false,
    })
    const script = `${outputFiles[0]?.text};process.stdout.write(module.exports.formatCompactDateTime(Date.UTC(2024, 2, 10, 10, 30)))`
    for (const TZ of ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Nowhere/Unknown'])
      expect(
        execFileSync(process.execPath, ['-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' }),
      ).toBe('20240310183000')
  })
})
