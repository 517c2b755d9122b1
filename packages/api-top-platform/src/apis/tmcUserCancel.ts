// Generated from taobao.tmc.user.cancel of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.user.cancel. */
export declare namespace TmcUserCancel {
  /** 取消用户的消息服务: input */
  interface Input {
    /** Nick of the account. (e.g. `sandbox_seller`) */
    readonly nick: string
    /** Where the account lives: tbUIC (Taobao, the default), icbu, ae. (e.g. `tbUIC`) */
    readonly user_platform?: string
  }

  /** 取消用户的消息服务: output */
  interface Output {
    /** e.g. `true` */
    readonly is_success?: boolean
  }
}

const Input = struct<TmcUserCancel.Input>('TmcUserCancel.Input', {
  required: {
    nick: text,
  },
  optional: {
    user_platform: text,
  },
})

const Output = struct<TmcUserCancel.Output>('TmcUserCancel.Output', {
  optional: {
    is_success: boolean,
  },
})

/**
 * 取消用户的消息服务 (`taobao.tmc.user.cancel`)
 *
 * Closes the message service of an account. is_success is false, without a code, where it was not open.
 */
export const tmcUserCancel: Operation<
  'top',
  TmcUserCancel.Input,
  TmcUserCancel.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.user.cancel',
  title: '取消用户的消息服务',
  input: Input,
  output: Output,
  outcome: { success: { path: ['is_success'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['nick']],
  example: { input: { nick: 'sandbox_seller', user_platform: 'tbUIC' }, output: { is_success: true } },
}
