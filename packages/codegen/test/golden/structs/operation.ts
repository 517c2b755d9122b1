// Generated from structs; corrections go into spec/, not here.
import { boolean, id, idInput, integerInput, limited, list, present, struct, text, type Id, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.demo.order.create. */
export declare namespace DemoOrderCreate {
  /** 示例: input */
  interface Input {
    /** 订单 */
    readonly order: Order
  }

  /** 订单 */
  interface Order {
    readonly receiver: Receiver
    /** at most 50 items */
    readonly items: ReadonlyArray<Items>
  }

  interface Receiver {
    /** e.g. `13111111111` */
    readonly receiver_mobile: string
    readonly tags: ReadonlyArray<string>
  }

  interface Items {
    /** e.g. `1` */
    readonly sku_id: IdInput
    /** 1 to 999; e.g. `1` */
    readonly count?: IntegerInput
  }

  /** 示例: output */
  interface Output {
    readonly result?: Result
  }

  interface Result {
    /** e.g. `true` */
    readonly success?: boolean
    readonly error_code?: string
    readonly error_msg?: string
    readonly orders: ReadonlyArray<Orders>
  }

  interface Orders {
    readonly order_id?: Id
  }
}

const Receiver = struct<DemoOrderCreate.Receiver>('DemoOrderCreate.Receiver', {
  required: {
    receiver_mobile: text,
    tags: present(list(text)),
  },
})

const Items = struct<DemoOrderCreate.Items>('DemoOrderCreate.Items', {
  required: {
    sku_id: idInput,
  },
  optional: {
    count: limited(integerInput, { minValue: 1, maxValue: 999 }),
  },
})

const Order = struct<DemoOrderCreate.Order>('DemoOrderCreate.Order', {
  required: {
    receiver: Receiver,
    items: present(limited(list(Items), { maxListSize: 50 })),
  },
})

const Input = struct<DemoOrderCreate.Input>('DemoOrderCreate.Input', {
  required: {
    order: Order,
  },
})

const Orders = struct<DemoOrderCreate.Orders>('DemoOrderCreate.Orders', {
  optional: {
    order_id: id,
  },
})

const Result = struct<DemoOrderCreate.Result>('DemoOrderCreate.Result', {
  required: {
    orders: list(Orders),
  },
  optional: {
    success: boolean,
    error_code: text,
    error_msg: text,
  },
})

const Output = struct<DemoOrderCreate.Output>('DemoOrderCreate.Output', {
  optional: {
    result: Result,
  },
})

/** 示例 (`taobao.demo.order.create`) */
export const demoOrderCreate: Operation<
  'top',
  DemoOrderCreate.Input,
  DemoOrderCreate.Output,
  'isv.out-of-stock' | "isv.it's"
> = {
  gateway: 'top',
  method: 'taobao.demo.order.create',
  title: '示例',
  input: Input,
  output: Output,
  outcome: {
    success: { path: ['result', 'success'], accepts: ['true'] },
    code: { path: ['result', 'error_code'] },
    message: ['result', 'error_msg']
  },
  codes: ['isv.out-of-stock', "isv.it's"],
  session: 'unknown',
  idempotent: false,
  sensitive: [['order', 'receiver', 'receiver_mobile']],
  example: { output: { result: { success: true, orders: [] } } },
}
