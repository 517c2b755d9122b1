import fc from 'fast-check'
import { comment } from '../../src/emit/comment'
import { literal, property } from '../../src/emit/literal'

// eslint-disable-next-line @typescript-eslint/no-implied-eval -- what a literal means is told by evaluating it
const evaluate = (code: string): unknown => new Function(`return ${code}`)() as unknown

/** Characters that end a line, are invisible or turn the direction of what follows. */
const unseen = [
  '\u0000',
  '\u0085',
  '\u200b',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\ufeff',
]

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', ...unseen) }),
  fc.string({
    unit: fc.constantFrom(
      '*',
      '/',
      '\\',
      "'",
      '"',
      '`',
      '$',
      '{',
      '}',
      '\n',
      '\r',
      '\u2028',
      '@',
      ' ',
      '\ud800',
    ),
  }),
)

describe('literal', () => {
  it('means exactly the text it was given', () => {
    fc.assert(fc.property(anyText, (text) => evaluate(literal(text)) === text))
  })

  it('stays on one line and shows no invisible character', () => {
    fc.assert(fc.property(anyText, (text) => !unseen.some((character) => literal(text).includes(character))))
    for (const character of unseen) expect(literal(character)).toMatch(/^'\\u[0-9a-f]{4}'$/)
  })

  it('is quoted with whatever needs fewer escapes', () => {
    expect([literal('a'), literal("it's"), literal(`'"`), literal('a\nb')]).toEqual([
      "'a'",
      `"it's"`,
      `'\\'"'`,
      "'a\\nb'",
    ])
  })
})

describe('property', () => {
  it('is quoted only where the language demands it', () => {
    expect(['a', '_t', 'delete', 'is_3D', '名称', '3d', 'a.b', ''].map(property)).toEqual([
      'a',
      '_t',
      'delete',
      'is_3D',
      '名称',
      "'3d'",
      "'a.b'",
      "''",
    ])
  })

  it('names the member it was given', () => {
    fc.assert(
      fc.property(
        anyText,
        (name) => Object.keys(evaluate(`({ [${literal(name)}]: 1 })`) as object)[0] === name,
      ),
    )
  })
})

describe('comment', () => {
  it('shows no invisible character', () => {
    fc.assert(fc.property(anyText, (text) => !unseen.some((character) => comment(text).includes(character))))
  })

  it('cannot be left by any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const block = comment(text)
        expect(block === '' || block.indexOf('*/') === block.length - 3).toBe(true)
        expect(evaluate(`(${block} 7)`)).toBe(7)
      }),
    )
  })

  it('is one line for one line, a block for several, and nothing for nothing', () => {
    expect(comment(' one ')).toBe('/** one */\n')
    expect(comment('one\n\n\ntwo\n', '  ')).toBe('  /**\n   * one\n   *\n   * two\n   */\n')
    expect(comment(' \n ')).toBe('')
  })

  it('keeps tags from being read', () => {
    expect(comment('mail a@b.c */ {@link x}')).toBe('/** mail a\\@b.c *\\/ {\\@link x} */\n')
  })
})
