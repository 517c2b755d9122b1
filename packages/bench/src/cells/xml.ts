import { parseStringPromise } from 'xml2js'
import type { Cell } from '../measure/Subject'

const trade = (i: number): string =>
  `<trade><tid>${String(1_000_000 + i)}</tid><title>牌坊 测试订单</title><price>200.07</price><num>${String(i % 50)}</num></trade>`
const xml = `<trades_get_response><trades>${Array.from({ length: 200 }, (_, i) => trade(i)).join('')}</trades></trades_get_response>`
const json = JSON.stringify({
  trades: Array.from({ length: 200 }, (_, i) => ({
    tid: 1_000_000 + i,
    title: '牌坊 测试订单',
    price: '200.07',
    num: i % 50,
  })),
})

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
}
