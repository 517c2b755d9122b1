import { connectSignerOf, createTopClient } from '@paifang/gateway-top'

const at = { group: 'default', epochMs: 1_451_620_800_000 }

describe('connectSignerOf', () => {
  it('signs a connection as the official client does', async () => {
    const sign = connectSignerOf(
      createTopClient({ appKey: () => Promise.resolve('12345678'), appSecret: 'helloworld' }),
    )
    expect(await sign(at)).toEqual({
      _tag: 'Right',
      right: {
        app_key: '12345678',
        group_name: 'default',
        timestamp: '1451620800000',
        sign: '2E03D1348D7B65A366F8DB4BD1435983',
      },
    })
  })

  it('ends in an InputError where a credential cannot be read, and shows no secret', async () => {
    const failing = connectSignerOf(
      createTopClient({
        appKey: () => {
          throw new Error('the vault is sealed, helloworld-secret')
        },
        appSecret: 'helloworld-secret',
      }),
    )
    const result = await failing(at)
    expect(result).toMatchObject({
      left: {
        _tag: 'InputError',
        subject: 'credentials',
        issues: [{ path: 'appKey' }],
        cause: { name: 'Error' },
      },
    })
    expect(JSON.stringify(result)).not.toContain('helloworld')
    const empty = connectSignerOf(createTopClient({ appKey: '1', appSecret: () => '' }))
    expect(await empty(at)).toMatchObject({ left: { issues: [{ path: 'appSecret' }] } })
  })

  it('refuses a copy of a client', () => {
    const client = createTopClient({ appKey: '1', appSecret: 's' })
    expect(() => connectSignerOf({ ...client })).toThrow('createTopClient')
  })
})
