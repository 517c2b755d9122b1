import { createHash, generateKeyPairSync, sign as rsaSign } from 'node:crypto'
import {
  canonicalise,
  explain,
  sign,
  stringToSign,
  type OpretailExplainOptions,
} from '@paifang/signer-opretail'

const secret = 'f3c7aa10c2b94e5b8d61'
const nowMs = Date.UTC(2024, 0, 2, 3, 4, 5)
const params = {
  _aid: 'S107',
  _akey: 'S107-00000000',
  _mt: 'open.face.addUser',
  _sm: 'md5',
  _timestamp: '20240102110405',
  orgid: '1',
  username: '赵六',
  note: '',
}
const right = sign({ params, secret, method: 'md5' })
const md5 = (text: string): string => createHash('md5').update(text).digest('hex').toUpperCase()
const answer = (more: Partial<OpretailExplainOptions> = {}): ReturnType<typeof explain> =>
  explain({ received: { ...params, _sig: right }, secret, nowMs, ...more })

describe('the answer of explain', () => {
  it('is right when nothing differs, and shows what is hashed without the secret or a value', () => {
    const { sides, ...told } = answer()
    expect(sides.gateway.segments.map(({ text }) => text).join('')).toBe(told.stringToSign)
    expect(sides.client).toEqual(sides.gateway)
    expect(told).toEqual({
      matched: true,
      name: 'right',
      differences: [],
      alternatives: [],
      en: 'The signature is right.',
      zh: '签名正确。',
      complete: true,
      stringToSign:
        '‹secret›_aidS107_akey‹13›_mtopen.face.addUser_smmd5_timestamp20240102110405noteorgid‹1›username‹2›‹secret›',
      formula: 'MD5(stringToSign), upper-case hex',
    })
  })

  it('sees a timestamp of another zone behind a right signature', () => {
    const found = answer({ nowMs: nowMs + 8 * 3_600_000 + 60_000 })
    expect(found).toMatchObject({
      matched: true,
      name: 'timestamp-in-another-zone',
      differences: [{ name: 'timestamp-in-another-zone', field: '_timestamp' }],
    })
    expect(found.en).toContain('-8 h')
    expect(answer({ nowMs: nowMs - 5.5 * 3_600_000 }).en).toContain('+5.5 h')
    expect(answer({ nowMs: nowMs + 8 * 3_600_000, utcOffsetMinutes: 0 }).name).toBe('right')
    expect(answer({ nowMs: nowMs + 240_000 }).name).toBe('right')
    expect(answer({ nowMs: nowMs + 30 * 86_400_000 }).name).toBe('clock-wrong')
    expect(answer({ nowMs: nowMs + 20 * 60_000 })).toMatchObject({
      name: 'clock-wrong',
      en: expect.stringContaining('-1200 s off') as string,
    })
    expect(explain({ received: { ...params, _sig: right }, secret }).name).toBe('right')
    const { _timestamp, ...timeless } = params
    const signature = sign({ params: timeless, secret, method: 'md5' })
    expect(explain({ received: timeless, secret, signature }).name).toBe('right')
    expect(explain({ received: timeless, secret, signature, nowMs }).name).toBe('timestamp-unreadable')
  })

  it('finds two common differences together', () => {
    const changed = { ...params, username: encodeURIComponent(params.username), _mt: undefined }
    const signature = sign({ params: changed, secret: `${secret}\n`, method: 'md5' })
    const two = sign({ params: { ...params, orgid: undefined, _sm: undefined }, secret, method: 'md5' })
    expect(answer({ signature: two }).name).toBe('added-after-signing + added-after-signing')
    expect(answer({ signature }).name).toBe('none')
    const white = sign({ params: { ...params, _mt: undefined }, secret: `${secret}\n`, method: 'md5' })
    expect(answer({ signature: white })).toMatchObject({
      name: 'secret-with-white-space + added-after-signing',
      differences: [{ name: 'secret-with-white-space' }, { name: 'added-after-signing', field: '_mt' }],
    })
  })

  it('adds what the writing of the signature shows to what the search finds', () => {
    const signature = sign({ params: { ...params, note: 'null' }, secret, method: 'sha1' }).toLowerCase()
    expect(answer({ signature }).name).toBe('lower-case-hex + other-digest + absent-value-signed')
  })

  it('judges by the method given, the one _sm names, or the length when nothing names one', () => {
    const sha1 = sign({ params, secret, method: 'sha1' })
    expect(answer({ signature: sha1, method: 'sha1' })).toMatchObject({
      name: 'right',
      formula: 'SHA-1(stringToSign), upper-case hex',
    })
    const { _sm, ...unnamed } = params
    const signature = sign({ params: unnamed, secret, method: 'sha256' })
    expect(explain({ received: unnamed, secret, signature, nowMs }).name).toBe('right')
    expect(answer({ method: 'sha256' }).formula).toBe('SHA-256(stringToSign), upper-case hex')
    const named = { ...params, _sm: 'MD5' }
    expect(
      explain({ received: named, secret, signature: sign({ params: named, secret, method: 'md5' }), nowMs })
        .name,
    ).toBe('right')
  })

  it('says why it cannot tell', () => {
    const texts = (more: Partial<OpretailExplainOptions>): string => answer(more).en
    expect(texts({ signature: '' })).toBe('There is no signature.')
    expect(explain({ received: params, secret }).en).toBe('There is no signature.')
    expect(texts({ signature: 'ABC' })).toContain('3 characters are no signature')
    expect(texts({ signature: '中文' })).toContain('2 characters are no signature')
    expect(texts({ received: [...Object.entries(params), ['orgid', '2']] })).toContain('came twice')
    expect(texts({ received: { a: {} } })).toBe('A parameter is not one text value.')
    expect(texts({ method: 'rsa', signature: 'A'.repeat(344) })).toContain('publicKey')
  })

  it('gives up on a request so large that not everything can be tried, and says so', () => {
    const large = { ...params, blob: '1'.repeat(15_000_000) }
    const found = explain({ received: large, secret, signature: 'A'.repeat(32), nowMs })
    expect(found).toMatchObject({ matched: false, complete: false })
    expect(found.en).toContain('not everything was tried')
  })

  it('says so when not every couple was tried', () => {
    const wide = { ...params, blob: '1'.repeat(60_000) }
    const found = explain({ received: wide, secret, signature: 'A'.repeat(32), nowMs })
    expect(found).toMatchObject({ matched: false, complete: false })
  })

  it('works without a secret given, and with text in every plane', () => {
    const received = { ...params, username: '\u{20BB7}野家😀' }
    expect(explain({ received, signature: right, nowMs }).matched).toBe(false)
  })
})

