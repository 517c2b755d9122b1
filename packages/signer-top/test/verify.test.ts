import { sign, verify } from '@paifang/signer-top'

const call = { params: { a: '1', b: '中' }, secret: 'helloworld', method: 'hmac-sha256', body: '{}' } as const
const signature = sign(call)

describe('verify', () => {
  it('accepts exactly the signature that sign makes, and looks past the one among the parameters', () => {
    expect(verify({ ...call, signature })).toBe(true)
    expect(verify({ ...call, params: { ...call.params, sign: signature }, signature })).toBe(true)
  })

  it.each([signature.toLowerCase(), signature.slice(1), `${signature} `, '', undefined, 1, [signature]])(
    'refuses %p',
    (other) => {
      expect(verify({ ...call, signature: other as string })).toBe(false)
    },
  )

  it('refuses parameters and bodies that nobody can sign', () => {
    expect(verify({ ...call, params: { a: '\uD800' }, signature })).toBe(false)
    expect(verify({ ...call, params: null as never, signature })).toBe(false)
    expect(verify({ ...call, body: '\uD800', signature })).toBe(false)
    expect(() => sign({ ...call, body: '\uD800' })).toThrow(TypeError)
  })
})
