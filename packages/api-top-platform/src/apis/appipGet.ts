// Generated from taobao.appip.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Codec, type Operation } from '@paifang/contract'

/** 获取ISV发起请求服务器IP: input */
export type AppipGetInput = Readonly<Record<never, never>>

export const AppipGetInput: Codec<AppipGetInput> = /*#__PURE__*/ (() =>
  struct<AppipGetInput>('AppipGetInput', {}))()

/** 获取ISV发起请求服务器IP: output */
export interface AppipGetOutput {
  /** An IPv4 address. (e.g. `192.0.2.1`) */
  readonly ip?: string
}

export const AppipGetOutput: Codec<AppipGetOutput> = /*#__PURE__*/ (() =>
  struct<AppipGetOutput>('AppipGetOutput', {
    optional: {
      ip: text,
    },
  }))()

/**
 * 获取ISV发起请求服务器IP (`taobao.appip.get`)
 *
 * The address from which this call reached the gateway: what an IP allow-list has to hold.
 */
export const appipGet: Operation<'top', AppipGetInput, AppipGetOutput> = {
  gateway: 'top',
  method: 'taobao.appip.get',
  title: '获取ISV发起请求服务器IP',
  input: AppipGetInput,
  output: AppipGetOutput,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: {}, output: { ip: '192.0.2.1' } },
}
