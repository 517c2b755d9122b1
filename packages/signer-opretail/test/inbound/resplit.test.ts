import fc from 'fast-check'
import { canonicalise, sign, stringToSign, verifyInbound } from '@paifang/signer-opretail'
import { resplits } from '../../../signing/test/support/resplits'

const secret = 'callback-secret-0123'
const [old, fresh] = ['20200101000000', '20261126110000']
const nowMs = Date.UTC(2026, 10, 26, 3)

const attack = (params: Iterable<readonly [string, string]>, _sig: string) =>
  verifyInbound({ params: [...params, ['_sig', _sig]], secret, method: 'md5', nowMs })

/** What others may put into a call that the platform signs for them. */
const free = fc
  .array(fc.constantFrom('hi', 'x', 'zz', ' ', '中', '_timestamp', fresh, `_timestamp${fresh}`, '_z'))
  .map((pieces) => pieces.join(''))
const names = fc.constantFrom('Shop', 'DataUser', '_aid', '_mt', '_shop', '_z', 'name', 'userid')

describe('a text that is split anew', () => {
  it('makes no old callback fresh, whatever others wrote into it', () => {
    let rightSignatures = 0
    fc.assert(
      fc.property(fc.dictionary(names, free, { minKeys: 1, maxKeys: 5 }), (own) => {
        const params = { ...own, _sm: 'md5', _timestamp: old }
        const _sig = sign({ params, secret, method: 'md5' })
        for (const { pairs, rest } of resplits(stringToSign(canonicalise(params)), '_timestamp', fresh)) {
          if (rest !== '') continue
          const result = attack(pairs, _sig)
          expect(result.ok).toBe(false)
          if (!result.ok && result.reason === 'ambiguous-parameter') rightSignatures++
        }
      }),
      { numRuns: 200 },
    )
    // The attacker is a real one: signatures were right, and nothing but the split showed.
    expect(rightSignatures).toBeGreaterThan(100)
  })

  it.each([
    ...['_timestamp20200101000000zname', '_timestamp2', '_aidS107', '_akeyS107', '_mtx', '_sm5', '_version1'],
    ...['_formatjson', '_requestModepost', '_nonce1', '_sigA', 'a b', '姓名', 'a='],
  ])('is not read where the name %p shows it', (name) => {
    const params = { _mt: 'cb', _sm: 'md5', _timestamp: fresh, [name]: 'x' }
    expect(attack(Object.entries(params), sign({ params, secret, method: 'md5' }))).toMatchObject({
      ok: false,
      reason: 'ambiguous-parameter',
    })
    expect(attack(Object.entries(params), 'x')).toMatchObject({ reason: 'signature-wrong' })
  })

  it('is not suspected behind other names and values', () => {
    const params = {
      _mt: 'cb',
      _sm: 'md5',
      _timestamp: fresh,
      _shop: '1',
      user_id: old,
      'a.b-c': `_timestamp: ${old}`,
    }
    expect(attack(Object.entries(params), sign({ params, secret, method: 'md5' }))).toMatchObject({
      ok: true,
    })
  })
})
