// Generated from taobao.top.ipout.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.top.ipout.get. */
export declare namespace TopIpoutGet {
  /** 获取开放平台出口IP段: input */
  type Input = Readonly<Record<never, never>>

  /** 获取开放平台出口IP段: output */
  interface Output {
    /** CIDR blocks, comma-separated. (e.g. `192.0.2.0/24,198.51.100.0/24`) */
    readonly ip_list?: string
  }
}

const Input = struct<TopIpoutGet.Input>('TopIpoutGet.Input', {})

const Output = struct<TopIpoutGet.Output>('TopIpoutGet.Output', {
  optional: {
    ip_list: text,
  },
})

/**
 * 获取开放平台出口IP段 (`taobao.top.ipout.get`)
 *
 * The networks from which the platform calls an application back.
 */
export const topIpoutGet: Operation<
  'top',
  TopIpoutGet.Input,
  TopIpoutGet.Output
> = {
  gateway: 'top',
  method: 'taobao.top.ipout.get',
  title: '获取开放平台出口IP段',
  input: Input,
  output: Output,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: {}, output: { ip_list: '192.0.2.0/24,198.51.100.0/24' } },
}
