// Generated from taobao.httpdns.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Codec, type Operation } from '@paifang/contract'

/** TOPDNS配置: input */
export type HttpdnsGetInput = Readonly<Record<never, never>>

export const HttpdnsGetInput: Codec<HttpdnsGetInput> = /*#__PURE__*/ (() =>
  struct<HttpdnsGetInput>('HttpdnsGetInput', {}))()

/** TOPDNS配置: output */
export interface HttpdnsGetOutput {
  /** JSON text with config, env, api, user and modle. (e.g. `{"config":{"def_env":"hz","version":1,"interval":15}}`) */
  readonly result?: string
}

export const HttpdnsGetOutput: Codec<HttpdnsGetOutput> = /*#__PURE__*/ (() =>
  struct<HttpdnsGetOutput>('HttpdnsGetOutput', {
    optional: {
      result: text,
    },
  }))()

/**
 * TOPDNS配置 (`taobao.httpdns.get`)
 *
 * Environments, addresses and routes of the gateways, for clients that resolve names themselves.
 */
export const httpdnsGet: Operation<'top', HttpdnsGetInput, HttpdnsGetOutput> = {
  gateway: 'top',
  method: 'taobao.httpdns.get',
  title: 'TOPDNS配置',
  input: HttpdnsGetInput,
  output: HttpdnsGetOutput,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: {}, output: { result: '{"config":{"def_env":"hz","version":1,"interval":15}}' } },
}
