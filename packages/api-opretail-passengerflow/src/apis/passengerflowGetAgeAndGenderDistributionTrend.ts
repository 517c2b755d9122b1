// Generated from public documents of open.passengerflow.getAgeAndGenderDistributionTrend; corrections go into spec/, not here.
import { integerInput, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.passengerflow.getAgeAndGenderDistributionTrend. */
export declare namespace PassengerflowGetAgeAndGenderDistributionTrend {
  /** 年龄性别趋势: input */
  interface Input {
    /** S_ and a store, or O_ and a node of the organisation. (e.g. `S_9808`) */
    readonly id: string
    /** Day, yyyy-MM-dd. (e.g. `2021-01-03`) */
    readonly date: string
    /** First hour of the day. (e.g. `9`) */
    readonly startHour: IntegerInput
    /** Last hour of the day. (e.g. `22`) */
    readonly endHour: IntegerInput
    /** 1: business hours only; 0: the whole day. (e.g. `1`) */
    readonly isOnBusinessTime: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<PassengerflowGetAgeAndGenderDistributionTrend.Input>('PassengerflowGetAgeAndGenderDistributionTrend.Input', {
  required: {
    id: text,
    date: text,
    startHour: integerInput,
    endHour: integerInput,
    isOnBusinessTime: integerInput,
  },
})

/** 年龄性别趋势 (`open.passengerflow.getAgeAndGenderDistributionTrend`) */
export const passengerflowGetAgeAndGenderDistributionTrend: Operation<
  'opretail',
  PassengerflowGetAgeAndGenderDistributionTrend.Input,
  PassengerflowGetAgeAndGenderDistributionTrend.Output
> = {
  gateway: 'opretail',
  method: 'open.passengerflow.getAgeAndGenderDistributionTrend',
  title: '年龄性别趋势',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { id: 'S_9808', date: '2021-01-03', startHour: 9, endHour: 22, isOnBusinessTime: 1 } },
}
