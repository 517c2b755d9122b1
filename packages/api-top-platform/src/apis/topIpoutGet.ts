// Generated from taobao.top.ipout.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Codec, type Operation } from '@paifang/contract'

/** 获取开放平台出口IP段: input */
export type TopIpoutGetInput = Readonly<Record<never, never>>

export const TopIpoutGetInput: Codec<TopIpoutGetInput> = /*#__PURE__*/ (() =>
  struct<TopIpoutGetInput>('TopIpoutGetInput', {}))()

/** 获取开放平台出口IP段: output */
export interface TopIpoutGetOutput {
  /** CIDR blocks, comma-separated. (e.g. `192.0.2.0/24,198.51.100.0/24`) */
  readonly ip_list?: string
}

export const TopIpoutGetOutput: Codec<TopIpoutGetOutput> = /*#__PURE__*/ (() =>
  struct<TopIpoutGetOutput>('TopIpoutGetOutput', {
    optional: {
      ip_list: text,
    },
  }))()

/**
 * 获取开放平台出口IP段 (`taobao.top.ipout.get`)
 *
 * The networks from which the platform calls an application back.
 */
export const topIpoutGet: Operation<'top', TopIpoutGetInput, TopIpoutGetOutput> = {
  gateway: 'top',
  method: 'taobao.top.ipout.get',
  title: '获取开放平台出口IP段',
  input: TopIpoutGetInput,
  output: TopIpoutGetOutput,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: {}, output: { ip_list: '192.0.2.0/24,198.51.100.0/24' } },
}
