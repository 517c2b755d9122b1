// Generated from dates; corrections go into spec/, not here.
import { dateTime, struct, type Operation } from '@paifang/contract'

/** Types of taobao.demo.dates.query. */
export declare namespace DemoDatesQuery {
  /** 示例: input */
  interface Input {
    /** e.g. `2020-01-01 00:00:00` */
    readonly start: Date
    readonly end?: Date
  }

  /** 示例: output */
  interface Output {
    readonly created?: Date
  }
}

const Input = struct<DemoDatesQuery.Input>('DemoDatesQuery.Input', {
  required: {
    start: dateTime,
  },
  optional: {
    end: dateTime,
  },
})

const Output = struct<DemoDatesQuery.Output>('DemoDatesQuery.Output', {
  optional: {
    created: dateTime,
  },
})

/** 示例 (`taobao.demo.dates.query`) */
export const demoDatesQuery: Operation<
  'top',
  DemoDatesQuery.Input,
  DemoDatesQuery.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.dates.query',
  title: '示例',
  input: Input,
  output: Output,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { start: new Date(1577808000000) } },
}
