import { signCallback, verifyCallback } from '@paifang/signer-top'

const secret = 'helloworld'
const ts = 1451620800000

// expires_in=86400&visitor_nick=商家&ts=… in GBK, as the container sends it
const gbkNick = Buffer.from('c9ccbcd2', 'hex')
const parameters = (rest: string): string =>
  Buffer.concat([Buffer.from('expires_in=86400&visitor_nick='), gbkNick, Buffer.from(rest)]).toString(
    'base64',
  )

const callback = (top_parameters: string) => {
  const parts = { top_appkey: '12345678', top_parameters, top_session: 'SESSION1' }
  return { ...parts, top_sign: signCallback({ ...parts, secret }) }
}

const received = callback(parameters(`&ts=${ts}`))

describe('verifyCallback', () => {
  it('agrees with the official Java SDK of 2011', () => {
    const parts = {
      top_appkey: '12345678',
      top_parameters: 'ZXhwaXJlc19pbj04NjQwMA==',
      top_session: 'SESSION1',
    }
    expect(signCallback({ ...parts, secret })).toBe('WYXH+Xj6/OS7yD/IPM/AmQ==')
    expect(
      verifyCallback({
        received: { ...parts, top_sign: 'WYXH+Xj6/OS7yD/IPM/AmQ==' },
        secret,
        toleranceMs: Infinity,
      }),
    ).toMatchObject({ ok: true, params: { expires_in: '86400' } })
  })

  it('says who called, decoded from GBK', () => {
    expect(verifyCallback({ received, secret, nowMs: ts })).toEqual({
      ok: true,
      appKey: '12345678',
      session: 'SESSION1',
      params: { expires_in: '86400', visitor_nick: '商家', ts: String(ts) },
      timestampMs: ts,
    })
  })

  it.each([
    ['a missing part', { ...received, top_session: undefined }, 'unreadable-request'],
    ['a part given twice', { ...received, top_session: ['a', 'b'] }, 'unreadable-request'],
    ['another session', { ...received, top_session: 'SESSION2' }, 'signature-wrong'],
    ['another signature', { ...received, top_sign: 'AAAA' }, 'signature-wrong'],
    ['parameters without ts', callback(parameters('')), 'timestamp-missing'],
    ['a ts that is no moment', callback(parameters('&ts=now')), 'timestamp-missing'],
    ['an old ts', callback(parameters(`&ts=${ts - 300_001}`)), 'timestamp-outside-window'],
    ['a ts in the future', callback(parameters(`&ts=${ts + 300_001}`)), 'timestamp-outside-window'],
    ['parameters that are not URL-encoded', callback(parameters('&x=%zz')), 'unreadable-request'],
  ])('refuses %s', (_, other, reason) => {
    const result = verifyCallback({ received: other, secret, nowMs: ts })
    expect(result).toMatchObject({
      ok: false,
      reason,
      advice: { en: expect.any(String), zh: expect.any(String) },
    })
    expect(JSON.stringify(result)).not.toContain('SESSION')
  })

  it('throws for a wrong set-up only', () => {
    expect(() => verifyCallback({ received, secret: '' })).toThrow(TypeError)
    expect(() => verifyCallback({ received, secret, toleranceMs: -1 })).toThrow(TypeError)
  })
})
