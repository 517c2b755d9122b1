import { createHash } from 'node:crypto'
import { explain, sign, type ExplainOptions } from '@paifang/signer-top'

const secret = 'top-secret-0123456789'
const other = 'other-secret-9876543210'
const session = '61019abcdef0123456789'

const received = {
  app_key: '12345678',
  method: 'taobao.item.get',
  session,
  copy: `x${session}y`,
  leak: `before ${secret} after ${other}`,
  memo: 'call 13912345678 now, id 139123456789',
  mobile: '13800138000',
  手机号: '13800138001',
  file_name: 'a.png',
  customer: JSON.stringify({
    name: '张三',
    person: { a: ['李四', '}'], b: 1 },
    list: [{ nick: '王五' }],
    text: JSON.stringify({ mobile: '13712345678', n: 1, deep: JSON.stringify({ email: 'a@b.c' }) }),
    age: 4242,
    ok: 'shown',
  }),
  broken: '{"name":"赵六',
  tail: '{"nick": 12}',
  cut: '{"nick": {"a":1',
}

const hidden = [
  secret,
  other,
  session,
  '13912345678 ',
  '13800138000',
  '13800138001',
  '张三',
  '李四',
  '王五',
  '13712345678',
  'a@b.c',
  '4242',
  '赵六',
]

const everything = (change: Partial<ExplainOptions<'md5' | 'hmac' | 'hmac-sha256'>> = {}): string =>
  JSON.stringify(
    explain({
      received,
      secret,
      signature: 'A'.repeat(32),
      otherSecrets: [{ name: other, secret: other }],
      sensitive: [['customer', 'person'], 'age'],
      body: `{"nick":"钱七","secret":"${secret}","at":1}`,
      ...change,
    }),
  )

describe('what explain shows', () => {
  it('holds no secret, no session and no personal data', () => {
    for (const method of ['md5', 'hmac', 'hmac-sha256'] as const) {
      const text = everything({ method })
      for (const value of [...hidden, '钱七']) expect(text).not.toContain(value)
      expect(text).toContain('a.png')
      expect(text).toContain('shown')
    }
  })

  it('holds neither the right signature nor the one received', () => {
    for (const method of ['md5', 'hmac', 'hmac-sha256'] as const) {
      const right = sign({ params: received, secret, method })
      for (const signature of [
        right,
        right.toLowerCase(),
        sign({ params: { ...received, session: '' }, secret, method }),
      ]) {
        const text = everything({ method, signature, body: '' })
        expect(text.toUpperCase()).not.toContain(signature.toUpperCase())
        expect(text.toUpperCase()).not.toContain(right)
      }
    }
  })

  it('marks what it hides, and leaves the rest as it was signed', () => {
    const { stringToSign } = explain({
      received,
      secret,
      signature: '',
      otherSecrets: [{ name: 'b', secret: other }],
      sensitive: [['customer', 'person'], 'age'],
    })
    expect(stringToSign.startsWith('‹secret›app_key12345678')).toBe(true)
    expect(stringToSign.endsWith('‹secret›')).toBe(true)
    expect(stringToSign).toContain('session‹session›')
    expect(stringToSign).toContain('before ‹secret› after ‹secret›')
    expect(stringToSign).toContain('call ‹mobile› now, id 139123456789')
    expect(stringToSign).toContain(
      'customer{"name":"‹name›","person":"‹person›","list":[{"nick":"‹nick›"}],"text":"{\\"mobile\\":\\"‹mobile›\\",\\"n\\":1,\\"deep\\":\\"{\\\\\\"email\\\\\\":\\\\\\"‹email›\\\\\\"}\\"}","age":"‹age›","ok":"shown"}',
    )
  })

  it('hides the secret in the names of fields and apps, and keeps them on one short line', () => {
    const name = `x\n${secret}${'y'.repeat(200)}`
    const { differences, en } = explain({
      received: { ...received, [name]: '1' },
      secret,
      signature: sign({ params: received, secret, method: 'md5' }),
    })
    expect(differences).toMatchObject([
      { name: 'added-after-signing', field: `x�‹secret›${'y'.repeat(70)}…` },
    ])
    expect(en).not.toMatch(/\n/)
    const mixed = explain({
      received,
      secret,
      otherSecrets: [{ name: other, secret: other }],
      signature: createHash('md5').update('x').digest('hex'),
    })
    expect(JSON.stringify(mixed)).not.toContain(other)
  })
})
