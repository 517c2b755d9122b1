// Generated from structs; corrections go into spec/, not here.
import {
  boolean,
  id,
  idInput,
  integer,
  limited,
  list,
  present,
  struct,
  text,
  type Codec,
  type Id,
  type IdInput,
  type Operation,
} from '@paifang/contract'

export interface DemoOrderCreateInput_Order_Receiver {
  /** e.g. `13111111111` */
  readonly receiver_mobile: string
  readonly tags: ReadonlyArray<string>
}

export const DemoOrderCreateInput_Order_Receiver: Codec<DemoOrderCreateInput_Order_Receiver> =
  /*#__PURE__*/ (() =>
    struct<DemoOrderCreateInput_Order_Receiver>('DemoOrderCreateInput_Order_Receiver', {
      required: {
        receiver_mobile: text,
        tags: present(list(text)),
      },
    }))()

export interface DemoOrderCreateInput_Order_Items {
  /** e.g. `1` */
  readonly sku_id: IdInput
  /** e.g. `1` */
  readonly count?: number
}

export const DemoOrderCreateInput_Order_Items: Codec<DemoOrderCreateInput_Order_Items> = /*#__PURE__*/ (() =>
  struct<DemoOrderCreateInput_Order_Items>('DemoOrderCreateInput_Order_Items', {
    required: {
      sku_id: idInput,
    },
    optional: {
      count: limited(integer, { minValue: 1, maxValue: 999 }),
    },
  }))()

/** 订单 */
export interface DemoOrderCreateInput_Order {
  readonly receiver: DemoOrderCreateInput_Order_Receiver
  readonly items: ReadonlyArray<DemoOrderCreateInput_Order_Items>
}

export const DemoOrderCreateInput_Order: Codec<DemoOrderCreateInput_Order> = /*#__PURE__*/ (() =>
  struct<DemoOrderCreateInput_Order>('DemoOrderCreateInput_Order', {
    required: {
      receiver: DemoOrderCreateInput_Order_Receiver,
      items: present(limited(list(DemoOrderCreateInput_Order_Items), { maxListSize: 50 })),
    },
  }))()

/** 示例: input */
export interface DemoOrderCreateInput {
  /** 订单 */
  readonly order: DemoOrderCreateInput_Order
}

export const DemoOrderCreateInput: Codec<DemoOrderCreateInput> = /*#__PURE__*/ (() =>
  struct<DemoOrderCreateInput>('DemoOrderCreateInput', {
    required: {
      order: DemoOrderCreateInput_Order,
    },
  }))()

export interface DemoOrderCreateOutput_Result_Orders {
  readonly order_id?: Id
}

export const DemoOrderCreateOutput_Result_Orders: Codec<DemoOrderCreateOutput_Result_Orders> =
  /*#__PURE__*/ (() =>
    struct<DemoOrderCreateOutput_Result_Orders>('DemoOrderCreateOutput_Result_Orders', {
      optional: {
        order_id: id,
      },
    }))()

export interface DemoOrderCreateOutput_Result {
  /** e.g. `true` */
  readonly success?: boolean
  readonly error_code?: string
  readonly error_msg?: string
  readonly orders: ReadonlyArray<DemoOrderCreateOutput_Result_Orders>
}

export const DemoOrderCreateOutput_Result: Codec<DemoOrderCreateOutput_Result> = /*#__PURE__*/ (() =>
  struct<DemoOrderCreateOutput_Result>('DemoOrderCreateOutput_Result', {
    required: {
      orders: list(DemoOrderCreateOutput_Result_Orders),
    },
    optional: {
      success: boolean,
      error_code: text,
      error_msg: text,
    },
  }))()

/** 示例: output */
export interface DemoOrderCreateOutput {
  readonly result?: DemoOrderCreateOutput_Result
}

export const DemoOrderCreateOutput: Codec<DemoOrderCreateOutput> = /*#__PURE__*/ (() =>
  struct<DemoOrderCreateOutput>('DemoOrderCreateOutput', {
    optional: {
      result: DemoOrderCreateOutput_Result,
    },
  }))()

/** 示例 (`taobao.demo.order.create`) */
export const demoOrderCreate: Operation<
  'top',
  DemoOrderCreateInput,
  DemoOrderCreateOutput,
  'isv.out-of-stock' | "isv.it's"
> = {
  gateway: 'top',
  method: 'taobao.demo.order.create',
  title: '示例',
  input: DemoOrderCreateInput,
  output: DemoOrderCreateOutput,
  outcome: {
    success: { path: ['result', 'success'], accepts: ['true'] },
    code: { path: ['result', 'error_code'] },
    message: ['result', 'error_msg'],
  },
  codes: ['isv.out-of-stock', "isv.it's"],
  session: 'unknown',
  idempotent: false,
  sensitive: [['order', 'receiver', 'receiver_mobile']],
  example: { output: { result: { success: true, orders: [] } } },
}
