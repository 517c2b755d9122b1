import fc from 'fast-check'
import { confirmations } from '../../src/channel/confirmations'
import { confirmFrame, encodeFrame } from '../../src/frames'

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })

describe('confirmations', () => {
  it('are the frames that the encoder writes, whatever the token and in any order of ids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(int64, { minLength: 1 }), (token, ids) => {
        const confirmation = confirmations(token)
        const written = ids.map(confirmation)
        expect(written.map((bytes) => bytes.toString('hex'))).toEqual(
          ids.map((id) => encodeFrame(confirmFrame({ token, id })).toString('hex')),
        )
      }),
    )
  })

  it('refuse an id that is no int64', () => {
    expect(() => confirmations('t')(2n ** 63n)).toThrow('out of range')
  })
})
