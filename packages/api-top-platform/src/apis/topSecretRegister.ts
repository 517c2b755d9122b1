// Generated from taobao.top.secret.register of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, idInput, struct, type IdInput, type Operation } from '@paifang/contract'

/** Types of taobao.top.secret.register. */
export declare namespace TopSecretRegister {
  /** 注册加密账号: input */
  interface Input {
    /** A number of your own, unique in the application. (e.g. `77`) */
    readonly user_id: IdInput
  }

  /** 注册加密账号: output */
  interface Output {
    /** Whether it is registered. (e.g. `true`) */
    readonly result?: boolean
  }
}

const Input = struct<TopSecretRegister.Input>('TopSecretRegister.Input', {
  required: {
    user_id: idInput,
  },
})

const Output = struct<TopSecretRegister.Output>('TopSecretRegister.Output', {
  optional: {
    result: boolean,
  },
})

/**
 * 注册加密账号 (`taobao.top.secret.register`)
 *
 * Registers an account of the application’s own, for keys that belong to no seller.
 */
export const topSecretRegister: Operation<
  'top',
  TopSecretRegister.Input,
  TopSecretRegister.Output
> = {
  gateway: 'top',
  method: 'taobao.top.secret.register',
  title: '注册加密账号',
  input: Input,
  output: Output,
  outcome: { success: { path: ['result'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: { input: { user_id: '77' }, output: { result: true } },
}
