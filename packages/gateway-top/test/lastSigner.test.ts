import { sign } from '@paifang/signer-top'
import { lastSigner } from '../src/request/lastSigner'

describe('lastSigner', () => {
  const pairs = [['method', 'taobao.time.get']] as const
  const params = { method: 'taobao.time.get' }

  it('signs with the secret it is asked for, also after another one', () => {
    const signerOf = lastSigner('hmac-sha256')
    for (const secret of ['one', 'two', 'two', 'one'])
      expect(signerOf(secret).signPairs(pairs)).toBe(sign({ params, secret, method: 'hmac-sha256' }))
  })

  it('prepares a signer once for each change of the secret', () => {
    const signerOf = lastSigner('md5')
    expect(signerOf('one')).toBe(signerOf('one'))
    expect(signerOf('two')).not.toBe(signerOf('one'))
  })

  it('refuses a secret that cannot sign, and signs with the next one', () => {
    const signerOf = lastSigner('md5')
    expect(() => signerOf('')).toThrow(TypeError)
    expect(signerOf('one').signPairs(pairs)).toBe(sign({ params, secret: 'one', method: 'md5' }))
  })
})
