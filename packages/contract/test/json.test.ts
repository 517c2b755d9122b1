import { dateTime, json, list, struct, unknownValue, type Codec } from '@paifang/contract'
import { issuesIn, valueOf } from './outcome'

describe('json', () => {
  const moment = new Date(Date.UTC(2024, 0, 1, 4))

  it('writes a moment as a parameter of its own has it', () => {
    const wire = json(unknownValue).encode({ at: [moment] })
    expect(wire).toBe(`{"at":["${String(dateTime.encode(moment))}"]}`)
    const typed: Codec<{ readonly at: ReadonlyArray<Date> }> = json(
      struct('Row', { required: { at: list(dateTime) } }),
    )
    expect(typed.encode({ at: [moment] })).toBe('{"at":["2024-01-01 12:00:00"]}')
    expect(valueOf(typed.decode('{"at":["2024-01-01 12:00:00"]}'))).toEqual({ at: [moment] })
  })

  it.each([
    ['a Map, which JSON would empty', new Map([['a', 1]])],
    ['half a character', { a: '\ud800' }],
    ['a rounded integer', [2 ** 53]],
    ['a function', [() => 1]],
  ])('refuses %s before anything is sent', (_what, value) => {
    expect(issuesIn(json(unknownValue).decode(value))).toHaveLength(1)
  })
})
