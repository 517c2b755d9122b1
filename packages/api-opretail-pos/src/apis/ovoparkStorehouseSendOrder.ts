// Generated from public documents of open.ovopark.storehouse.sendOrder; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.ovopark.storehouse.sendOrder. */
export declare namespace OvoparkStorehouseSendOrder {
  /** 上报仓库订单: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgId: IdInput
    /** Enterprise on the business platform. (e.g. `1084`) */
    readonly enterpriseId: IdInput
    /** The order. */
    readonly iposJson: IposJson
  }

  /** The order. */
  interface IposJson {
    /** Your own code of the store. (e.g. `D001`) */
    readonly shopId?: string
    /** Store. (e.g. `9808`) */
    readonly depId?: IdInput
    /** Number of the order. (e.g. `21382148343292`) */
    readonly orderNo: string
    /** Who handled it. */
    readonly userName?: string
    /** Device, for the recording. (e.g. `001`) */
    readonly machineId: string
    /** Recording from, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 08:00:00`) */
    readonly startTime: string
    /** Recording until. (e.g. `2021-01-03 08:05:00`) */
    readonly endTime: string
    /** When it was ordered. (e.g. `2021-01-03 08:00:00`) */
    readonly orderTime: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const IposJson = struct<OvoparkStorehouseSendOrder.IposJson>('OvoparkStorehouseSendOrder.IposJson', {
  required: {
    orderNo: text,
    machineId: text,
    startTime: text,
    endTime: text,
    orderTime: text,
  },
  optional: {
    shopId: text,
    depId: idInput,
    userName: text,
  },
})

const Input = struct<OvoparkStorehouseSendOrder.Input>('OvoparkStorehouseSendOrder.Input', {
  required: {
    orgId: idInput,
    enterpriseId: idInput,
    iposJson: IposJson,
  },
})

/**
 * 上报仓库订单 (`open.ovopark.storehouse.sendOrder`)
 *
 * iposJson goes as one JSON text. One of depId and shopId is needed.
 */
export const ovoparkStorehouseSendOrder: Operation<
  'opretail',
  OvoparkStorehouseSendOrder.Input,
  OvoparkStorehouseSendOrder.Output
> = {
  gateway: 'opretail',
  method: 'open.ovopark.storehouse.sendOrder',
  title: '上报仓库订单',
  version: 'v2',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [['iposJson', 'userName']],
  example: {
    input: {
      orgId: '66',
      enterpriseId: '1084',
      iposJson: {
        shopId: 'D001',
        depId: '9808',
        orderNo: '21382148343292',
        machineId: '001',
        startTime: '2021-01-03 08:00:00',
        endTime: '2021-01-03 08:05:00',
        orderTime: '2021-01-03 08:00:00'
      }
    }
  },
}
