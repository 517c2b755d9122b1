// Generated from taobao.top.once.token.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Codec, type Operation } from '@paifang/contract'

/** 网关一次性token获取: input */
export interface TopOnceTokenGetInput {
  /** The security token of that machine. (e.g. `the-sec-token`) */
  readonly sec_token: string
}

export const TopOnceTokenGetInput: Codec<TopOnceTokenGetInput> = /*#__PURE__*/ (() =>
  struct<TopOnceTokenGetInput>('TopOnceTokenGetInput', {
    required: {
      sec_token: text,
    },
  }))()

/** 网关一次性token获取: output */
export interface TopOnceTokenGetOutput {
  /** Good for one call. (e.g. `the-once-token`) */
  readonly token?: string
  readonly result_code?: string
  readonly result_msg?: string
}

export const TopOnceTokenGetOutput: Codec<TopOnceTokenGetOutput> = /*#__PURE__*/ (() =>
  struct<TopOnceTokenGetOutput>('TopOnceTokenGetOutput', {
    optional: {
      token: text,
      result_code: text,
      result_msg: text,
    },
  }))()

/**
 * 网关一次性token获取 (`taobao.top.once.token.get`)
 *
 * A token for one call from the machine of an end user.
 */
export const topOnceTokenGet: Operation<'top', TopOnceTokenGetInput, TopOnceTokenGetOutput> = {
  gateway: 'top',
  method: 'taobao.top.once.token.get',
  title: '网关一次性token获取',
  input: TopOnceTokenGetInput,
  output: TopOnceTokenGetOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['sec_token'], ['token']],
  example: { input: { sec_token: 'the-sec-token' }, output: { token: 'the-once-token' } },
}
