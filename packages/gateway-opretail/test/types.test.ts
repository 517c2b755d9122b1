import { id, struct, type Operation } from '@paifang/contract'
import { createOpretailClient, loginProvider, type OpretailClient } from '@paifang/gateway-opretail'
import { readPage } from './support/operations'

const operation: Operation<'top', { readonly a?: string }, { readonly a?: string }> = {
  gateway: 'top',
  method: 'taobao.x',
  input: struct<{ readonly a?: string }>('In', { optional: { a: id } }),
  output: struct<{ readonly a?: string }>('Out', { optional: { a: id } }),
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
}

/** Never run: what stands here is for the compiler. */
export const misuse = (client: OpretailClient): void => {
  // @ts-expect-error a TOP operation does not go through an opretail client
  client.call(operation, {})
  // @ts-expect-error enterpriseId is missing
  client.call(readPage, {})
  // @ts-expect-error no such parameter
  client.call(readPage, { enterpriseId: '1', pageNumbr: 1 })
  // @ts-expect-error a Date is no id
  client.call(readPage, { enterpriseId: new Date() })
  // @ts-expect-error no such carriage
  client.call(readPage, { enterpriseId: '1' }, { carriage: 'multipart' })
  // @ts-expect-error a call does not choose its sign method
  client.call(readPage, { enterpriseId: '1' }, { signMethod: 'sha1' })
  // @ts-expect-error the secret is missing
  createOpretailClient({ accessKey: 'k' })
  // @ts-expect-error no such sign method
  createOpretailClient({ accessKey: 'k', accessSecret: 's', signMethod: 'hmac' })
  // @ts-expect-error rsa signs with a private key
  createOpretailClient({ accessKey: 'k', accessSecret: 's', signMethod: 'rsa' })
  // @ts-expect-error no such format
  createOpretailClient({ accessKey: 'k', accessSecret: 's', format: 'xml' })
  // @ts-expect-error a token is text
  createOpretailClient({ accessKey: 'k', accessSecret: 's', session: 7 })
  // @ts-expect-error no such login
  loginProvider({ account: 'a', password: 'p', via: 'getToken' })
}

const takes = <A>(value: A): A => value

/** Never run: the result is typed by the operation. */
export const inference = async (client: OpretailClient): Promise<void> => {
  const result = await client.call(readPage, { enterpriseId: 1n })()
  if (result._tag === 'Right') {
    takes<string | undefined>(result.right.total)
    // @ts-expect-error an id is text
    takes<number | undefined>(result.right.total)
  } else if (result.left._tag === 'BusinessError') {
    takes<'40001' | 'unlisted'>(result.left.code)
    // @ts-expect-error the operation lists no such code
    takes<'40002'>(result.left.code)
  }
}

describe('the types of the client', () => {
  it('are held by the compiler, which reads this file', () => {
    expect([typeof misuse, typeof inference]).toEqual(['function', 'function'])
  })
})
