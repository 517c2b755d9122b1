// Generated from public documents of open.shopweb.passengerFlow.getTotalData; corrections go into spec/, not here.
import { integerInput, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.passengerFlow.getTotalData. */
export declare namespace ShopwebPassengerFlowGetTotalData {
  /** 客流汇总: input */
  interface Input {
    /** S_ and a store, or O_ and a node of the organisation. (e.g. `S_9808`) */
    readonly id: string
    /** 1: numbers with their unit; 0: without. (e.g. `0`) */
    readonly needUnit: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebPassengerFlowGetTotalData.Input>('ShopwebPassengerFlowGetTotalData.Input', {
  required: {
    id: text,
    needUnit: integerInput,
  },
})

/** 客流汇总 (`open.shopweb.passengerFlow.getTotalData`) */
export const shopwebPassengerFlowGetTotalData: Operation<
  'opretail',
  ShopwebPassengerFlowGetTotalData.Input,
  ShopwebPassengerFlowGetTotalData.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.passengerFlow.getTotalData',
  title: '客流汇总',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { id: 'S_9808', needUnit: 0 } },
}