describe('rare differences', () => {
  const named = (received: Readonly<Record<string, string>>, text: string): string =>
    explain({ received, secret, signature: md5(secret + text + secret), nowMs }).name

  it('tells orders apart that differ only for unusual names', () => {
    expect(named({ a: '1', 'a!': '2', b: '3' }, 'a!2a1b3')).toBe('sorted-with-values')
    expect(named({ '😀': '2', '\uE000': '1' }, '\uE0001😀2')).toBe('sorted-by-bytes')
    expect(named({ z: 'q', a: 'y', m: 'b' }, 'zqaymb')).toBe('not-sorted')
    expect(named({ Z: 'z', '!': '0', '10': 'x', '9': 'y' }, '!09y10xZz')).toBe('sorted-as-numbers')
  })

  it('reads Java escapes in data, and text that is neither JSON nor URL-encoded', () => {
    const data = String.raw`{"zh":"\u4e2d","lines":"a\nb","end":"\q"}`
    const unescaped = '{"zh":"中","lines":"a\nb","end":"q"}'
    const encoded = new URLSearchParams([['', unescaped]]).toString().slice(1)
    expect(named({ data, z: '1' }, `data${encoded}z1`)).toBe('data-unescaped')
    expect(named({ broken: '{not json', percent: '100%' }, 'anything')).toBe('none')
  })

  it('stays with none when only the writing of a wrong signature differs', () => {
    expect(answer({ signature: 'a'.repeat(32) })).toMatchObject({ name: 'none', differences: [] })
    expect(explain({ received: params, secret: 'a1b2c3d4e5f6', signature: 'A'.repeat(32) }).name).toBe('none')
  })
})

