// Generated from public documents of open.shopwebpassengerflow.customerflow.listDevicePassengerIndicator; corrections go into spec/, not here.
import { integerInput, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopwebpassengerflow.customerflow.listDevicePassengerIndicator. */
export declare namespace ShopwebpassengerflowCustomerflowListDevicePassengerIndicator {
  /** 单设备客流指标: input */
  interface Input {
    /** Device. (e.g. `d47c44906f14`) */
    readonly mac: string
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly endTime: string
    /** Grain: 1 hour, 2 day, 3 week, 4 month, 5 quarter, 6 year. (e.g. `1`) */
    readonly timeType: IntegerInput
    /** 1: business hours only; 0: the whole day. (e.g. `1`) */
    readonly isOnBusinessTime: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebpassengerflowCustomerflowListDevicePassengerIndicator.Input>('ShopwebpassengerflowCustomerflowListDevicePassengerIndicator.Input', {
  required: {
    mac: text,
    startTime: text,
    endTime: text,
    timeType: integerInput,
    isOnBusinessTime: integerInput,
  },
})

/** 单设备客流指标 (`open.shopwebpassengerflow.customerflow.listDevicePassengerIndicator`) */
export const shopwebpassengerflowCustomerflowListDevicePassengerIndicator: Operation<
  'opretail',
  ShopwebpassengerflowCustomerflowListDevicePassengerIndicator.Input,
  ShopwebpassengerflowCustomerflowListDevicePassengerIndicator.Output
> = {
  gateway: 'opretail',
  method: 'open.shopwebpassengerflow.customerflow.listDevicePassengerIndicator',
  title: '单设备客流指标',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: {
      mac: 'd47c44906f14',
      startTime: '2021-01-03 00:00:00',
      endTime: '2021-01-03 23:59:59',
      timeType: 1,
      isOnBusinessTime: 1
    }
  },
}
