// Generated from public documents of open.shopweb.passengerFlow.getManyStoresFlowGroupDistribution; corrections go into spec/, not here.
import { integerInput, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.passengerFlow.getManyStoresFlowGroupDistribution. */
export declare namespace ShopwebPassengerFlowGetManyStoresFlowGroupDistribution {
  /** 获取每个门店的客群分布: input */
  interface Input {
    /** S_ and a store, or O_ and a node of the organisation. (e.g. `O_5888`) */
    readonly id: string
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly stime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly etime: string
    /** First hour of the day. (e.g. `9`) */
    readonly startHour?: IntegerInput
    /** Last hour of the day. (e.g. `22`) */
    readonly endHour?: IntegerInput
    /** 1: business hours only; 0: the whole day. (e.g. `1`) */
    readonly isOnBusinessTime?: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebPassengerFlowGetManyStoresFlowGroupDistribution.Input>('ShopwebPassengerFlowGetManyStoresFlowGroupDistribution.Input', {
  required: {
    id: text,
    stime: text,
    etime: text,
  },
  optional: {
    startHour: integerInput,
    endHour: integerInput,
    isOnBusinessTime: integerInput,
  },
})

/** 获取每个门店的客群分布 (`open.shopweb.passengerFlow.getManyStoresFlowGroupDistribution`) */
export const shopwebPassengerFlowGetManyStoresFlowGroupDistribution: Operation<
  'opretail',
  ShopwebPassengerFlowGetManyStoresFlowGroupDistribution.Input,
  ShopwebPassengerFlowGetManyStoresFlowGroupDistribution.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.passengerFlow.getManyStoresFlowGroupDistribution',
  title: '获取每个门店的客群分布',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: {
      id: 'O_5888',
      stime: '2021-01-03 00:00:00',
      etime: '2021-01-03 23:59:59',
      startHour: 9,
      endHour: 22,
      isOnBusinessTime: 1
    }
  },
}
