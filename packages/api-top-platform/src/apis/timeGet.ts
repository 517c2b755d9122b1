// Generated from taobao.time.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { dateTime, struct, type Codec, type Operation } from '@paifang/contract'

/** 获取淘宝系统当前时间: input */
export type TimeGetInput = Readonly<Record<never, never>>

export const TimeGetInput: Codec<TimeGetInput> = /*#__PURE__*/ (() =>
  struct<TimeGetInput>('TimeGetInput', {}))()

/** 获取淘宝系统当前时间: output */
export interface TimeGetOutput {
  /** Now, at the gateway. (e.g. `2023-10-11 12:00:00`) */
  readonly time?: Date
}

export const TimeGetOutput: Codec<TimeGetOutput> = /*#__PURE__*/ (() =>
  struct<TimeGetOutput>('TimeGetOutput', {
    optional: {
      time: dateTime,
    },
  }))()

/**
 * 获取淘宝系统当前时间 (`taobao.time.get`)
 *
 * The clock of the gateway.
 */
export const timeGet: Operation<'top', TimeGetInput, TimeGetOutput> = {
  gateway: 'top',
  method: 'taobao.time.get',
  title: '获取淘宝系统当前时间',
  input: TimeGetInput,
  output: TimeGetOutput,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: {}, output: { time: new Date(1696996800000) } },
}
