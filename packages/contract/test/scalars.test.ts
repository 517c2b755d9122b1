import {
  boolean,
  decimal,
  encodeParams,
  id,
  idInput,
  integer,
  integerInput,
  list,
  price,
  struct,
  text,
  unknownStruct,
  unknownValue,
  type IntegerInput,
} from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import { issuesIn, valueOf } from './outcome'

const unsafe = 2 ** 53

describe('text', () => {
  it.each([
    ['a', 'a'],
    ['', ''],
    [200, '200'],
    [-1.5, '-1.5'],
    [true, 'true'],
    [false, 'false'],
    [12345678901234567890n, '12345678901234567890'],
  ])('takes %p as its exact text', (wire, expected) => {
    expect(valueOf(text.decode(wire))).toBe(expected)
  })

  it.each([[null], [undefined], [NaN], [Infinity], [{}], [[]], [Symbol('x')], [() => 1]])(
    'refuses %p',
    (wire) => {
      expect(issuesIn(text.decode(wire))).toEqual([{ path: '', expected: 'text' }])
    },
  )

  it('names the remedy for a number that may have been rounded', () => {
    expect(issuesIn(text.decode(unsafe))[0]?.expected).toContain('pass text or a bigint')
  })

  it('is a type guard', () => {
    expect([text.is('a'), text.is(1)]).toEqual([true, false])
  })
})

describe('id', () => {
  it.each([
    ['7091800003790954036', '7091800003790954036'],
    [7091800003790954036n, '7091800003790954036'],
    [5, '5'],
    ['LP0012', 'LP0012'],
    ['007', '007'],
  ])('takes %p', (wire, expected) => {
    expect(valueOf(id.decode(wire))).toBe(expected)
  })

  it.each([[null], [true], [1.5], [{}]])('refuses %p', (wire) => {
    expect(issuesIn(id.decode(wire))).toEqual([{ path: '', expected: 'id (text, bigint or safe integer)' }])
  })

  it('refuses a number beyond 2^53 and says why', () => {
    expect(issuesIn(id.decode(unsafe))[0]?.expected).toContain('no longer exact')
  })

  it.each([
    ['5', 5],
    ['0', 0],
    ['-5', -5],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['-7091800003790954036', -7091800003790954036n],
    ['007', '007'],
    ['-0', '-0'],
    ['LP1', 'LP1'],
    ['', ''],
  ])('writes %p as %p', (value, wire) => {
    expect(id.encode(value)).toBe(wire)
  })

  it('is a type guard', () => {
    expect([id.is('a'), id.is(1)]).toEqual([true, false])
  })
})

