import { explain as explainOpretail } from '@paifang/signer-opretail'
import { explain as explainTop, sign } from '@paifang/signer-top'
import { createExplainer, type ExplainOptions, type SigningScheme } from '@paifang/signing'
import { parseDateTime } from '@paifang/wire'
import { plainWay, signEntries } from './oracle'

const secret = 'a1b2c3d4e5f60718'
const params = { app_key: '12345678', method: 'taobao.item.get', timestamp: '2026-03-11 15:04:05' }

describe('an answer', () => {
  it('names the likeliest of several differences that make one signature, and says the others', () => {
    const received = { ...params, sign_method: 'md5', title: 'a b' }
    const signature = sign({ params: { ...received, title: 'a+b' }, secret, method: 'md5' })
    const { name, alternatives, en, zh } = explainTop({ received, secret, signature })
    expect([name, ...alternatives.map((each) => each.name)]).toEqual([
      'plus-or-percent-20',
      'url-encoded-values',
    ])
    expect(en).toMatch(
      /^The value of title was signed with \+.* Or, which makes the same signature: The value of title was URL-encoded/,
    )
    expect(zh).toContain('也可能是')
  })

  it('takes a wrong spelling of a method for the one it means', () => {
    for (const [sign_method, formula] of [
      ['HmacSHA256', 'HMAC-SHA256(key ‹secret›'],
      ['HMAC_SHA256', 'HMAC-SHA256(key ‹secret›'],
      ['sha256', 'HMAC-SHA256(key ‹secret›'],
      ['HMAC', 'HMAC-MD5(key ‹secret›'],
      ['hmac-md5', 'HMAC-MD5(key ‹secret›'],
      ['MD5', 'MD5(stringToSign)'],
    ] as const)
      expect(
        explainTop({ received: { ...params, sign_method }, secret, signature: 'A'.repeat(32) }),
      ).toMatchObject({
        name: 'sign-method-unknown',
        differences: [{ field: 'sign_method', detail: sign_method }],
        formula: expect.stringContaining(formula) as string,
      })
    // This gateway reads it in any case of letters.
    const received = { _akey: '1', _sm: 'MD5' }
    const signature = signEntries(Object.entries(received), plainWay(secret))
    expect(explainOpretail({ received, secret, signature }).name).toBe('right')
  })

  it('says which digest was used, and which style of JSON', () => {
    const received = { ...params, sign_method: 'md5', data: '{"url":"a/中"}' }
    const hmac = sign({ params: received, secret, method: 'hmac-sha256' })
    expect(explainTop({ received, secret, signature: hmac }).differences).toMatchObject([
      { name: 'other-digest', detail: 'hmac-sha256', en: expect.stringContaining('hmac-sha256') as string },
    ])
    const php = sign({ params: { ...received, data: '{"url":"a\\/\\u4e2d"}' }, secret, method: 'md5' })
    expect(explainTop({ received, secret, signature: php }).en).toContain("(PHP's json_encode)")
  })

  it('never rounds a long integer on its way', () => {
    const received = { ...params, data: '{"b":7091800003790954036,"a":12345678901234567890.5}' }
    for (const data of [
      '{"b": 7091800003790954036, "a": 12345678901234567890.5}',
      '{"a":12345678901234567890.5,"b":7091800003790954036}',
      '{\n\t"b": 7091800003790954036,\n\t"a": 12345678901234567890.5\n}',
    ])
      expect(
        explainTop({
          received,
          secret,
          signature: sign({ params: { ...received, data }, secret, method: 'md5' }),
        }),
      ).toMatchObject({ name: 'json-rendered-differently', differences: [{ field: 'data' }] })
  })

  it('shows no secret, session or person, whichever difference it tells', () => {
    const session = '6100session0123456789'
    const received = {
      ...params,
      session,
      mobilephone: '13812345678',
      nickname: '张三',
      memo: `x ${secret} ${session}`,
    }
    const printed = [
      'A'.repeat(32),
      sign({ params: { ...received, session: undefined }, secret, method: 'md5' }),
      sign({ params: received, secret: `${secret}\n`, method: 'md5' }),
    ].map((signature) =>
      JSON.stringify(explainTop({ received: { ...received, sign_method: 'x' + secret }, secret, signature })),
    )
    for (const text of [secret, session, '13812345678', '张三']) expect(printed.join()).not.toContain(text)
  })
})

describe('a further gateway', () => {
  const scheme: SigningScheme = {
    canonical: { signatureName: 'sign', keepsBlank: true },
    methodField: 'sign_type',
    methods: { MD5: { algorithm: 'md5', secret: 'around' } },
    defaultMethod: 'MD5',
    methodNamed: (text) => (text === 'MD5' ? text : undefined),
    timestamp: {
      field: 'timestamp',
      form: 'epoch seconds',
      parse: (text) => parseDateTime(text),
      toleranceMs: 60_000,
    },
    isSystem: (name) => name === 'type',
    systemFields: ['type', 'client_id'],
    usualValues: [['data_type', 'JSON']],
    readsObjects: false,
    hidden: () => undefined,
  }
  const explain = createExplainer(scheme)
  const received = { type: 'pdd.order.get', client_id: '1', ok: 'true' }
  const ask = (signed: Readonly<Record<string, string>>, more: Partial<ExplainOptions> = {}): string =>
    explain({ received, secret, signature: signEntries(Object.entries(signed), plainWay(secret)), ...more })
      .name

  it('explains with what its scheme says, and nothing written anew', () => {
    expect(ask(received)).toBe('right')
    expect(ask({ ...received, ok: 'True' })).toBe('boolean-rendered-differently')
    expect(ask({ ...received, data_type: 'JSON' })).toBe('usual-value-not-sent')
    expect(ask(received, { secret: `${secret}\n` })).toBe('secret-with-white-space')
  })
})
