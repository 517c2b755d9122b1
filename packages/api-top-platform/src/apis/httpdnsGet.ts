// Generated from taobao.httpdns.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.httpdns.get. */
export declare namespace HttpdnsGet {
  /** TOPDNS配置: input */
  type Input = Readonly<Record<never, never>>

  /** TOPDNS配置: output */
  interface Output {
    /** JSON text with config, env, api, user and modle. (e.g. `{"config":{"def_env":"hz","version":1,"interval":15}}`) */
    readonly result?: string
  }
}

const Input = struct<HttpdnsGet.Input>('HttpdnsGet.Input', {})

const Output = struct<HttpdnsGet.Output>('HttpdnsGet.Output', {
  optional: {
    result: text,
  },
})

/**
 * TOPDNS配置 (`taobao.httpdns.get`)
 *
 * Environments, addresses and routes of the gateways, for clients that resolve names themselves.
 */
export const httpdnsGet: Operation<
  'top',
  HttpdnsGet.Input,
  HttpdnsGet.Output
> = {
  gateway: 'top',
  method: 'taobao.httpdns.get',
  title: 'TOPDNS配置',
  input: Input,
  output: Output,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: {}, output: { result: '{"config":{"def_env":"hz","version":1,"interval":15}}' } },
}
