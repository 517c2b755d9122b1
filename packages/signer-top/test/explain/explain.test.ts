import { explain, sign, type Explanation } from '@paifang/signer-top'

const secret = 'helloworld0123456789'
const received = {
  method: 'taobao.item.get',
  app_key: '12345678',
  session: 'SESSION-6100abcdef',
  timestamp: '2016-01-01 12:00:00',
  sign_method: 'md5',
  title: '中 文',
  buyer: '{"mobile":"13800138000","id":1}',
}
const nowMs = Date.UTC(2016, 0, 1, 4)
const right = sign({ params: received, secret, method: 'md5' })
const without = (...names: ReadonlyArray<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(received).filter(([name]) => !names.includes(name)))
const namesOf = ({ differences }: Explanation): ReadonlyArray<string> => differences.map(({ name }) => name)

describe('explain', () => {
  it('says that a right signature is right, taking signature and method from what was received', () => {
    expect(explain({ received: { ...received, sign: right }, secret })).toMatchObject({
      matched: true,
      name: 'right',
      differences: [],
      complete: true,
    })
    const hmac = { ...received, sign_method: 'hmac-sha256' }
    const signature = sign({ params: hmac, secret, method: 'hmac-sha256' })
    expect(explain({ received: hmac, secret, signature })).toMatchObject({
      name: 'right',
      formula: expect.stringContaining('HMAC-SHA256(key ‹secret›'),
    })
    expect(
      explain({
        received,
        secret,
        signature: sign({ params: received, secret, method: 'hmac' }),
        method: 'hmac',
      }),
    ).toMatchObject({ name: 'right' })
  })

  it.each([
    ['lower-case-hex', right.toLowerCase()],
    ['signature-with-white-space', ` ${right}\n`],
    ['base64-signature', Buffer.from(right, 'hex').toString('base64')],
    ['signature-missing', ''],
  ])('names the form %s', (name, signature) => {
    expect(namesOf(explain({ received, secret, signature }))).toEqual([name])
  })

  it('finds no signature where there is none', () => {
    expect(namesOf(explain({ received, secret }))).toEqual(['signature-missing'])
    expect(explain({ received, secret, signature: 'no hash at all' })).toMatchObject({
      name: 'none',
      matched: false,
    })
  })

  it('puts a form and a difference together', () => {
    const signature = sign({ params: without('session'), secret, method: 'md5' }).toLowerCase()
    expect(namesOf(explain({ received, secret, signature }))).toEqual([
      'lower-case-hex',
      'added-after-signing',
    ])
  })

  it.each([
    [
      ['secret-with-white-space', 'added-after-signing'],
      sign({ params: without('session'), secret: `${secret}\n`, method: 'md5' }),
    ],
    [['other-digest', 'added-after-signing'], sign({ params: without('session'), secret, method: 'hmac' })],
    [
      ['added-after-signing', 'added-after-signing'],
      sign({ params: without('session', 'sign_method'), secret, method: 'md5' }),
    ],
    [
      ['added-after-signing', 'object-signed-as-words'],
      sign({ params: { ...without('session'), buyer: '[object Object]' }, secret, method: 'md5' }),
    ],
  ])('finds the common pair %j', (names, signature) => {
    const answer = explain({ received, secret, signature, budget: 1e9 })
    expect(namesOf(answer)).toEqual(names)
    expect(answer).toMatchObject({ matched: true, name: names.join(' + ') })
  })

  it('tells a wrong clock from a wrong signature', () => {
    const at = (timestamp: string | undefined, now = nowMs): Explanation => {
      const params = { ...received, timestamp }
      return explain({
        received: params,
        secret,
        signature: sign({ params, secret, method: 'md5' }),
        nowMs: now,
      })
    }
    expect(at('2016-01-01 12:09:59').name).toBe('right')
    expect(at('2016-01-01 04:00:10')).toMatchObject({
      matched: true,
      name: 'timestamp-in-another-zone',
      en: expect.stringContaining('-8 h'),
    })
    expect(at('2016-01-01 17:30:00')).toMatchObject({
      name: 'timestamp-in-another-zone',
      zh: expect.stringContaining('+5.5'),
    })
    expect(at('2016-01-01 12:22:00')).toMatchObject({
      name: 'clock-wrong',
      en: expect.stringContaining('+1320 s'),
    })
    expect(at('2015-01-01 12:00:00')).toMatchObject({ name: 'clock-wrong' })
    expect(at('1451620800000').name).toBe('right')
    expect(at('1451620800')).toMatchObject({
      name: 'timestamp-unreadable',
      en: expect.stringContaining('it is epoch seconds'),
    })
    expect(at(undefined).name).toBe('timestamp-unreadable')
  })

  it('counts work, not time, and says when it was not enough', () => {
    const search = (budget: number): Explanation =>
      explain({ received, secret, signature: 'A'.repeat(32), budget })
    expect(search(0)).toMatchObject({ name: 'none', complete: false })
    expect(search(1e9)).toMatchObject({ name: 'none', complete: true })
    // The least that is enough to try everything: one unit less leaves the last of the couples out.
    let [enough, short] = [1e9, 0]
    while (enough - short > 1) {
      const middle = Math.floor((enough + short) / 2)
      if (search(middle).complete) enough = middle
      else short = middle
    }
    expect(enough).toBeLessThan(20_000_000)
    const busy = jest.spyOn(performance, 'now').mockImplementation(() => 1e12 * Math.random())
    const date = jest.spyOn(Date, 'now').mockImplementation(() => 1e12 * Math.random())
    expect([search(enough), search(short)]).toMatchObject([{ complete: true }, { complete: false }])
    busy.mockRestore()
    date.mockRestore()
  })

  it('answers for what nobody could have signed', () => {
    const odd = {
      ...received,
      a: '\uD800',
      b: NaN,
      c: () => 1,
      '': 'x',
      d: 'x'.repeat(30_000),
      e: '{"toString":1}',
      f: '[{"toString":1}]',
      g: '{',
      h: 'a%zz',
      i: '1e999',
    }
    expect(explain({ received: odd, secret, signature: 'A'.repeat(32), budget: 1e9 })).toMatchObject({
      name: 'none',
    })
    expect(explain({ received: {}, secret, signature: right, body: '{', budget: 1e9 }).name).toBe('none')
  })

  it('throws for credentials that cannot sign', () => {
    expect(() => explain({ received, secret: '', signature: right })).toThrow(TypeError)
    expect(() => explain({ received, secret, method: 'sha1' as never })).toThrow(TypeError)
    expect(
      explain({ received: { ...received, sign_method: 'sha1' }, secret, signature: right }).formula,
    ).toMatch(/^MD5/)
  })
})
