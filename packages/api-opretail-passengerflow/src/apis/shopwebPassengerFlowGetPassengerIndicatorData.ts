// Generated from public documents of open.shopweb.passengerFlow.getPassengerIndicatorData; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.passengerFlow.getPassengerIndicatorData. */
export declare namespace ShopwebPassengerFlowGetPassengerIndicatorData {
  /** 门店客流指标: input */
  interface Input {
    /** Store. (e.g. `9808`) */
    readonly depId: IdInput
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly endTime: string
    /** 1: business hours only; 0: the whole day. (e.g. `1`) */
    readonly isOnBusinessTime?: IntegerInput
  }

  /** 门店客流指标: output */
  interface Output {
    /** People in. */
    readonly passengerFlow?: unknown
    /** People outside. */
    readonly outsidePassengerFlow?: unknown
    /** Share of those who came in. */
    readonly inShopRate?: unknown
    /** People out. */
    readonly outFlowCount?: unknown
    /** Share of those who tried something on. */
    readonly dressingRate?: unknown
    /** People passing by. */
    readonly passPassengerFlow?: unknown
    /** People who tried something on. */
    readonly dressingPassengerFlow?: unknown
    /** Your own code of the store. */
    readonly shopId?: unknown
  }
}

const Input = struct<ShopwebPassengerFlowGetPassengerIndicatorData.Input>('ShopwebPassengerFlowGetPassengerIndicatorData.Input', {
  required: {
    depId: idInput,
    startTime: text,
    endTime: text,
  },
  optional: {
    isOnBusinessTime: integerInput,
  },
})

const Output = struct<ShopwebPassengerFlowGetPassengerIndicatorData.Output>('ShopwebPassengerFlowGetPassengerIndicatorData.Output', {
  optional: {
    passengerFlow: unknownValue,
    outsidePassengerFlow: unknownValue,
    inShopRate: unknownValue,
    outFlowCount: unknownValue,
    dressingRate: unknownValue,
    passPassengerFlow: unknownValue,
    dressingPassengerFlow: unknownValue,
    shopId: unknownValue,
  },
})

/** 门店客流指标 (`open.shopweb.passengerFlow.getPassengerIndicatorData`) */
export const shopwebPassengerFlowGetPassengerIndicatorData: Operation<
  'opretail',
  ShopwebPassengerFlowGetPassengerIndicatorData.Input,
  ShopwebPassengerFlowGetPassengerIndicatorData.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.passengerFlow.getPassengerIndicatorData',
  title: '门店客流指标',
  version: 'v1',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: {
    input: {
      depId: '9808',
      startTime: '2021-01-03 00:00:00',
      endTime: '2021-01-03 23:59:59',
      isOnBusinessTime: 1
    }
  },
}
