import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import {
  canonicalise,
  explain,
  sign,
  type ExplainOptions,
  type Explanation,
  type Pair,
} from '@paifang/signer-top'

const secret = 'Helloworld0123456789'
const upper = (hex: string): string => hex.toUpperCase()
const md5 = (data: string | Buffer): string => upper(createHash('md5').update(data).digest('hex'))

type Texts = Readonly<Record<string, string>>

const join = (pairs: ReadonlyArray<Pair>): string => pairs.map(([name, text]) => name + text).join('')
const framed = (text: string): string => secret + text + secret

const system = { app_key: '12345678', method: 'taobao.item.get', timestamp: '2016-01-01 12:00:00' }

// Names and texts in which no two hypotheses tell the same story by chance.
const word = fc.string({ unit: fc.constantFrom(...'bcdfghjklm'), minLength: 3, maxLength: 8 })
const names = fc.uniqueArray(word, { minLength: 3, maxLength: 8 })
const params = names.chain((list) =>
  fc.tuple(...list.map(() => word)).map((texts): Texts => ({
    ...system,
    ...Object.fromEntries(list.map((name, index) => [`n${name}`, `v${texts[index] ?? ''}`])),
  })),
)

const ask = (
  received: Texts,
  signature: string,
  more: Partial<ExplainOptions<'md5' | 'hmac' | 'hmac-sha256'>> = {},
): Explanation => explain({ received, secret, signature, budget: 1e9, ...more })

const signed = (texts: Readonly<Record<string, unknown>>): string =>
  sign({ params: texts, secret, method: 'md5' })

/** What was signed and what was sent for random params. */
type Story = (texts: Texts) => {
  readonly received?: Texts
  readonly signature: string
  readonly more?: Partial<ExplainOptions<'md5' | 'hmac' | 'hmac-sha256'>>
  readonly field?: string
}

/** `field` was sent as `sent` and signed as `text`. */
const differently =
  (sent: string, text: string, field = 'nfield'): Story =>
  (texts) => ({
    received: { ...texts, [field]: sent },
    signature: md5(framed(join(canonicalise({ ...texts, [field]: '\u0001' })).replace('\u0001', () => text))),
    field,
  })

const byOrder =
  (more: Texts, compare: (a: Pair, b: Pair) => number): Story =>
  (texts) => {
    const received = { ...texts, ...more }
    return { received, signature: md5(framed(join([...canonicalise(received)].sort(compare)))) }
  }

const order = (a: string | number, b: string | number): number => (a < b ? -1 : 1)
const withSecret =
  (other: string): Story =>
  (texts) => ({ signature: sign({ params: texts, secret: other, method: 'md5' }) })
const digested =
  (
    make: (text: string) => string,
    more: Partial<ExplainOptions<'md5' | 'hmac' | 'hmac-sha256'>> = {},
  ): Story =>
  (texts) => ({ signature: make(join(canonicalise(texts))), more })
const hmac = (algorithm: string, key: string, text: string): string =>
  upper(createHmac(algorithm, key).update(text).digest('hex'))
const bytes =
  (encode: (text: string) => Buffer): Story =>
  (texts) => {
    const received = { ...texts, nfield: '中文é' }
    return { received, signature: md5(encode(framed(join(canonicalise(received))))) }
  }
const gbk = (text: string): Buffer =>
  Buffer.concat(
    Array.from(text, (character) =>
      character === '中'
        ? Buffer.from('d6d0', 'hex')
        : character === '文'
          ? Buffer.from('cec4', 'hex')
          : character === 'é'
            ? Buffer.from('a8a6', 'hex')
            : Buffer.from(character),
    ),
  )

