// Generated from public documents of open.shopweb.passengerFlow.flowGroup.getAgeGroupAndGenderDistribution; corrections go into spec/, not here.
import { integer, integerInput, list, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.passengerFlow.flowGroup.getAgeGroupAndGenderDistribution. */
export declare namespace ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution {
  /** 客群年龄性别分布: input */
  interface Input {
    /** S_ and a store, or O_ and a node of the organisation. (e.g. `S_9808`) */
    readonly id: string
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly stime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly etime: string
    /** First hour of the day. (e.g. `9`) */
    readonly startHour?: IntegerInput
    /** Last hour of the day. (e.g. `22`) */
    readonly endHour?: IntegerInput
  }

  /** 客群年龄性别分布: output */
  interface Output {
    readonly genderDistribution: ReadonlyArray<GenderDistribution>
    readonly ageDistribution: ReadonlyArray<AgeDistribution>
  }

  interface GenderDistribution {
    /** 0 unknown, 1 male, 2 female. */
    readonly gender?: number
    readonly peopleNum?: number
    /** Of all. */
    readonly percentage?: unknown
  }

  interface AgeDistribution {
    /** 0 to 4. */
    readonly ageDivisionType?: number
    readonly peopleNum?: number
    /** Of all. */
    readonly percentage?: unknown
    readonly ageFrom?: number
    readonly ageTo?: number
  }
}

const Input = struct<ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.Input>('ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.Input', {
  required: {
    id: text,
    stime: text,
    etime: text,
  },
  optional: {
    startHour: integerInput,
    endHour: integerInput,
  },
})

const GenderDistribution = struct<ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.GenderDistribution>('ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.GenderDistribution', {
  optional: {
    gender: integer,
    peopleNum: integer,
    percentage: unknownValue,
  },
})

const AgeDistribution = struct<ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.AgeDistribution>('ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.AgeDistribution', {
  optional: {
    ageDivisionType: integer,
    peopleNum: integer,
    percentage: unknownValue,
    ageFrom: integer,
    ageTo: integer,
  },
})

const Output = struct<ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.Output>('ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.Output', {
  required: {
    genderDistribution: list(GenderDistribution),
    ageDistribution: list(AgeDistribution),
  },
})

/** 客群年龄性别分布 (`open.shopweb.passengerFlow.flowGroup.getAgeGroupAndGenderDistribution`) */
export const shopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution: Operation<
  'opretail',
  ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.Input,
  ShopwebPassengerFlowFlowGroupGetAgeGroupAndGenderDistribution.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.passengerFlow.flowGroup.getAgeGroupAndGenderDistribution',
  title: '客群年龄性别分布',
  version: 'v1',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: {
    input: {
      id: 'S_9808',
      stime: '2021-01-03 00:00:00',
      etime: '2021-01-03 23:59:59',
      startHour: 9,
      endHour: 22
    }
  },
}
