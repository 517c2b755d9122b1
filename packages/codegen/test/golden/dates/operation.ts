// Generated from dates; corrections go into spec/, not here.
import { dateTime, struct, type Codec, type Operation } from '@paifang/contract'

/** 示例: input */
export interface DemoDatesQueryInput {
  /** e.g. `2020-01-01 00:00:00` */
  readonly start: Date
  readonly end?: Date
}

export const DemoDatesQueryInput: Codec<DemoDatesQueryInput> = /*#__PURE__*/ (() =>
  struct<DemoDatesQueryInput>('DemoDatesQueryInput', {
    required: {
      start: dateTime,
    },
    optional: {
      end: dateTime,
    },
  }))()

/** 示例: output */
export interface DemoDatesQueryOutput {
  readonly created?: Date
}

export const DemoDatesQueryOutput: Codec<DemoDatesQueryOutput> = /*#__PURE__*/ (() =>
  struct<DemoDatesQueryOutput>('DemoDatesQueryOutput', {
    optional: {
      created: dateTime,
    },
  }))()

/** 示例 (`taobao.demo.dates.query`) */
export const demoDatesQuery: Operation<'top', DemoDatesQueryInput, DemoDatesQueryOutput> = {
  gateway: 'top',
  method: 'taobao.demo.dates.query',
  title: '示例',
  input: DemoDatesQueryInput,
  output: DemoDatesQueryOutput,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { start: new Date(1577808000000) } },
}
