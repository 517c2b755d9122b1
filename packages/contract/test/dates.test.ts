import {
  compactDateTime,
  dateTime,
  formatCompactDateTime,
  formatDateTime,
  parseCompactDateTime,
  parseDateTime,
} from '@paifang/contract'
import * as fc from 'fast-check'
import { issuesIn, valueOf } from './outcome'

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

describe('dateTime', () => {
  it('takes text, epoch milliseconds in both forms, and a Date', () => {
    const moment = new Date(Date.UTC(2024, 0, 1, 4))
    for (const wire of ['2024-01-01 12:00:00', moment.getTime(), String(moment.getTime()), moment]) {
      expect(valueOf(dateTime.decode(wire))).toEqual(moment)
    }
    expect(dateTime.encode(moment)).toBe('2024-01-01 12:00:00')
  })

  it('cuts a Date to the whole seconds the wire can hold', () => {
    expect(valueOf(dateTime.decode(new Date(1999))).getTime()).toBe(1000)
    expect(valueOf(dateTime.decode(new Date(-1))).getTime()).toBe(-1000)
  })

  it.each([
    ['20240101'],
    ['20240101120000'],
    ['x'],
    [1.5],
    [NaN],
    [1e17],
    [new Date(NaN)],
    [new Date(8.64e15)],
    [null],
  ])('refuses %p', (wire) => {
    expect(issuesIn(dateTime.decode(wire))).toHaveLength(1)
  })

  it('is a type guard', () => {
    expect([dateTime.is(new Date(0)), dateTime.is(new Date(NaN)), dateTime.is('x')]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('compactDateTime', () => {
  it('takes text, the same digits as a number, and a Date', () => {
    const moment = new Date(Date.UTC(2024, 0, 1, 4))
    for (const wire of ['20240101120000', 20240101120000, moment]) {
      expect(valueOf(compactDateTime.decode(wire))).toEqual(moment)
    }
    expect(compactDateTime.encode(moment)).toBe('20240101120000')
  })

  it.each([['2024-01-01 12:00:00'], [1704081600000], ['20240230000000'], [new Date(NaN)], [null]])(
    'refuses %p',
    (wire) => {
      expect(issuesIn(compactDateTime.decode(wire))).toHaveLength(1)
    },
  )

  it('is a type guard', () => {
    expect([compactDateTime.is(new Date(0)), compactDateTime.is(0)]).toEqual([true, false])
  })
})
