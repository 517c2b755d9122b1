import { createHash } from 'node:crypto'
import { parseJson, struct, text, type Operation } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import { createClient, formText, type Gateway, type Prepared } from '@paifang/gateway/author'
import { describe, err, isOk, ok } from '@paifang/result'
import { canonicalise } from '@paifang/signer-top'
import type { Transport } from '@paifang/transport'

// #region operation
interface Shop {
  readonly shopId: string
}
interface ShopName {
  readonly name?: string
}
const shopGet: Operation<'jst', Shop, ShopName> = {
  gateway: 'jst',
  method: 'shop.get',
  input: struct<Shop>('Shop', { required: { shopId: text } }),
  output: struct<ShopName>('ShopName', { optional: { name: text } }),
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
}
// #endregion operation

// #region prepare
interface Plan extends Prepared {
  readonly operation: AnyOperation
  readonly params: Readonly<Record<string, unknown>>
}

interface Answer {
  readonly code?: number
  readonly msg?: string
  readonly data?: unknown
}

const endpoint = 'https://gateway.example/rest'
const account = { appKey: 'demo', secret: 'helloworld' }

const gateway: Gateway<'jst', Plan> = {
  name: 'jst',
  // Once a call: the checked input, already in its wire form.
  prepare: ({ operation, wire }) => ok({ operation, params: wire as Plan['params'] }),
  // #endregion prepare
  // #region sign
  // Each attempt: a fresh timestamp and signature. What is named in `secrets` is masked wherever it turns up.
  sign: ({ operation, params }, { epochMs }) => {
    const pairs = canonicalise({ ...params, method: operation.method, key: account.appKey, ts: epochMs })
    const words = pairs.map(([name, value]) => name + value).join('')
    const signature = createHash('md5')
      .update(account.secret + words + account.secret)
      .digest('hex')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = formText([...pairs, ['sign', signature]])
    return ok({
      request: { verb: 'POST', url: endpoint, headers, body },
      secrets: [account.secret, signature],
    })
  },
  // #endregion sign
  // #region open
  // Once an answer: the output, or what refused. What is neither is never taken for a success.
  open: ({ status, body }, { operation: { method } }) => {
    const parsed = parseJson(body)
    const { code, msg = '', data } = (isOk(parsed) ? (parsed.right ?? {}) : {}) as Answer
    if (code === 0) return ok({ output: data })
    if (code === undefined)
      return err({ error: { _tag: 'ProtocolError', method, reason: 'envelope', status, excerpt: '' } })
    return err({
      error: {
        _tag: 'GatewayError',
        method,
        gateway: 'jst',
        kind: code === 9 ? 'signature' : 'unlisted',
        code: String(code),
        name: msg,
        message: msg,
        retryable: false,
        advice: { en: 'see the document of this code', zh: '请查阅该错误码的文档' },
      },
    })
  },
}
// #endregion open

// #region client
// In place of the network here: what the platform would answer.
const transport: Transport = () => () =>
  Promise.resolve(
    ok({
      status: 200,
      headers: {},
      body: Buffer.from('{"code":0,"data":{"name":"西湖店"}}'),
      truncated: false,
    }),
  )

const client = createClient({ gateway, transport })
const result = await client.run(shopGet, { shopId: '1' })
console.log(isOk(result) ? result.right.name : describe(result.left))
await client.close()
// #endregion client

// prints
// 西湖店
