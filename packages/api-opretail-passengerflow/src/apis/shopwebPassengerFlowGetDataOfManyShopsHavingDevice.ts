// Generated from public documents of open.shopweb.passengerFlow.getDataOfManyShopsHavingDevice; corrections go into spec/, not here.
import { integerInput, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.passengerFlow.getDataOfManyShopsHavingDevice. */
export declare namespace ShopwebPassengerFlowGetDataOfManyShopsHavingDevice {
  /** 多门店客流数据: input */
  interface Input {
    /** S_ and a store, or O_ and a node of the organisation. (e.g. `S_9808`) */
    readonly id: string
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly endTime: string
    /** 1: hours. (e.g. `1`) */
    readonly timeType: IntegerInput
    /** First hour of the day; all lower case. (e.g. `9`) */
    readonly starthour?: IntegerInput
    /** Last hour of the day; all lower case. (e.g. `22`) */
    readonly endhour?: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebPassengerFlowGetDataOfManyShopsHavingDevice.Input>('ShopwebPassengerFlowGetDataOfManyShopsHavingDevice.Input', {
  required: {
    id: text,
    startTime: text,
    endTime: text,
    timeType: integerInput,
  },
  optional: {
    starthour: integerInput,
    endhour: integerInput,
  },
})

/** 多门店客流数据 (`open.shopweb.passengerFlow.getDataOfManyShopsHavingDevice`) */
export const shopwebPassengerFlowGetDataOfManyShopsHavingDevice: Operation<
  'opretail',
  ShopwebPassengerFlowGetDataOfManyShopsHavingDevice.Input,
  ShopwebPassengerFlowGetDataOfManyShopsHavingDevice.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.passengerFlow.getDataOfManyShopsHavingDevice',
  title: '多门店客流数据',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: {
      id: 'S_9808',
      startTime: '2021-01-03 00:00:00',
      endTime: '2021-01-03 23:59:59',
      timeType: 1,
      starthour: 9,
      endhour: 22
    }
  },
}