const stories: ReadonlyArray<readonly [name: string, story: Story]> = [
  ['other-digest', digested((text) => hmac('md5', secret, text))],
  ['other-digest', digested((text) => hmac('sha256', secret, text))],
  ['other-digest', digested((text) => md5(framed(text)), { method: 'hmac-sha256' })],
  ['other-digest', digested((text) => upper(createHash('sha256').update(framed(text)).digest('hex')))],
  ['other-digest', digested((text) => upper(createHash('sha512').update(framed(text)).digest('hex')))],
  ['other-digest', digested((text) => hmac('sha1', secret, text))],
  ['other-digest', digested((text) => hmac('sha512', secret, text))],
  ['secret-at-one-end', digested((text) => md5(secret + text))],
  ['secret-at-one-end', digested((text) => md5(text + secret))],
  ['hmac-key-and-text-swapped', digested((text) => hmac('sha256', text, secret), { method: 'hmac-sha256' })],
  ['hmac-key-and-text-swapped', digested((text) => hmac('md5', text, secret), { method: 'hmac' })],
  ['secret-in-text', digested((text) => hmac('md5', secret, framed(text)), { method: 'hmac' })],
  ['secret-not-signed', digested((text) => md5(text))],
  [
    'secret-of-another-app',
    (texts) => ({
      ...withSecret('another app')(texts),
      more: { otherSecrets: [{ name: 'shop-b', secret: 'another app' }] },
      field: 'shop-b',
    }),
  ],
  ['secret-with-bom', withSecret(`\uFEFF${secret}`)],
  ['secret-with-white-space', withSecret(`${secret}\n`)],
  ['secret-with-white-space', withSecret(` ${secret}`)],
  ['secret-with-quotes', withSecret(`"${secret}"`)],
  ['secret-with-ampersand', withSecret(`${secret}&`)],
  ['secret-in-other-case', withSecret(secret.toLowerCase())],
  [
    'not-sorted',
    (texts) => {
      const received = { zz: '1', ...texts, aa: '2' }
      return { received, signature: md5(framed(join(Object.entries(received)))) }
    },
  ],
  [
    'sorted-by-locale',
    byOrder({ zz: '1', Zz: '3', aa: '2', a_a: '3', 'a-a': '4' }, ([a], [b]) => a.localeCompare(b, 'en')),
  ],
  [
    'sorted-ignoring-case',
    byOrder({ M: '1', b_c: '1', 'b-c': '2' }, ([a], [b]) => order(a.toLowerCase(), b.toLowerCase())),
  ],
  ['sorted-with-values', byOrder({ ab: '1', 'ab!': '2' }, (a, b) => order(String(a), String(b)))],
  [
    'sorted-as-numbers',
    byOrder({ 9: 'nine', 10: 'ten' }, ([a], [b]) =>
      /^\d+$/.test(a) && /^\d+$/.test(b)
        ? order(Number(a), Number(b))
        : /^\d+$/.test(a)
          ? -1
          : /^\d+$/.test(b)
            ? 1
            : order(a, b),
    ),
  ],
  [
    'sorted-by-bytes',
    byOrder({ '～': '1', '😀': '2' }, ([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  ],
  ['sorted-descending', byOrder({}, ([a], [b]) => order(b, a))],
  ['body-not-signed', (texts) => ({ signature: signed(texts), more: { body: '{"a": 1}' } })],
  [
    'body-changed',
    (texts) => ({
      signature: sign({ params: texts, secret, method: 'md5', body: '{"a":1}' }),
      more: { body: '{"a": 1}' },
    }),
  ],
  [
    'body-changed',
    (texts) => ({
      signature: sign({ params: texts, secret, method: 'md5', body: '<a/>\n' }),
      more: { body: '<a/>' },
    }),
  ],
  [
    'separators-signed',
    (texts) => ({
      signature: md5(
        framed(
          canonicalise(texts)
            .map(([name, text]) => `${name}=${text}`)
            .join('&'),
        ),
      ),
    }),
  ],
  [
    'names-not-signed',
    (texts) => ({
      signature: md5(
        framed(
          canonicalise(texts)
            .map(([, text]) => text)
            .join(''),
        ),
      ),
    }),
  ],
  ['blank-value-signed', differently('', '')],
  ['blank-value-signed', differently('  ', '  ')],
  ['blank-value-signed', differently('  ', '')],
  [
    'blank-value-signed',
    (texts) => ({
      received: { ...texts, nempty: '', nfield: '' },
      signature: md5(
        framed(
          join(
            [...canonicalise(texts), ['nempty', ''] as const, ['nfield', ''] as const].sort(([a], [b]) =>
              order(a, b),
            ),
          ),
        ),
      ),
    }),
  ],
  [
    'absent-text-not-signed',
    (texts) => ({ received: { ...texts, nfield: 'undefined' }, signature: signed(texts), field: 'nfield' }),
  ],
  [
    'added-after-signing',
    (texts) => ({ received: { ...texts, session: 'SESSION-1' }, signature: signed(texts), field: 'session' }),
  ],
  [
    'added-after-signing',
    (texts) => ({
      received: { ...texts, sign_method: 'md5' },
      signature: signed(texts),
      field: 'sign_method',
    }),
  ],
  ['usual-value-not-sent', (texts) => ({ signature: signed({ ...texts, format: 'json' }), field: 'format' })],
  [
    'absent-value-signed',
    (texts) => ({ signature: signed({ ...texts, session: 'undefined' }), field: 'session' }),
  ],
  [
    'absent-value-signed',
    (texts) => ({
      signature: signed({ ...texts, nfield: 'null' }),
      more: { fields: ['nfield', 'sign'] },
      field: 'nfield',
    }),
  ],
  [
    'empty-value-signed-not-sent',
    (texts) => ({
      signature: md5(
        framed(join([...canonicalise({ ...texts, partner_id: '\u0001' })])).replace('\u0001', ''),
      ),
      field: 'partner_id',
    }),
  ],
  [
    'secret-signed',
    (texts) => ({ signature: signed({ ...texts, app_secret: secret }), field: 'app_secret' }),
  ],
  ['object-signed-as-words', differently('{"a":1}', '[object Object]')],
  ['object-signed-as-words', differently('[1,2]', '1,2')],
  ['json-rendered-differently', differently('{"a":1,"b":"中 /"}', '{"a": 1, "b": "中 /"}')],
  ['json-rendered-differently', differently('{"a":1,"b":"中 /"}', '{"a":1,"b":"\\u4e2d /"}')],
  ['json-rendered-differently', differently('{"a":1,"b":"中 /"}', '{"a":1,"b":"中 \\/"}')],
  [
    'json-rendered-differently',
    differently(
      '{"b":9007199254740993, "a":[{"d":1,"c":null}]}',
      '{"b":9007199254740993,"a":[{"d":1,"c":null}]}',
    ),
  ],
  [
    'json-rendered-differently',
    differently('{"b":1,"a":[{"d":1,"c":null}]}', '{"a":[{"c":null,"d":1}],"b":1}'),
  ],
  ['boolean-rendered-differently', differently('true', 'True')],
  ['boolean-rendered-differently', differently('0', 'false')],
  ['number-rendered-differently', differently('1', '1.0')],
  ['number-rendered-differently', differently('200.00', '200')],
  ['number-rendered-differently', differently('3.140', '3.14')],
  ['number-rendered-differently', differently('7091800003790954036', '7091800003790954000')],
  ['number-rendered-differently', differently('12345678.9', '1.23456789E7')],
  ['number-rendered-differently', differently('0.0001', '1.0E-4')],
  ['plus-or-percent-20', differently('a b', 'a+b')],
  ['plus-or-percent-20', differently('a+b', 'a b')],
  ['plus-or-percent-20', differently('a b', 'a%20b')],
  ['url-encoded-values', differently('中=&', '%E4%B8%AD%3D%26')],
  ['url-encoded-values', differently('中 (', '%E4%B8%AD+%28')],
  ['url-encoded-values', differently('中=&', '%e4%b8%ad%3d%26')],
  ['decoded-twice', differently('%E4%B8%AD', '中')],
  ['latin1-bytes', bytes((text) => Buffer.from(text.replaceAll(/[中文]/g, '?'), 'latin1'))],
  ['latin1-bytes', bytes((text) => Buffer.from(text, 'latin1'))],
  ['gbk-bytes', bytes(gbk)],
  ['utf16-bytes', (texts) => ({ signature: md5(Buffer.from(framed(join(canonicalise(texts))), 'utf16le')) })],
  ['value-trimmed', differently(' x y ', 'x y')],
  ['white-space-lost', differently('x y', 'x y\n')],
  ['line-ends-changed', differently('x\r\ny', 'x\ny')],
  ['unicode-normalised', differently('e\u0301', '\u00e9')],
  ['unicode-normalised', differently('\u00e9', 'e\u0301')],
  ['html-escaped', differently('<a b="c">', '&lt;a b=&quot;c&quot;&gt;')],
  ['html-escaped', differently('x &amp; y', 'x & y')],
  ['read-in-another-charset', differently(Buffer.from('中文').toString('latin1'), '中文')],
  ['time-taken-twice', differently('2016-01-01 12:00:00', '2016-01-01 11:59:59', 'timestamp')],
  ['time-in-another-zone', differently('2016-01-01 12:00:00', '2016-01-01 04:00:00', 'timestamp')],
  ['time-rendered-differently', differently('2016-01-01 12:00:00', '2016-01-01T04:00:00.000Z', 'timestamp')],
  ['time-rendered-differently', differently('2016-01-01 12:00:00', '1451620800000', 'timestamp')],
  [
    'name-rendered-differently',
    (texts) => ({
      received: { ...texts, nField: '1' },
      signature: signed({ ...texts, n_field: '1' }),
      field: 'nField',
    }),
  ],
]

describe('explain', () => {
  it.each(stories)('names %s', (name, story) => {
    fc.assert(
      fc.property(params, (texts) => {
        const { received = texts, signature, more, field } = story(texts)
        const { differences, matched, complete, ...rest } = ask(received, signature, more)
        expect({ names: differences.map((each) => each.name), matched, complete, name: rest.name }).toEqual({
          names: [name],
          matched: true,
          complete: true,
          name,
        })
        if (field !== undefined) expect(differences[0]).toHaveProperty('field', field)
        if (field !== undefined && field !== 'sign' && field !== 'sign_method')
          expect([rest.en, rest.zh].every((text) => text.includes(field))).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  it.each(['', 'undefined', 'STALE'])('names a signature that was signed itself, as %j', (stale) => {
    const at = join(canonicalise({ ...system, sigm: '\u0001', sign: '' })).replace(
      'sigm\u0001',
      `sign${stale}`,
    )
    const { differences } = ask({ ...system, sign: 'STALE' }, md5(framed(at)))
    expect(differences).toMatchObject([{ name: 'signature-signed', field: 'sign' }])
  })

  it('names a file that was signed, by its name, its bytes or as an object', () => {
    const file = { [Symbol.for('@paifang/file')]: true, name: 'a.png', bytes: Buffer.from('PNG') }
    for (const text of ['a.png', 'PNG', 'UE5H', '[object Object]'])
      expect(
        explain({
          received: { ...system, image: file },
          secret,
          signature: signed({ ...system, image: text }),
        }).differences,
      ).toMatchObject([{ name: 'file-signed', field: 'image' }])
    expect(
      explain({
        received: { ...system, image: new Uint8Array([65]) },
        secret,
        signature: signed({ ...system, image: 'A' }),
      }).name,
    ).toBe('file-signed')
    expect(
      explain({
        received: { ...system, image: new Blob(['x']) },
        secret,
        signature: signed({ ...system, image: '[object Object]' }),
      }).name,
    ).toBe('file-signed')
  })

  it('names values that changed all together without a field', () => {
    const received = { ...system, na: '中 文', nb: '例 子' }
    const { differences } = ask(
      received,
      signed({
        ...system,
        timestamp: '2016-01-01%2012%3A00%3A00',
        na: '%E4%B8%AD%20%E6%96%87',
        nb: '%E4%BE%8B%20%E5%AD%90',
      }),
    )
    expect(differences).toEqual([
      {
        name: 'url-encoded-values',
        en: expect.stringMatching(/^Values were/),
        zh: expect.stringMatching(/^参数值/),
      },
    ])
  })

  it('answers a random signature with none', () => {
    fc.assert(
      fc.property(params, fc.uint8Array({ minLength: 16, maxLength: 16 }), (texts, random) => {
        const answer = ask(texts, upper(Buffer.from(random).toString('hex')))
        expect(answer).toMatchObject({ matched: false, name: 'none', differences: [], complete: true })
        expect(answer.en).toMatch(/^No single difference explains it/)
      }),
      { numRuns: 8 },
    )
  })
})
