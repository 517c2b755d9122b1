import fc from 'fast-check'
import { excerptOf, scrub } from '@paifang/gateway/author'
import { encodings, pieces, twins, undone } from '../support/encodings'

const rounds = Number(process.env['PAIFANG_FUZZ'] ?? 2_000)

describe('scrub', () => {
  it('leaves no six characters of a secret, in whatever form it comes back', () => {
    fc.assert(
      fc.property(
        twins,
        fc.constantFrom(...Object.keys(encodings)),
        fc.constantFrom('', 'appSecret=', 'refused: ', '{"session":"', '<b>', '签名错误 '),
        fc.constantFrom('', ' refused', '","code":25}', '</b>', '&v=2.0'),
        ([secret, other], name, before, after) => {
          const encode = encodings[name] as (text: string) => string
          const view = (text: string): string => scrub(before + encode(text) + after, { secrets: [text] })
          const shown = undone(view(secret))
          const twin = undone(view(other))
          const leaked = pieces(secret)
            .map((piece) => piece.toLowerCase())
            .filter(
              (piece) =>
                shown.some((text) => text.includes(piece)) && !twin.some((text) => text.includes(piece)),
            )
          expect(leaked).toEqual([])
        },
      ),
      { numRuns: rounds },
    )
  })

  it('leaves nothing of a secret whose blanks at the ends were taken off, in whatever case', () => {
    fc.assert(
      fc.property(
        twins,
        fc.constantFrom(...['upper case', 'lower case', 'as it is'].map((name) => encodings[name])),
        fc.constantFrom('', ' ', '\t '),
        ([secret], encode, blanks) => {
          const cut = secret.slice(0, 5)
          fc.pre(cut.trim() === cut && cut.toUpperCase().length === cut.length)
          const sent = (encode as (text: string) => string)(cut)
          expect(scrub(`refused: ${sent}`, { secrets: [`${cut} ${blanks}`] })).toBe('refused: ***')
        },
      ),
      { numRuns: rounds },
    )
  })

  it('leaves no half of a secret where a text was cut', () => {
    fc.assert(
      fc.property(twins, fc.constantFrom(...Object.keys(encodings)), fc.nat(), ([secret], name, cut) => {
        const encode = encodings[name] as (text: string) => string
        const whole = encode(secret)
        const shown = undone(
          scrub(`refused: ${whole.slice(0, cut % whole.length)}`, { secrets: [secret] }, { isCut: true }),
        )
        const leaked = pieces(secret)
          .map((piece) => piece.toLowerCase())
          .filter((piece) => shown.some((text) => text.includes(piece)))
        expect(leaked).toEqual([])
      }),
      { numRuns: rounds },
    )
  })

  it('returns a text that holds nothing hidden unchanged', () => {
    fc.assert(
      fc.property(
        twins,
        fc.constantFrom(
          'Invalid signature',
          'This ban will last for 1 more seconds',
          'isv.invalid-parameter:user_blacklist_request.blacklist[0].mobile',
          '15ecb3vdkfqj',
          'aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=',
          '缺少必要的参数 %E7%AD%BE &lt;b&gt; \\u7b7e',
          '{"a":"b+c"}',
        ),
        ([secret], text) =>
          expect(scrub(text, { secrets: [secret], values: ['13800138000', '杭州市'] })).toBe(text),
      ),
    )
  })

  it('hides personal values as a whole, and not ordinary words that are pieces of them', () => {
    const hidden = { secrets: [], values: ['the third floor of the new building', '13800138000'] }
    expect(scrub('the third floor is closed for 13800138000', hidden)).toBe(
      'the third floor is closed for ***',
    )
    expect(scrub('at The+Third%20floor of the new building!', hidden)).toBe('at ***!')
  })

  it('hides long pieces of a secret, and a repeated one behind one mark', () => {
    const secret = '5105f3da276224e7fff39474a3e2d313'
    expect(scrub(`${secret}${secret} ${secret.slice(9, 20)}`, { secrets: [secret] })).toBe('*** ***')
    expect(scrub(`s=${secret}&t=${secret}`, { secrets: [secret, ''] })).toBe('s=***&t=***')
  })

  it('takes three characters for no secret', () => {
    expect(scrub('Invalid Timestamp', { secrets: ['s', 'amp'] })).toBe('Invalid Timestamp')
  })

  it('looks at no more than the beginning of a text, and ends soon on a hostile one', () => {
    const secret = '5105f3da276224e7fff39474a3e2d313'
    for (const text of ['%41', '\\u0041', '&#65;', 'QUJD', '4142', secret.slice(0, 7)])
      expect(scrub(text.repeat(100_000), { secrets: [secret] }).length).toBeLessThanOrEqual(8_192)
  })
})

describe('excerptOf', () => {
  it.each([
    ['{"a":"x","b":12345,"c":12,"d":tru', '{"a":***,"b":***,"c":12,"d":tru'],
    ['<?xml version="1.0"?><r><a>secret</a></r>', '<?xml version="***"?><r><a>***</a></r>'],
    ['<html>\n<b>502</b> at 1700000000</html>', '<html> <b>502</b> at ***</html>'],
    ['', ''],
  ])('of %s is %s', (text, shown) => expect(excerptOf(text, { secrets: [] })).toBe(shown))

  it('shows nothing of a secret made of digits and letters, which masking numbers first would tear apart', () => {
    const secret = '5105f3da276224e7fff39474a3e2d313'
    expect(excerptOf(`<html>refused ${secret}</html>`, { secrets: [secret] })).toBe(
      '<html>refused ***</html>',
    )
  })

  it('shows nothing of a long secret that is repeated up to the cut', () => {
    fc.assert(
      fc.property(twins, fc.integer({ min: 1, max: 5_000 }), ([secret], times) => {
        const shown = excerptOf(`refused ${`${secret} `.repeat(times)}`, { secrets: [secret] })
        expect(pieces(secret).filter((piece) => shown.includes(piece))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('is quick and short for any text', () => {
    expect(excerptOf('"'.repeat(5_000_000), { secrets: ['abcdefgh'] }).length).toBeLessThanOrEqual(200)
    fc.assert(
      fc.property(fc.string(), (text) => {
        const shown = excerptOf(text, { secrets: [] })
        return shown.length <= 200 && !shown.includes('\n')
      }),
    )
  })
})
