import { compactDateTime, dateTime } from '@paifang/contract'
import { issuesIn, valueOf } from './outcome'

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

  it.each(['.0', '.123', '.123456789'])('takes the seconds before Java’s fraction %s', (fraction) => {
    expect(valueOf(dateTime.decode(`2024-01-01 12:00:00${fraction}`))).toEqual(
      new Date(Date.UTC(2024, 0, 1, 4)),
    )
  })

  it.each([
    [1_704_081_600, 'seconds'],
    [9_999_999_999, 'seconds'],
    [20_240_101_120_000, 'yyyyMMddHHmmss'],
  ])('refuses the number %d, and says what it looks like', (wire, unit) => {
    const [issue] = issuesIn(dateTime.decode(wire))
    expect(issue?.expected).toContain(unit)
    expect(issue?.expected).not.toContain(String(wire))
  })

  it.each([0, -1, 999_999_999, 10_000_000_000, 1_704_081_600_000, 253_402_271_999_000])(
    'takes the number %d as milliseconds',
    (wire) => expect(valueOf(dateTime.decode(wire)).getTime()).toBe(wire),
  )

  it.each([
    ['20240101'],
    ['20240101120000'],
    ['2024-01-01 12:00:00.'],
    ['2024-01-01 12:00:00.1234567890'],
    ['2024-01-01 12:00:00Z'],
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
