import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { explain, sign, type Explanation } from '@paifang/signer-opretail'

const secret = 'f3c7aa10c2b94e5b8d61'
const nowMs = Date.UTC(2024, 0, 2, 3, 4, 5)

type Texts = Readonly<Record<string, string>>
type Entries = ReadonlyArray<readonly [string, string]>

const word = fc.string({
  unit: fc.constantFrom(...Array.from('bcdfghjkmnpqrstvwxyz')),
  minLength: 3,
  maxLength: 8,
})

/** A call with names of every kind of order and values of every kind of text. */
const callArbitrary: fc.Arbitrary<Texts> = fc
  .record({
    orgid: fc.integer({ min: 1, max: 9999 }).map(String),
    endTime: fc.constant('2026-03-11 23:59:59'),
    endhour: fc.integer({ min: 10, max: 23 }).map(String),
    DataUser: word.map((name) => JSON.stringify([{ userid: 2, name }])),
    username: word.map((name) => `赵${name}六 é`),
    note: fc.constant(''),
    memo: fc.constant(''),
    gender: fc.constantFrom('true', 'false'),
    url: word.map((name) => `http://pic.example.com/${name}?a=1&b=2`),
    id: word,
    id2: word,
    '9': word,
    '10': word,
    line: word.map((name) => `${name}\nsecond`),
    padded: word.map((name) => ` ${name}`),
    missing: fc.constant('null'),
    plus: word.map((name) => `${name}+1`),
    twice: word.map((name) => `%E4%BD%A0${name}`),
    price: fc.integer({ min: 1, max: 99 }).map((cents) => `${cents}.50`),
    data: word.map((name) => JSON.stringify({ name, quoted: '"x"', path: 'C:\\tmp' })),
  })
  .map((business) => ({
    _aid: 'S107',
    _akey: 'S107-00000000',
    _format: 'json',
    _mt: 'open.face.addUser',
    _nonce: '00000000-0000-4000-8000-000000000000',
    _requestMode: 'POST',
    _sm: 'md5',
    _timestamp: '20240102110405',
    _version: 'v1',
    ...business,
  }))

const byCodeUnit = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
  a < b ? -1 : 1
const sorted = (params: Texts): Entries => Object.entries(params).sort(byCodeUnit)
const bare = (entries: Entries): string => entries.map(([name, text]) => name + text).join('')
const md5 = (text: string | Buffer): string => createHash('md5').update(text).digest('hex').toUpperCase()
const around = (text: string, by = secret): string => by + text + by
const signText = (params: Texts, by = secret): string => md5(around(bare(sorted(params)), by))
const withText = (params: Texts, name: string, change: (text: string) => string): Texts => ({
  ...params,
  [name]: change(params[name] ?? ''),
})
const without = (params: Texts, ...names: ReadonlyArray<string>): Texts =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)))
const ordered = (params: Texts, compare: (a: string, b: string) => number): string =>
  md5(around(bare(Object.entries(params).sort(([a], [b]) => compare(a, b)))))
const each = (params: Texts, change: (text: string, name: string) => string): Texts =>
  Object.fromEntries(Object.entries(params).map(([name, text]) => [name, change(text, name)]))
const everyText = (params: Texts): Buffer => Buffer.from(around(bare(sorted(params))), 'latin1')

type Mistake = readonly [name: string, field: string | undefined, make: (params: Texts) => string]

