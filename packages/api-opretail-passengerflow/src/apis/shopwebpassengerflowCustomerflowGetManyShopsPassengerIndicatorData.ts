// Generated from public documents of open.shopwebpassengerflow.customerflow.getManyShopsPassengerIndicatorData; corrections go into spec/, not here.
import { id, integerInput, list, struct, text, unknownValue, type Id, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopwebpassengerflow.customerflow.getManyShopsPassengerIndicatorData. */
export declare namespace ShopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData {
  /** 多门店客流指标(新): input */
  interface Input {
    /** S_ and a store, or O_ and a node of the organisation; several with commas. (e.g. `S_9808`) */
    readonly id: string
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly endTime: string
    /** 1: hours. (e.g. `1`) */
    readonly timeType?: IntegerInput
    /** 1: business hours only; 0: the whole day. (e.g. `1`) */
    readonly isOnBusinessTime?: IntegerInput
    /** First hour of the day; all lower case. (e.g. `9`) */
    readonly starthour?: IntegerInput
    /** Last hour of the day; all lower case. (e.g. `22`) */
    readonly endhour?: IntegerInput
    /** Your own code of the store. (e.g. `D000001`) */
    readonly shopId?: string
  }

  /** 多门店客流指标(新): output */
  type Output = ReadonlyArray<Item>

  /** 多门店客流指标(新): output */
  interface Item {
    /** The store. */
    readonly name?: string
    readonly depId?: Id
    readonly shopId?: string
    readonly dataList: ReadonlyArray<DataList>
  }

  interface DataList {
    readonly time?: unknown
    readonly passengerFlow?: unknown
    readonly passPassengerFlow?: unknown
    readonly inCountHavingPassDevice?: unknown
    readonly outSidePassengerFlow?: unknown
    readonly inShopRate?: unknown
    readonly outFlowCount?: unknown
    readonly dressingRate?: unknown
    readonly duplicatedFlow?: unknown
  }
}

const Input = struct<ShopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData.Input>('ShopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData.Input', {
  required: {
    id: text,
    startTime: text,
    endTime: text,
  },
  optional: {
    timeType: integerInput,
    isOnBusinessTime: integerInput,
    starthour: integerInput,
    endhour: integerInput,
    shopId: text,
  },
})

const DataList = struct<ShopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData.DataList>('ShopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData.DataList', {
  optional: {
    time: unknownValue,
    passengerFlow: unknownValue,
    passPassengerFlow: unknownValue,
    inCountHavingPassDevice: unknownValue,
    outSidePassengerFlow: unknownValue,
    inShopRate: unknownValue,
    outFlowCount: unknownValue,
    dressingRate: unknownValue,
    duplicatedFlow: unknownValue,
  },
})

const Item = struct<ShopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData.Item>('ShopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData.Item', {
  required: {
    dataList: list(DataList),
  },
  optional: {
    name: text,
    depId: id,
    shopId: text,
  },
})

/** 多门店客流指标(新) (`open.shopwebpassengerflow.customerflow.getManyShopsPassengerIndicatorData`) */
export const shopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData: Operation<
  'opretail',
  ShopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData.Input,
  ShopwebpassengerflowCustomerflowGetManyShopsPassengerIndicatorData.Output
> = {
  gateway: 'opretail',
  method: 'open.shopwebpassengerflow.customerflow.getManyShopsPassengerIndicatorData',
  title: '多门店客流指标(新)',
  version: 'v1',
  input: Input,
  output: list(Item),
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: {
    input: {
      id: 'S_9808',
      startTime: '2021-01-03 00:00:00',
      endTime: '2021-01-03 23:59:59',
      timeType: 1,
      isOnBusinessTime: 1,
      starthour: 9,
      endhour: 22,
      shopId: 'D000001'
    }
  },
}
