// Generated from taobao.top.secret.register of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, idInput, struct, type Codec, type IdInput, type Operation } from '@paifang/contract'

/** 注册加密账号: input */
export interface TopSecretRegisterInput {
  /** A number of your own, unique in the application. (e.g. `77`) */
  readonly user_id: IdInput
}

export const TopSecretRegisterInput: Codec<TopSecretRegisterInput> = /*#__PURE__*/ (() =>
  struct<TopSecretRegisterInput>('TopSecretRegisterInput', {
    required: {
      user_id: idInput,
    },
  }))()

/** 注册加密账号: output */
export interface TopSecretRegisterOutput {
  /** Whether it is registered. (e.g. `true`) */
  readonly result?: boolean
}

export const TopSecretRegisterOutput: Codec<TopSecretRegisterOutput> = /*#__PURE__*/ (() =>
  struct<TopSecretRegisterOutput>('TopSecretRegisterOutput', {
    optional: {
      result: boolean,
    },
  }))()

/**
 * 注册加密账号 (`taobao.top.secret.register`)
 *
 * Registers an account of the application’s own, for keys that belong to no seller.
 */
export const topSecretRegister: Operation<'top', TopSecretRegisterInput, TopSecretRegisterOutput> = {
  gateway: 'top',
  method: 'taobao.top.secret.register',
  title: '注册加密账号',
  input: TopSecretRegisterInput,
  output: TopSecretRegisterOutput,
  outcome: { success: { path: ['result'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: { input: { user_id: '77' }, output: { result: true } },
}