const mistakes: ReadonlyArray<Mistake> = [
  ['sorted-by-locale', undefined, (params) => ordered(params, new Intl.Collator('en').compare)],
  [
    'sorted-ignoring-case',
    undefined,
    (params) => ordered(params, (a, b) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1)),
  ],
  ['not-sorted', undefined, (params) => md5(around(bare(Object.entries(params))))],
  [
    'sorted-as-numbers',
    undefined,
    (params) => md5(around(bare(Object.entries(Object.fromEntries(sorted(params)))))),
  ],
  ['secret-at-one-end', undefined, (params) => md5(secret + bare(sorted(params)))],
  ['secret-at-one-end', undefined, (params) => md5(bare(sorted(params)) + secret)],
  ['secret-not-signed', undefined, (params) => md5(bare(sorted(params)))],
  ['secret-with-white-space', undefined, (params) => signText(params, `${secret}\n`)],
  ['secret-with-white-space', undefined, (params) => signText(params, ` ${secret}`)],
  ['secret-with-bom', undefined, (params) => signText(params, `\uFEFF${secret}`)],
  ['secret-in-other-case', undefined, (params) => signText(params, secret.toUpperCase())],
  ['secret-with-quotes', undefined, (params) => signText(params, `"${secret}"`)],
  ['secret-of-another-app', 'the test app', (params) => signText(params, 'other-apps-secret-77')],
  [
    'other-digest',
    '_sm',
    (params) =>
      createHmac('md5', secret)
        .update(bare(sorted(params)))
        .digest('hex')
        .toUpperCase(),
  ],
  [
    'separators-signed',
    undefined,
    (params) =>
      md5(
        around(
          sorted(params)
            .map(([name, text]) => `${name}=${text}`)
            .join('&'),
        ),
      ),
  ],
  ['latin1-bytes', undefined, (params) => md5(everyText(params))],
  ['added-after-signing', '_format', (params) => signText(without(params, '_format'))],
  ['added-after-signing', '_sm', (params) => signText(without(params, '_sm'))],
  ['added-after-signing', 'id2', (params) => signText(without(params, 'id2'))],
  ['blank-value-not-signed', 'note', (params) => signText(without(params, 'note'))],
  ['blank-value-not-signed', undefined, (params) => signText(without(params, 'note', 'memo'))],
  [
    'only-system-parameters-signed',
    undefined,
    (params) => signText(without(params, ...Object.keys(params).filter((name) => !name.startsWith('_')))),
  ],
  ['signature-signed', '_sig', (params) => signText({ ...params, _sig: '' })],
  ['absent-value-signed', 'token', (params) => signText({ ...params, token: 'undefined' })],
  ['url-encoded-values', undefined, (params) => signText(each(params, encodeURIComponent))],
  ['url-encoded-values', 'url', (params) => signText(withText(params, 'url', encodeURIComponent))],
  [
    'plus-or-percent-20',
    'endTime',
    (params) => signText(withText(params, 'endTime', (text) => text.replace(' ', '+'))),
  ],
  [
    'plus-or-percent-20',
    'plus',
    (params) => signText(withText(params, 'plus', (text) => text.replace('+', ' '))),
  ],
  ['decoded-twice', 'twice', (params) => signText(withText(params, 'twice', decodeURIComponent))],
  [
    'object-signed-as-words',
    'DataUser',
    (params) => signText(withText(params, 'DataUser', () => '[object Object]')),
  ],
  [
    'json-rendered-differently',
    'DataUser',
    (params) =>
      signText(withText(params, 'DataUser', (text) => text.replaceAll(',', ', ').replaceAll(':', ': '))),
  ],
  ['absent-value-signed', undefined, (params) => signText({ ...params, note: 'None', memo: 'None' })],
  ['absent-value-signed', 'note', (params) => signText({ ...params, note: 'undefined' })],
  ['absent-text-not-signed', 'missing', (params) => signText({ ...params, missing: '' })],
  [
    'boolean-rendered-differently',
    'gender',
    (params) => signText(withText(params, 'gender', (text) => (text === 'true' ? 'True' : 'False'))),
  ],
  [
    'number-rendered-differently',
    'orgid',
    (params) => signText(withText(params, 'orgid', (text) => `${text}.0`)),
  ],
  [
    'number-rendered-differently',
    'price',
    (params) => signText(withText(params, 'price', (text) => text.slice(0, -1))),
  ],
  ['value-trimmed', 'padded', (params) => signText(withText(params, 'padded', (text) => text.trim()))],
  ['white-space-lost', 'id', (params) => signText(withText(params, 'id', (text) => `${text} `))],
  ['value-with-quotes', 'id', (params) => signText(withText(params, 'id', (text) => `"${text}"`))],
  ['value-in-other-case', '_requestMode', (params) => signText({ ...params, _requestMode: 'post' })],
  [
    'unicode-normalised',
    'username',
    (params) => signText(withText(params, 'username', (text) => text.normalize('NFD'))),
  ],
  [
    'line-ends-changed',
    'line',
    (params) => signText(withText(params, 'line', (text) => text.replace('\n', '\r\n'))),
  ],
  [
    'data-unescaped',
    'data',
    (params) =>
      signText(
        withText(params, 'data', (text) =>
          new URLSearchParams([['', text.replace(/\\(.)/g, '$1')]]).toString().slice(1),
        ),
      ),
  ],
  ['time-taken-twice', '_timestamp', (params) => signText({ ...params, _timestamp: '20240102110404' })],
  ['time-in-another-zone', '_timestamp', (params) => signText({ ...params, _timestamp: '20240102030405' })],
  ['other-digest', '_sm', (params) => sign({ params, secret, method: 'sha1' })],
  ['lower-case-hex', undefined, (params) => signText(params).toLowerCase()],
  ['base64-signature', undefined, (params) => Buffer.from(signText(params), 'hex').toString('base64')],
  ['signature-with-white-space', undefined, (params) => `${signText(params)}\n`],
]

const explained = (received: Texts, signature: string): Explanation =>
  explain({
    received,
    secret,
    signature,
    nowMs,
    otherSecrets: [{ name: 'the test app', secret: 'other-apps-secret-77' }],
    fields: ['token'],
  })

describe('explain', () => {
  it.each(mistakes)('names %s (%s) for random parameters', (name, field, make) => {
    fc.assert(
      fc.property(callArbitrary, (params) => {
        const answer = explained(params, make(params))
        expect([answer.name, answer.differences[0]?.field]).toEqual([name, field])
        expect(answer.matched).toBe(true)
        expect(answer.differences).toHaveLength(1)
        expect(answer.en).toMatch(/\.$/)
        expect(answer.zh).toMatch(/[\u4E00-\u9FFF].*[。）]$/u)
      }),
      { numRuns: 8 },
    )
  })

  it('says that no single difference explains a random signature', () => {
    fc.assert(
      fc.property(callArbitrary, fc.uint8Array({ minLength: 16, maxLength: 16 }), (params, bytes) => {
        const answer = explained(params, Buffer.from(bytes).toString('hex').toUpperCase())
        expect(answer).toMatchObject({ matched: false, name: 'none', differences: [], complete: true })
        expect(answer.en).toContain('No single difference explains it')
        expect(answer.zh).toContain('没有单一差异')
      }),
      { numRuns: 10 },
    )
  })
})
