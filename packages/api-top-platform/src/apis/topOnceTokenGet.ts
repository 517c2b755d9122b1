// Generated from taobao.top.once.token.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.top.once.token.get. */
export declare namespace TopOnceTokenGet {
  /** 网关一次性token获取: input */
  interface Input {
    /** The security token of that machine. (e.g. `the-sec-token`) */
    readonly sec_token: string
  }

  /** 网关一次性token获取: output */
  interface Output {
    /** Good for one call. (e.g. `the-once-token`) */
    readonly token?: string
    readonly result_code?: string
    readonly result_msg?: string
  }
}

const Input = struct<TopOnceTokenGet.Input>('TopOnceTokenGet.Input', {
  required: {
    sec_token: text,
  },
})

const Output = struct<TopOnceTokenGet.Output>('TopOnceTokenGet.Output', {
  optional: {
    token: text,
    result_code: text,
    result_msg: text,
  },
})

/**
 * 网关一次性token获取 (`taobao.top.once.token.get`)
 *
 * A token for one call from the machine of an end user.
 */
export const topOnceTokenGet: Operation<
  'top',
  TopOnceTokenGet.Input,
  TopOnceTokenGet.Output
> = {
  gateway: 'top',
  method: 'taobao.top.once.token.get',
  title: '网关一次性token获取',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['sec_token'], ['token']],
  example: { input: { sec_token: 'the-sec-token' }, output: { token: 'the-once-token' } },
}
