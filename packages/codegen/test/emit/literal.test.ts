import fc from 'fast-check'
import { comment } from '../../src/emit/comment'
import { literal, property } from '../../src/emit/literal'

// eslint-disable-next-line @typescript-eslint/no-implied-eval -- what a literal means is told by evaluating it
const evaluate = (code: string): unknown => new Function(`return ${code}`)() as unknown

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
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
    fc.assert(fc.property(anyText, (text) => !/[\u0000-\u001f\u2028\u2029\u202e\ufeff]/.test(literal(text))))
  })

  it('is quoted as prettier quotes', () => {
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
