// Generated from selector; corrections go into spec/, not here.
import { commaList, id, integer, list, oneOf, price, struct, text, type Id, type Operation } from '@paifang/contract'

/** Types of taobao.demo.trades.get. */
export declare namespace DemoTradesGet {
  /** 示例: input */
  interface Input {
    /** 需要返回的字段 (e.g. `tid,orders.title`) */
    readonly fields: ReadonlyArray<'tid' | 'orders' | 'orders.title' | 'orders.oid' | 'order' | 'order.title' | 'order.oid' | 'payment'>
  }

  /** 示例: output */
  interface Output {
    readonly trades: ReadonlyArray<Trades>
    readonly total_results?: number
  }

  interface Trades {
    readonly tid?: Id
    readonly orders: ReadonlyArray<Orders>
    readonly payment?: string
  }

  interface Orders {
    readonly title?: string
    readonly oid?: Id
  }
}

const Input = struct<DemoTradesGet.Input>('DemoTradesGet.Input', {
  required: {
    fields: commaList(oneOf(['tid', 'orders', 'orders.title', 'orders.oid', 'order', 'order.title', 'order.oid', 'payment'])),
  },
})

const Orders = struct<DemoTradesGet.Orders>('DemoTradesGet.Orders', {
  optional: {
    title: text,
    oid: id,
  },
})

const Trades = struct<DemoTradesGet.Trades>('DemoTradesGet.Trades', {
  required: {
    orders: list(Orders),
  },
  optional: {
    tid: id,
    payment: price,
  },
})

const Output = struct<DemoTradesGet.Output>('DemoTradesGet.Output', {
  required: {
    trades: list(Trades),
  },
  optional: {
    total_results: integer,
  },
})

/** 示例 (`taobao.demo.trades.get`) */
export const demoTradesGet: Operation<
  'top',
  DemoTradesGet.Input,
  DemoTradesGet.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.trades.get',
  title: '示例',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { fields: ['tid', 'orders.title'] } },
}
