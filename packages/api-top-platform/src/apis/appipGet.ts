// Generated from taobao.appip.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.appip.get. */
export declare namespace AppipGet {
  /** 获取ISV发起请求服务器IP: input */
  type Input = Readonly<Record<never, never>>

  /** 获取ISV发起请求服务器IP: output */
  interface Output {
    /** An IPv4 address. (e.g. `192.0.2.1`) */
    readonly ip?: string
  }
}

const Input = struct<AppipGet.Input>('AppipGet.Input', {})

const Output = struct<AppipGet.Output>('AppipGet.Output', {
  optional: {
    ip: text,
  },
})

/**
 * 获取ISV发起请求服务器IP (`taobao.appip.get`)
 *
 * The address from which this call reached the gateway: what an IP allow-list has to hold.
 */
export const appipGet: Operation<
  'top',
  AppipGet.Input,
  AppipGet.Output
> = {
  gateway: 'top',
  method: 'taobao.appip.get',
  title: '获取ISV发起请求服务器IP',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: {}, output: { ip: '192.0.2.1' } },
}
