// Generated from taobao.tmc.user.cancel of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, struct, text, type Codec, type Operation } from '@paifang/contract'

/** 取消用户的消息服务: input */
export interface TmcUserCancelInput {
  /** Nick of the account. (e.g. `sandbox_seller`) */
  readonly nick: string
  /** Where the account lives: tbUIC (Taobao, the default), icbu, ae. (e.g. `tbUIC`) */
  readonly user_platform?: string
}

export const TmcUserCancelInput: Codec<TmcUserCancelInput> = /*#__PURE__*/ (() =>
  struct<TmcUserCancelInput>('TmcUserCancelInput', {
    required: {
      nick: text,
    },
    optional: {
      user_platform: text,
    },
  }))()

/** 取消用户的消息服务: output */
export interface TmcUserCancelOutput {
  /** e.g. `true` */
  readonly is_success?: boolean
}

export const TmcUserCancelOutput: Codec<TmcUserCancelOutput> = /*#__PURE__*/ (() =>
  struct<TmcUserCancelOutput>('TmcUserCancelOutput', {
    optional: {
      is_success: boolean,
    },
  }))()

/**
 * 取消用户的消息服务 (`taobao.tmc.user.cancel`)
 *
 * Closes the message service of an account. is_success is false, without a code, where it was not open.
 */
export const tmcUserCancel: Operation<'top', TmcUserCancelInput, TmcUserCancelOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.user.cancel',
  title: '取消用户的消息服务',
  input: TmcUserCancelInput,
  output: TmcUserCancelOutput,
  outcome: { success: { path: ['is_success'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['nick']],
  example: { input: { nick: 'sandbox_seller', user_platform: 'tbUIC' }, output: { is_success: true } },
}
