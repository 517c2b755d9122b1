import * as fc from 'fast-check'

const space = fc.constantFrom('', '', '', ' ', '\n', '\t \r')

const digits = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{0,23}$/))
  .map(([first, rest]) => `${first}${rest}`)

const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(digits, fc.constantFrom('0', '9007199254740991', '9007199254740992', '9007199254740993')),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: digits.map((tail) => `.${tail}`) },
    ),
    fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom('e5', 'E-3', 'e+30', 'e0')),
  )
  .map((parts) => parts.join(''))

const piece = fc.oneof(
  digits,
  fc.constantFrom(
    'a',
    'tid',
    '\\"',
    '\\\\',
    ':',
    ',',
    '[',
    ']',
    '{',
    '}',
    '\\":',
    ' ',
    '中',
    '\\u0022',
    '\\ud83d',
    '😀',
  ),
)

const string = fc.array(piece, { maxLength: 5 }).map((pieces) => `"${pieces.join('')}"`)

const scalar = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 2, arbitrary: string },
  fc.constantFrom('true', 'false', 'null'),
)

/** JSON text with many long digit runs, in and out of strings. */
export const document: fc.Arbitrary<string> = fc.letrec<{ value: string; list: string; record: string }>(
  (tie) => ({
    value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, tie('list'), tie('record')),
    list: fc
      .array(
        fc.tuple(space, tie('value'), space).map((parts) => parts.join('')),
        { maxLength: 4 },
      )
      .map((items) => `[${items.join(',')}]`),
    record: fc
      .array(
        fc
          .tuple(space, string, space, tie('value'), space)
          .map(([a, key, b, value, c]) => `${a}${key}${b}:${b}${value}${c}`),
        { maxLength: 4 },
      )
      .map((members) => `{${members.join(',')}}`),
  }),
).value

const damage = fc.constantFrom(...'{}[]:,"\\ 0123456789-+.eE\n\u0000x\ufeff')

/** The same with one character cut, gone or added. */
export const damaged: fc.Arbitrary<string> = fc
  .tuple(document, fc.nat(), fc.constantFrom('cut', 'gone', 'added'), damage)
  .map(([whole, place, kind, extra]) => {
    const at = place % (whole.length + 1)
    if (kind === 'cut') return whole.slice(0, at)
    return whole.slice(0, at) + (kind === 'added' ? extra : '') + whole.slice(kind === 'gone' ? at + 1 : at)
  })
  .map((source) => Buffer.from(source).toString())