describe('gbk and rsa', () => {
  it('recognises GBK bytes', () => {
    // 赵六 is D5 D4 C1 F9 in GBK; the digest was computed over those bytes.
    const text = secret + stringToSign(canonicalise(params)) + secret
    const [head = '', tail = ''] = text.split('赵六')
    const bytes = Buffer.concat([Buffer.from(head), Buffer.from('D5D4C1F9', 'hex'), Buffer.from(tail)])
    const signature = createHash('md5').update(bytes).digest('hex').toUpperCase()
    expect(answer({ signature }).name).toBe('gbk-bytes')
  })

  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const received = { ...params, _sm: 'rsa' }
  const signed = (text: string): string =>
    rsaSign('RSA-SHA1', Buffer.from(text), privateKey).toString('base64')
  const rsa = (signature: string, more: Partial<OpretailExplainOptions> = {}): ReturnType<typeof explain> =>
    explain({ received, secret, publicKey, signature, nowMs, ...more })

  it('explains rsa signatures from the digest inside them', () => {
    const text = stringToSign(canonicalise(received))
    expect(rsa(signed(text))).toMatchObject({
      name: 'right',
      formula: 'RSASSA-PKCS1-v1_5 with SHA-1 (stringToSign), Base64',
      stringToSign: expect.stringMatching(/^_aid/) as string,
    })
    expect(rsa(signed(secret + text + secret)).name).toBe('secret-in-text')
    expect(rsa(signed(text.replace('orgid1', ''))).name).toBe('added-after-signing')
    expect(rsa(signed('anything')).name).toBe('none')
    expect(rsa('A'.repeat(344)).name).toBe('none')
    expect(rsa(sign({ params: received, secret, method: 'md5' })).name).toBe('other-digest')
    expect(
      explain({ received: params, publicKey, signature: signed(stringToSign(canonicalise(params))), nowMs })
        .name,
    ).toBe('other-digest')
  })

  it('refuses a key that is none', () => {
    expect(() => rsa('A'.repeat(344), { publicKey: 'none' })).toThrow(TypeError)
  })
})

describe('what may be logged', () => {
  it('holds neither secret nor value nor signature, wherever someone put them', () => {
    const other = 'another-app-secret-99'
    const received = { ...params, [`x${secret}`]: 'private-text', _mt: secret, phone: '13800000000' }
    const { phone, ...late } = received
    const cases = [
      sign({ params: received, secret, method: 'md5' }),
      sign({ params: { ...params, _mt: secret, phone }, secret, method: 'md5' }),
      sign({ params: late, secret, method: 'md5' }),
      sign({ params: received, secret: other, method: 'md5' }),
      'B'.repeat(32),
    ]
    const answers = cases.map((signature) =>
      explain({
        received,
        secret,
        signature,
        nowMs,
        otherSecrets: [
          { name: 'B', secret: other },
          { name: 'C', secret: '' },
        ],
      }),
    )
    expect(answers.map(({ name }) => name)).toEqual([
      'right',
      'added-after-signing',
      'added-after-signing',
      'secret-of-another-app',
      'none',
    ])
    const printed = JSON.stringify(answers)
    for (const text of [secret, other, 'private-text', '13800000000', '赵六', ...cases, right])
      expect(printed).not.toContain(text)
    expect(answers[1]?.differences[0]?.field).toBe('x‹secret›')
  })
})
