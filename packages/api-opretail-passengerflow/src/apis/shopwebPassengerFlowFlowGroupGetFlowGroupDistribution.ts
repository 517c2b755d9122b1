// Generated from public documents of open.shopweb.passengerFlow.flowGroup.getFlowGroupDistribution; corrections go into spec/, not here.
import { struct, text, unknownValue, type Operation } from '@paifang/contract'

/** Types of open.shopweb.passengerFlow.flowGroup.getFlowGroupDistribution. */
export declare namespace ShopwebPassengerFlowFlowGroupGetFlowGroupDistribution {
  /** 客群规模分布: input */
  interface Input {
    /** S_ and a store, or O_ and a node of the organisation; several with commas. (e.g. `S_9808`) */
    readonly id: string
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly stime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly etime: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebPassengerFlowFlowGroupGetFlowGroupDistribution.Input>('ShopwebPassengerFlowFlowGroupGetFlowGroupDistribution.Input', {
  required: {
    id: text,
    stime: text,
    etime: text,
  },
})

/** 客群规模分布 (`open.shopweb.passengerFlow.flowGroup.getFlowGroupDistribution`) */
export const shopwebPassengerFlowFlowGroupGetFlowGroupDistribution: Operation<
  'opretail',
  ShopwebPassengerFlowFlowGroupGetFlowGroupDistribution.Input,
  ShopwebPassengerFlowFlowGroupGetFlowGroupDistribution.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.passengerFlow.flowGroup.getFlowGroupDistribution',
  title: '客群规模分布',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { id: 'S_9808', stime: '2021-01-03 00:00:00', etime: '2021-01-03 23:59:59' } },
}
