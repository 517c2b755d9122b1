import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  canonicalise,
  createSigner,
  sign,
  signCallback,
  signInbound,
  stringToSign,
  verify,
  type SignMethod,
} from '@paifang/signer-top'
import published from './data/published.json'

interface Vector {
  readonly id: string
  readonly signMethod: SignMethod | 'spi-md5' | 'callback-md5-base64'
  readonly secret: string
  readonly params: Readonly<Record<string, string>>
  readonly body?: string
  readonly baseString?: string
  readonly sign: string
  readonly charset?: string
}

describe('published values', () => {
  it.each(published)('agrees with $source', ({ method, secret, params, body, sign: expected }) => {
    const call = { params, secret, method: method as SignMethod, body }
    expect(sign(call)).toBe(expected)
    expect(verify({ ...call, signature: expected })).toBe(true)
  })
})

const sharedFile = join(__dirname, '../../../../shared/vectors/top-sign.json')
const shared = (
  existsSync(sharedFile) ? JSON.parse(readFileSync(sharedFile, 'utf8')) : []
) as ReadonlyArray<Vector>

const signed = (vector: Vector): string => {
  const { signMethod, secret, params, body, charset } = vector
  if (signMethod === 'spi-md5')
    return signInbound({ params, secret, body, ...(charset === undefined ? {} : { charset }) })
  if (signMethod !== 'callback-md5-base64') return sign({ params, secret, method: signMethod, body })
  const { top_appkey = '', top_parameters = '', top_session = '' } = params
  return signCallback({ top_appkey, top_parameters, top_session, secret })
}

;(existsSync(sharedFile) ? describe : describe.skip)('the shared vectors, where that file is', () => {
  it('agrees with every one of them', () => {
    const wrong = shared.filter((vector) => signed(vector) !== vector.sign)
    expect(wrong.map(({ id, signMethod }) => `${id} ${signMethod}`)).toEqual([])
    expect(shared.length).toBeGreaterThan(100)
  })

  it('hashes the very string that the official signer hashes', () => {
    for (const { signMethod, secret, params, body, baseString, sign: expected } of shared) {
      if (signMethod === 'spi-md5' || signMethod === 'callback-md5-base64') continue
      expect(createSigner({ secret, method: signMethod }).sign(params, body)).toBe(expected)
      if (baseString !== undefined) expect(stringToSign(canonicalise(params), body)).toBe(baseString)
    }
  })
})
