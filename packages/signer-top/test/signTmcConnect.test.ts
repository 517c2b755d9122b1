import { signTmcConnect } from '@paifang/signer-top'

const connect = { appKey: '12345678', groupName: 'default', timestamp: 1451620800000, secret: 'helloworld' }

describe('signTmcConnect', () => {
  it('agrees with the official Java client', () => {
    expect(signTmcConnect(connect)).toBe('2E03D1348D7B65A366F8DB4BD1435983')
    expect(signTmcConnect({ ...connect, timestamp: '1451620800000' })).toBe(
      '2E03D1348D7B65A366F8DB4BD1435983',
    )
  })

  it.each([{ appKey: '' }, { groupName: ' ' }, { timestamp: NaN }, { timestamp: '' }, { secret: '' }])(
    'refuses %j',
    (change) => {
      expect(() => signTmcConnect({ ...connect, ...change })).toThrow(TypeError)
    },
  )
})
