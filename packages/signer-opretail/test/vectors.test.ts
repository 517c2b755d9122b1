import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  canonicalise,
  sign,
  signPairs,
  stringToSign,
  verify,
  type DigestMethod,
  type Params,
} from '@paifang/signer-opretail'

interface Published {
  readonly source: string
  readonly secret: string
  readonly method: DigestMethod
  readonly params: Params
  readonly stringToSign: string
  readonly signature: string
}

const published = JSON.parse(
  readFileSync(join(__dirname, 'data/published.json'), 'utf8'),
) as ReadonlyArray<Published>

describe('published signatures', () => {
  it.each(published)('agrees with $source', ({ secret, method, params, signature, ...vector }) => {
    const pairs = canonicalise(params)
    expect(stringToSign(pairs)).toBe(vector.stringToSign)
    expect(sign({ params, secret, method })).toBe(signature)
    expect(signPairs({ pairs, secret, method })).toBe(signature)
    expect(verify({ params, secret, method, signature })).toBe(true)
  })
})

interface Shared {
  readonly id: string
  readonly signMethod: DigestMethod
  readonly secret: string
  readonly params: Params
  readonly baseString: string
  readonly sign: string
}

const sharedFile = join(__dirname, '../../../../shared/vectors/opretail-sign.json')
const shared = existsSync(sharedFile)
  ? (JSON.parse(readFileSync(sharedFile, 'utf8')) as ReadonlyArray<Shared>)
  : []

;(existsSync(sharedFile) ? describe : describe.skip)('values computed by official code', () => {
  it('agrees with every one of them', () => {
    expect(shared.length).toBeGreaterThan(40)
    for (const { id, signMethod: method, secret, params, baseString, sign: signature } of shared) {
      expect([id, secret + stringToSign(canonicalise(params)) + secret]).toEqual([id, baseString])
      expect([id, sign({ params, secret, method })]).toEqual([id, signature])
      expect([id, verify({ params, secret, method, signature })]).toEqual([id, true])
    }
  })
})
