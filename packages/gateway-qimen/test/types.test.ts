import { struct, text, type Operation } from '@paifang/contract'
import { createQimenClient, qimenInbound, type QimenClient } from '@paifang/gateway-qimen'

interface Input {
  readonly orderCode: string
}
const operation = <G extends string>(gateway: G): Operation<G, Input, { readonly code?: string }> => ({
  gateway,
  method: 'taobao.qimen.order.cancel',
  input: struct<Input>('In', { required: { orderCode: text } }),
  output: struct<{ readonly code?: string }>('Out', { optional: { code: text } }),
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
})
const cancel = operation('qimen')

/** Never run: what stands here is for the compiler. */
export const misuse = (client: QimenClient): void => {
  // @ts-expect-error an operation of TOP does not go through a client of Qimen
  void client.run(operation('top'), { orderCode: '1' })
  // @ts-expect-error orderCode is missing
  void client.run(cancel, {})
  // @ts-expect-error no such option of a call
  void client.run(cancel, { orderCode: '1' }, { rawBody: '<request/>' })
  // @ts-expect-error a call does not choose its sign method
  void client.run(cancel, { orderCode: '1' }, { signMethod: 'hmac' })
  // @ts-expect-error the secret is missing
  createQimenClient({ appKey: 'k' })
  // @ts-expect-error no such sign method
  createQimenClient({ appKey: 'k', appSecret: 's', signMethod: 'sha1' })
  // @ts-expect-error the wire's name is not the option's
  createQimenClient({ appKey: 'k', appSecret: 's', target_app_key: '1' })
  // @ts-expect-error the secret is missing
  qimenInbound({})
}

describe('the types of the client', () => {
  it('are looked at by the compiler', () => {
    expect(typeof misuse).toBe('function')
  })
})
