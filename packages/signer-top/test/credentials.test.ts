import {
  checkCredentials,
  createSigner,
  isSignMethod,
  secretWarnings,
  sign,
  signMethods,
  signPairs,
  verify,
  type SignMethod,
} from '@paifang/signer-top'

describe('checkCredentials', () => {
  it.each([
    [{ method: 'md5', secret: '' }, ['secret']],
    [{ method: 'md5', secret: undefined }, ['secret']],
    [{ method: 'md5', secret: 'a\uD800' }, ['secret']],
    [{ method: 'sha1', secret: 's' }, ['method']],
    [{ method: undefined, secret: 1 }, ['method', 'secret']],
  ])('refuses %p as every signing function does', (credentials, paths) => {
    expect(checkCredentials(credentials).map(({ path }) => path)).toEqual(paths)
    const { method, secret } = credentials as { method: SignMethod; secret: string }
    expect(() => sign({ params: {}, method, secret })).toThrow(TypeError)
    expect(() => signPairs({ pairs: [], method, secret })).toThrow(TypeError)
    expect(() => createSigner({ method, secret })).toThrow(TypeError)
    expect(() => verify({ params: {}, method, secret, signature: '' })).toThrow(TypeError)
  })

  it('knows the three methods of the gateway', () => {
    expect(signMethods.filter(isSignMethod)).toEqual(['md5', 'hmac', 'hmac-sha256'])
    expect(['MD5', 'hmac-md5', '', undefined, {}].some(isSignMethod)).toBe(false)
  })

  it.each(['md5', 'hmac', 'hmac-sha256'])('accepts %s', (method) => {
    expect(checkCredentials({ method, secret: 's' })).toEqual([])
  })
})

describe('secretWarnings', () => {
  it('is silent about a secret like the real ones', () => {
    expect(secretWarnings('0123456789abcdef0123456789abcdef')).toEqual([])
  })

  it.each([
    [' helloworld', ['white-space']],
    ['helloworld\r\n', ['white-space']],
    ['\uFEFFhelloworld', ['byte-order-mark']],
    ['test', ['length']],
    [`\uFEFF ${'x'.repeat(200)}`, ['byte-order-mark', 'white-space', 'length']],
  ])('warns about %j without holding it', (secret, codes) => {
    const warnings = secretWarnings(secret)
    expect(warnings.map(({ code }) => code)).toEqual(codes)
    expect(JSON.stringify(warnings)).not.toContain(secret.trim())
    expect(sign({ params: {}, secret, method: 'md5' })).toHaveLength(32)
  })
})
