// Generated from public documents of open.passengerflow.getManyShopsPassengerIndicatorData; corrections go into spec/, not here.
import { integer, integerInput, list, struct, text, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.passengerflow.getManyShopsPassengerIndicatorData. */
export declare namespace PassengerflowGetManyShopsPassengerIndicatorData {
  /** 多门店客流指标: input */
  interface Input {
    /** S_ and a store, or O_ and a node of the organisation; several with commas. (e.g. `S_9808`) */
    readonly id: string
    /** First day, at 00:00:00. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Last day, at 00:00:00. (e.g. `2021-01-04 00:00:00`) */
    readonly endTime: string
    /** Grain of the rows. (e.g. `1`) */
    readonly timeType?: IntegerInput
    /** First hour of the day. (e.g. `9`) */
    readonly startHour?: IntegerInput
    /** Last hour of the day. (e.g. `22`) */
    readonly endHour?: IntegerInput
  }

  /** 多门店客流指标: output */
  type Output = ReadonlyArray<Item>

  /** 多门店客流指标: output */
  interface Item {
    readonly dataList: ReadonlyArray<DataList>
  }

  interface DataList {
    readonly time?: string
    /** People in. */
    readonly passengerFlow?: number
  }
}

const Input = struct<PassengerflowGetManyShopsPassengerIndicatorData.Input>('PassengerflowGetManyShopsPassengerIndicatorData.Input', {
  required: {
    id: text,
    startTime: text,
    endTime: text,
  },
  optional: {
    timeType: integerInput,
    startHour: integerInput,
    endHour: integerInput,
  },
})

const DataList = struct<PassengerflowGetManyShopsPassengerIndicatorData.DataList>('PassengerflowGetManyShopsPassengerIndicatorData.DataList', {
  optional: {
    time: text,
    passengerFlow: integer,
  },
})

const Item = struct<PassengerflowGetManyShopsPassengerIndicatorData.Item>('PassengerflowGetManyShopsPassengerIndicatorData.Item', {
  required: {
    dataList: list(DataList),
  },
})

/** 多门店客流指标 (`open.passengerflow.getManyShopsPassengerIndicatorData`) */
export const passengerflowGetManyShopsPassengerIndicatorData: Operation<
  'opretail',
  PassengerflowGetManyShopsPassengerIndicatorData.Input,
  PassengerflowGetManyShopsPassengerIndicatorData.Output
> = {
  gateway: 'opretail',
  method: 'open.passengerflow.getManyShopsPassengerIndicatorData',
  title: '多门店客流指标',
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
      endTime: '2021-01-04 00:00:00',
      timeType: 1,
      startHour: 9,
      endHour: 22
    }
  },
}
