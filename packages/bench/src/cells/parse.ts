import { parseJson } from '@paifang/contract'
import jsonBigint from 'json-bigint'
import { parse as parseLossless } from 'lossless-json'
import type { Cell } from '../measure/Subject'

const row = (i: number, long: boolean): object => ({
  tid: long ? 'LONG' : 1_234_567 + i,
  title: `牌坊 测试订单 ${String(i)} 一二三四五六七八九十`,
  price: '200.07',
  num: i % 50,
  status: 'WAIT_SELLER_SEND_GOODS',
  created: '2016-01-01 12:00:00',
  paid: i % 3 === 0,
})

const page = (long: boolean): string =>
  JSON.stringify({ trades: { trade: Array.from({ length: 1000 }, (_, i) => row(i, long)) } }).replaceAll(
    '"LONG"',
    '7091800003790954036',
  )

const bodies = {
  'no long integers': Buffer.from(page(false)),
  'long integers': Buffer.from(page(true)),
} as const
type Body = keyof typeof bodies

let sink: unknown

const repeated =
  (body: Buffer, parse: (body: Buffer) => unknown): Cell =>
  () => ({
    run: (count) => {
      for (let i = 0; i < count; i++) sink = parse(body)
      if (sink === undefined) throw new Error('nothing was parsed')
    },
  })

const cellsOf = (name: Body): Readonly<Record<string, Cell>> => ({
  [`JSON.parse, ${name}`]: repeated(bodies[name], (body) => JSON.parse(body.toString('utf8'))),
  [`parseJson, ${name}`]: repeated(bodies[name], (body) => parseJson(body)),
  [`lossless-json, ${name}`]: repeated(bodies[name], (body) => parseLossless(body.toString('utf8'))),
  [`json-bigint, ${name}`]: repeated(bodies[name], (body) => jsonBigint.parse(body.toString('utf8'))),
})

export const cells: Readonly<Record<string, Cell>> = {
  ...cellsOf('no long integers'),
  ...cellsOf('long integers'),
}
