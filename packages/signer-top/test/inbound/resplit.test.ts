import fc from 'fast-check'
import { signInbound, stringToSign, verifyInbound, type Pairs } from '@paifang/signer-top'
import { decodeGbk, encodeGbk } from '@paifang/wire'
import { resplits } from '../../../signing/test/support/resplits'

const secret = 'helloworld'
const [old, fresh] = ['2020-01-01 00:00:00', '2026-11-26 11:00:00']
const nowMs = Date.UTC(2026, 10, 26, 3)

const percent = (text: string): string => encodeURIComponent(text)
const percentGbk = (text: string): string =>
  Array.from(encodeGbk(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

const queryOf = (pairs: Pairs, sign: string, encode = percent): string =>
  [...pairs, ['sign', sign] as const].map(([name, text]) => `${encode(name)}=${encode(text)}`).join('&')

const attack = (pairs: Pairs, body: string, sign: string, charset: 'UTF-8' | 'GBK' = 'UTF-8') =>
  verifyInbound({
    query: queryOf(pairs, sign, charset === 'GBK' ? percentGbk : percent),
    headers: { 'content-type': `application/json;charset=${charset}` },
    rawBody: charset === 'GBK' ? encodeGbk(body) : body,
    secret,
    nowMs,
  })

const textOf = (params: Readonly<Record<string, string>>, body: string): string =>
  stringToSign(
    Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)),
    body,
  )

/** What others may put into a call that the platform signs for them. */
const free = fc
  .array(
    fc.constantFrom(
      'hi',
      'v',
      'zz',
      ' ',
      '中',
      'timestamp',
      fresh,
      `timestamp${fresh}`,
      `\u4e00timestamp${fresh}`,
    ),
  )
  .map((pieces) => pieces.join(''))
const names = fc.constantFrom('app_key', 'a.b', 'memo', 'nick', 't', 'Z', 'timestamps', 'v', 'zz', 'title')
const calls = fc.record({ params: fc.dictionary(names, free, { minKeys: 1, maxKeys: 5 }), body: free })

describe('a text that is split anew', () => {
  it('makes no old call fresh, whatever others wrote into it', () => {
    let rightSignatures = 0
    fc.assert(
      fc.property(calls, ({ params: own, body }) => {
        const params = { ...own, timestamp: old }
        const sign = signInbound({ params, secret, body })
        for (const { pairs, rest } of resplits(textOf(params, body), 'timestamp', fresh)) {
          const result = attack(pairs, rest, sign)
          expect(result.ok).toBe(false)
          if (!result.ok && result.reason === 'ambiguous-parameter') rightSignatures++
        }
      }),
      { numRuns: 200 },
    )
    // The attacker is a real one: signatures were right, and nothing but the split showed.
    expect(rightSignatures).toBeGreaterThan(100)
  })

  it('makes no old call fresh when it is read in another charset', () => {
    // The last byte of 中 and the t of timestamp are one character of GBK.
    const params = { nick: '中', timestamp: old, v: `timestamp${fresh}` }
    const sign = signInbound({ params, secret })
    const read = decodeGbk(Buffer.from(textOf(params, '')))
    expect(read).not.toContain(`timestamp${old}`)
    const found = resplits(read, 'timestamp', fresh).map(({ pairs, rest }) =>
      attack(pairs, rest, sign, 'GBK'),
    )
    expect(found.length).toBeGreaterThan(0)
    for (const result of found) expect(result).toMatchObject({ ok: false })
    expect(found).toContainEqual(expect.objectContaining({ reason: 'ambiguous-parameter' }))
  })

  it.each([
    ['with a space', 'timestamp2020-01-01 00:00:00'],
    ['that holds a timestamp', 'timestamp2020-01-01'],
    ['that holds an application key', 'app_key12345678'],
    ['that holds a version', 'v2.0'],
    ['that holds a method', 'methodtaobao.item.get'],
    ['that holds the key of who is called', 'target_app_key1'],
    ['that holds a partner', 'partner_id1'],
    ['that holds a sign method', 'sign_methodmd5'],
    ['that holds a format', 'formatjson'],
    ['that holds a flag', 'simplifytrue'],
    ['that holds a session', 'session0123456789abcdef'],
    ['in other letters', 'TimeStamp2'],
    ['of other characters', '姓名'],
    ['that is empty', ''],
  ])('is not read where a name %s shows it', (_what, name) => {
    const params = { app_key: '1', timestamp: fresh, [name]: 'x' }
    const sign = signInbound({ params, secret })
    const pairs = Object.entries(params)
    expect(attack(pairs, '', sign)).toMatchObject({ ok: false, reason: 'ambiguous-parameter' })
    expect(attack(pairs, '', 'x')).toMatchObject({ reason: 'signature-wrong' })
  })

  it.each([
    ['version'],
    ['value'],
    ['timestamps'],
    ['timestamp_end'],
    ['app_keys'],
    ['method_name'],
    ['session_id'],
    ['v1'],
  ])('is not suspected behind the name %s', (name) => {
    const params = { app_key: '1', timestamp: fresh, [name]: `timestamp: ${old}` }
    expect(
      attack(
        Object.entries(params),
        '{"timestamp":"2020-01-01 00:00:00"}',
        signInbound({ params, secret, body: '{"timestamp":"2020-01-01 00:00:00"}' }),
      ),
    ).toMatchObject({
      ok: true,
    })
  })

  it('reads no character that GBK signs as a question mark', () => {
    const params = { timestamp: fresh, note: 'what?' }
    const sign = signInbound({ params, secret, charset: 'GBK' })
    const query = queryOf([['timestamp', fresh]], sign, percentGbk)
    const headers = { 'content-type': 'text/plain;charset=GBK' }
    expect(verifyInbound({ query: `${query}&note=what%3f`, headers, secret, nowMs })).toMatchObject({
      ok: true,
    })
    expect(verifyInbound({ query: `${query}&note=what%95%32%82%36`, headers, secret, nowMs })).toMatchObject({
      reason: 'unreadable-request',
    })
  })
})
