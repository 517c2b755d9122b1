import { id, integer, list, price, struct, text, type Codec, type Operation } from '@paifang/contract'
import { createTopClient } from '@paifang/gateway-top'
import { parseStringPromise } from 'xml2js'
import type { Cell } from '../measure/Subject'
import { credentials } from './itemOperation'

const trades = Array.from({ length: 200 }, (_, i) => ({
  tid: 1_000_000 + i,
  title: '牌坊 测试订单',
  price: '200.07',
  num: i % 50,
}))
const element = (trade: object): string =>
  Object.entries(trade)
    .map(([name, value]) => `<${name}>${String(value)}</${name}>`)
    .join('')
const xmlTrades = trades.map((trade) => `<trade>${element(trade)}</trade>`).join('')
const xml = `<trades_get_response><trades>${xmlTrades}</trades><request_id>15r1a</request_id></trades_get_response>`
const json = JSON.stringify({ trades_get_response: { trades: { trade: trades }, request_id: '15r1a' } })

const Trade = struct('Trade', { optional: { tid: id, title: text, price, num: integer } })
const tradesGet: Operation<'top', object, unknown> = {
  gateway: 'top',
  method: 'taobao.trades.get',
  input: struct<object>('TradesGetInput', {}),
  output: struct('TradesGetOutput', { required: { trades: list(Trade) } }) as Codec<unknown>,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
}

/** A whole call without a wire, the answer in one format or the other. */
const called =
  (format: 'json' | 'xml', answer: string): Cell =>
  () => {
    const response = { status: 200, headers: {}, body: Buffer.from(answer), truncated: false }
    const transport = () => () => Promise.resolve({ _tag: 'Right', right: response } as const)
    const client = createTopClient({ ...credentials, endpoint: 'http://127.0.0.1/', format, transport })
    return {
      run: async (count) => {
        for (let i = 0; i < count; i++) {
          const result = await client.call(tradesGet, {})()
          if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
        }
      },
    }
  }

/** The same page in both formats: what asking for XML costs. */
export const cells: Readonly<Record<string, Cell>> = {
  'JSON.parse': () => ({
    run: (count) => {
      for (let i = 0; i < count; i++) JSON.parse(json)
    },
  }),
  xml2js: () => ({
    run: async (count) => {
      for (let i = 0; i < count; i++) await parseStringPromise(xml)
    },
  }),
  'call, JSON answer': called('json', json),
  'call, XML answer': called('xml', xml),
}
