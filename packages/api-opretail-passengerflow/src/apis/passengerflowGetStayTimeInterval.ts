// Generated from public documents of open.passengerflow.getStayTimeInterval; corrections go into spec/, not here.
import { integerInput, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.passengerflow.getStayTimeInterval. */
export declare namespace PassengerflowGetStayTimeInterval {
  /** 停留时长分布: input */
  interface Input {
    /** S_ and a store, or O_ and a node of the organisation. (e.g. `O_5888`) */
    readonly id: string
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly stime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly etime: string
    /** 1: business hours only; 0: the whole day. (e.g. `1`) */
    readonly isOnBusinessTime?: string
    /** First hour of the day. (e.g. `9`) */
    readonly startHour?: IntegerInput
    /** Last hour of the day. (e.g. `22`) */
    readonly endHour?: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<PassengerflowGetStayTimeInterval.Input>('PassengerflowGetStayTimeInterval.Input', {
  required: {
    id: text,
    stime: text,
    etime: text,
  },
  optional: {
    isOnBusinessTime: text,
    startHour: integerInput,
    endHour: integerInput,
  },
})

/** 停留时长分布 (`open.passengerflow.getStayTimeInterval`) */
export const passengerflowGetStayTimeInterval: Operation<
  'opretail',
  PassengerflowGetStayTimeInterval.Input,
  PassengerflowGetStayTimeInterval.Output
> = {
  gateway: 'opretail',
  method: 'open.passengerflow.getStayTimeInterval',
  title: '停留时长分布',
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
      isOnBusinessTime: '1',
      startHour: 9,
      endHour: 22
    }
  },
}