describe('idInput', () => {
  it.each([
    ['7091800003790954036', '7091800003790954036'],
    [7091800003790954036n, '7091800003790954036'],
    [5, '5'],
    ['007', '007'],
  ])('takes %p as text', (wire, expected) => {
    expect(valueOf(idInput.decode(wire))).toBe(expected)
  })

  it.each([[''], ['abc'], [' 5'], ['5.0'], [1.5], [NaN], [null], [true]])('refuses %p', (wire) => {
    expect(issuesIn(idInput.decode(wire))).toEqual([
      { path: '', expected: 'text of digits, bigint or safe integer' },
    ])
  })

  it('refuses a number beyond 2^53 and names the remedy', () => {
    expect(issuesIn(idInput.decode(unsafe))[0]?.expected).toContain('pass text or a bigint')
  })

  it('writes what callers may pass', () => {
    expect(
      [5, 5n, '5', 7091800003790954036n, '7091800003790954036', '007'].map((value) => idInput.encode(value)),
    ).toEqual([5, 5, 5, 7091800003790954036n, 7091800003790954036n, '007'])
  })

  it('is a type guard', () => {
    expect([idInput.is('5'), idInput.is(5n), idInput.is('x'), idInput.is(unsafe)]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

describe('integer', () => {
  it.each([
    [0, 0],
    [-3, -3],
    ['12', 12],
    ['-012', -12],
    [7n, 7],
    ['9007199254740991', 9007199254740991],
    ['5.0', 5],
    ['-12.000', -12],
  ])('takes %p', (wire, expected) => {
    expect(valueOf(integer.decode(wire))).toBe(expected)
  })

  it.each([['1.5'], ['5.'], ['.0'], ['5.0.0'], [1.5], [''], ['1e3'], [NaN], [null], [true]])(
    'refuses %p',
    (wire) => {
      expect(issuesIn(integer.decode(wire))).toEqual([{ path: '', expected: 'integer or its text' }])
    },
  )

  it.each([[unsafe], ['9007199254740993'], [9007199254740993n], [-(2 ** 60)]])(
    'refuses the unsafe %p and names the remedy',
    (wire) => {
      expect(issuesIn(integer.decode(wire))[0]?.expected).toContain('make it an id by the override')
    },
  )

  it('names the override of the member, in structs and lists', () => {
    const answer = struct('Answer', {
      optional: {
        trade: struct('Trade', { optional: { num: integer, counts: list(integer) } }),
        orders: list(struct('Order', { optional: { num: integer } })),
      },
    })
    const at = (wire: unknown): unknown => {
      const [issue] = issuesIn(answer.decode(wire))
      return JSON.parse(/\{.*\}/.exec(issue?.expected ?? '')?.[0] ?? 'null')
    }
    const id = { shape: { kind: 'id' } }
    expect(at({ trade: { num: '9007199254740993' } })).toEqual({ at: ['output', 'trade', 'num'], value: id })
    expect(at({ orders: [{ num: 1 }, { num: '9007199254740993' }] })).toEqual({
      at: ['output', 'orders', 'num'],
      value: id,
    })
    expect(at({ trade: { counts: ['9007199254740993'] } })).toEqual({
      at: ['output', 'trade', 'counts'],
      value: { shape: { kind: 'list', of: { kind: 'id' } } },
    })
  })

  it('is a type guard', () => {
    expect([integer.is(1), integer.is(1.5), integer.is(unsafe)]).toEqual([true, false, false])
  })
})

describe('integerInput', () => {
  it.each<[IntegerInput, IntegerInput, string]>([
    [5, 5, '5'],
    [-3, -3, '-3'],
    ['12', 12, '12'],
    [7n, 7, '7'],
    ['9007199254740993', '9007199254740993', '9007199254740993'],
    [9007199254740993n, '9007199254740993', '9007199254740993'],
    [-(2n ** 63n), '-9223372036854775808', '-9223372036854775808'],
    ['0009223372036854775807', '9223372036854775807', '9223372036854775807'],
  ])('takes %p, and sends it exactly', (input, decoded, digits) => {
    expect(valueOf(integerInput.decode(input))).toBe(decoded)
    expect(jsonText(integerInput.encode(decoded))).toBe(digits)
    const params = encodeParams(struct('P', { optional: { n: integerInput } }), { n: decoded })
    expect(String((params as { readonly n: unknown }).n)).toBe(digits)
  })

  it.each([
    ['1.5'],
    [1.5],
    [''],
    ['1e3'],
    [NaN],
    [null],
    [true],
    ['9223372036854775808'],
    [-(2n ** 63n) - 1n],
  ])('refuses %p', (wire) =>
    expect(issuesIn(integerInput.decode(wire))).toEqual([{ path: '', expected: integerInput.name }]),
  )

  it('refuses a number that was rounded, and says what to pass', () => {
    expect(issuesIn(integerInput.decode(unsafe))[0]?.expected).toContain('pass text or a bigint')
    expect([
      integerInput.is(1),
      integerInput.is('12'),
      integerInput.is(2n ** 60n),
      integerInput.is(unsafe),
    ]).toEqual([true, true, true, false])
  })
})

describe('decimal', () => {
  it.each([
    ['200.00', '200.00'],
    ['1.23456789E7', '1.23456789E7'],
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [-1.5e-10, '-0.00000000015'],
    [3n, '3'],
  ])('keeps %p as text', (wire, expected) => {
    expect(valueOf(decimal.decode(wire))).toBe(expected)
  })

  it.each([['1.'], ['.5'], ['abc'], [''], [NaN], [unsafe], [null]])('refuses %p', (wire) => {
    expect(issuesIn(decimal.decode(wire))).toHaveLength(1)
  })

  it('is a type guard', () => {
    expect([decimal.is('1.5'), decimal.is('x'), decimal.is(1)]).toEqual([true, false, false])
  })
})

describe('price', () => {
  it.each([
    ['200.07', '200.07'],
    ['200', '200'],
    ['-0.5', '-0.5'],
    [200.07, '200.07'],
    [200, '200.00'],
    [0.125, '0.125'],
    [200n, '200.00'],
  ])('keeps %p', (wire, expected) => {
    expect(valueOf(price.decode(wire))).toBe(expected)
  })

  it.each([['1e3'], ['1.2.3'], ['-'], ['-.5'], ['5.'], [''], ['12,5'], [NaN], [unsafe], [null]])(
    'refuses %p',
    (wire) => {
      expect(issuesIn(price.decode(wire))).toHaveLength(1)
    },
  )

  it('is a type guard', () => {
    expect([price.is('1.50'), price.is('x'), price.is(1)]).toEqual([true, false, false])
  })
})

describe('boolean', () => {
  it.each([
    [true, true],
    ['true', true],
    [1, true],
    ['1', true],
    [false, false],
    ['false', false],
    [0, false],
    ['0', false],
  ])('takes %p', (wire, expected) => {
    expect(valueOf(boolean.decode(wire))).toBe(expected)
  })

  it.each([['yes'], ['TRUE'], [2], [''], [null], [{}]])('refuses %p', (wire) => {
    expect(issuesIn(boolean.decode(wire))).toHaveLength(1)
  })

  it('is a type guard', () => {
    expect([boolean.is(false), boolean.is('false')]).toEqual([true, false])
  })
})

describe('unknownValue', () => {
  it.each([[null], [undefined], [1], [{ a: [1] }]])('keeps %p untouched', (wire) => {
    expect(valueOf(unknownValue.decode(wire))).toBe(wire)
    expect(unknownValue.encode(wire)).toBe(wire)
    expect(unknownValue.is(wire)).toBe(true)
  })
})

describe('unknownStruct', () => {
  it('keeps an object as the same object', () => {
    const wire = { any: { thing: 1 } }
    expect(valueOf(unknownStruct.decode(wire))).toBe(wire)
  })

  it('reads the JSON text a parameter carries, rounding nothing', () => {
    expect(valueOf(unknownStruct.decode(' {"a":12345678901234567890}'))).toEqual({ a: 12345678901234567890n })
    expect(valueOf(unknownStruct.decode(''))).toEqual({})
  })

  it.each([['text'], ['{broken'], [[]], [null], [new Date()], [new Map()], [1]])('refuses %p', (wire) => {
    expect(issuesIn(unknownStruct.decode(wire))).toEqual([{ path: '', expected: 'object' }])
  })
})
