import fc from 'fast-check'
import { excerptOf, scrub } from '@paifang/gateway/author'

/** How what we sent may come back: every way in which we or a careless server write a value. */
const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'upper case': (text) => (text.toUpperCase().length === text.length ? text.toUpperCase() : text),
  'lower case': (text) => (text.toLowerCase().length === text.length ? text.toLowerCase() : text),
  'of a URL': (text) => encodeURIComponent(text),
  'of a form': (text) => new URLSearchParams([['', text]]).toString().slice(1),
  'of a form in lower-case hex': (text) =>
    new URLSearchParams([['', text]])
      .toString()
      .slice(1)
      .replaceAll(/%../g, (found) => found.toLowerCase()),
  'every byte escaped': (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'escaped twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'of JSON': (text) => JSON.stringify(text).slice(1, -1),
  'of JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
  'of JSON, escaped throughout': (text) =>
    text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'of JSON, as PHP writes it': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'of HTML': (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'of HTML, in numbers': (text) => [...text].map((sign) => `&#${sign.codePointAt(0)};`).join(''),
  'of HTML, in hex': (text) => [...text].map((sign) => `&#x${sign.codePointAt(0)?.toString(16)};`).join(''),
  'of Base64': (text) => Buffer.from(text).toString('base64'),
  'of Base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'of Base64 with more around it': (text) => Buffer.from(`session=${text}&v=2.0`).toString('base64'),
  'of Base64 with one sign more': (text) => Buffer.from(`x${text}`).toString('base64'),
  'of Base64 of a form': (text) =>
    Buffer.from(`ab=${new URLSearchParams([['', text]]).toString().slice(1)}&c=d`).toString('base64'),
  'of Base64 in a form': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
  'of hex': (text) => Buffer.from(text).toString('hex'),
  'of upper-case hex': (text) => Buffer.from(text).toString('hex').toUpperCase(),
}

const from = (signs: string) => (length: number) =>
  fc.array(fc.constantFrom(...signs), { minLength: length, maxLength: length }).map((all) => all.join(''))
const letters = 'abcdefghijklmnopqrstuvwxyz'
const alphabets = [
  '0123456789abcdef',
  `${letters}${letters.toUpperCase()}0123456789+/`,
  '0123456789',
  '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ aZ9',
  '淘宝开放平台密钥奇门签名会话令牌机构号',
]
/** A length, an alphabet, and two secrets of both that have nothing in common but signs. */
const twins = fc
  .tuple(
    fc.oneof(fc.integer({ min: 6, max: 20 }), fc.integer({ min: 6, max: 80 })),
    fc.constantFrom(...alphabets),
  )
  .chain(([length, alphabet]) => fc.tuple(from(alphabet)(length), from(alphabet)(length)))
  .filter(([secret, other]) =>
    pieces(secret).every((piece) => !other.toLowerCase().includes(piece.toLowerCase())),
  )

const pieces = (text: string): ReadonlyArray<string> =>
  Array.from({ length: Math.max(0, text.length - 5) }, (_, at) => text.slice(at, at + 6))

const safely = (decode: () => string): string => {
  try {
    return decode()
  } catch {
    return ''
  }
}

/** What a person with a decoder makes of a view: each encoding undone, once and again. */
const undone = (view: string): ReadonlyArray<string> => {
  const escapes = (text: string): string =>
    text
      .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\\([\\/"'])/g, '$1')
  const entities = (text: string): string =>
    text
      .replace(/&#x([\da-f]{1,6});/gi, (_, hex: string) =>
        safely(() => String.fromCodePoint(Number.parseInt(hex, 16))),
      )
      .replace(/&#(\d{1,7});/g, (_, code: string) => safely(() => String.fromCodePoint(Number(code))))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
  const percents = (text: string): string =>
    text.replaceAll(/(?:%[\da-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    )
  const runs = (text: string): ReadonlyArray<string> => [
    ...[...text.matchAll(/[\w+/-]{8,}/g)].flatMap(({ 0: run }) =>
      [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('utf8')),
    ),
    ...[...text.matchAll(/[\da-f]{12,}/gi)].flatMap(({ 0: run }) =>
      [0, 1].map((skip) => Buffer.from(run.slice(skip), 'hex').toString('utf8')),
    ),
  ]
  const once = (text: string): ReadonlyArray<string> => [
    escapes(text),
    entities(text),
    percents(text),
    percents(text.replaceAll('+', ' ')),
    ...runs(text),
  ]
  const first = once(view)
  return [view, ...first, ...first.flatMap(once)].map((text) => text.toLowerCase())
}

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
