// Generated from taobao.time.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { dateTime, struct, type Operation } from '@paifang/contract'

/** Types of taobao.time.get. */
export declare namespace TimeGet {
  /** 获取淘宝系统当前时间: input */
  type Input = Readonly<Record<never, never>>

  /** 获取淘宝系统当前时间: output */
  interface Output {
    /** Now, at the gateway. (e.g. `2023-10-11 12:00:00`) */
    readonly time?: Date
  }
}

const Input = struct<TimeGet.Input>('TimeGet.Input', {})

const Output = struct<TimeGet.Output>('TimeGet.Output', {
  optional: {
    time: dateTime,
  },
})

/**
 * 获取淘宝系统当前时间 (`taobao.time.get`)
 *
 * The clock of the gateway.
 */
export const timeGet: Operation<
  'top',
  TimeGet.Input,
  TimeGet.Output
> = {
  gateway: 'top',
  method: 'taobao.time.get',
  title: '获取淘宝系统当前时间',
  input: Input,
  output: Output,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: {}, output: { time: new Date(1696996800000) } },
}
