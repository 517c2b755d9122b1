// Generated from taobao.tmc.user.permit of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, commaList, limited, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.user.permit. */
export declare namespace TmcUserPermit {
  /** 为已授权的用户开通消息服务: input */
  interface Input {
    /** Topics, all that are wanted. (at most 100 items; e.g. `taobao_trade_TradeBuyerPay`) */
    readonly topics?: ReadonlyArray<string>
  }

  /** 为已授权的用户开通消息服务: output */
  interface Output {
    /** e.g. `true` */
    readonly is_success?: boolean
  }
}

const Input = struct<TmcUserPermit.Input>('TmcUserPermit.Input', {
  optional: {
    topics: limited(commaList(text), { maxListSize: 100 }),
  },
})

const Output = struct<TmcUserPermit.Output>('TmcUserPermit.Output', {
  optional: {
    is_success: boolean,
  },
})

/**
 * 为已授权的用户开通消息服务 (`taobao.tmc.user.permit`)
 *
 * Opens the message service for the seller whose session is given. The list of topics replaces the one before: give all of them, or none for all that the application has.
 */
export const tmcUserPermit: Operation<
  'top',
  TmcUserPermit.Input,
  TmcUserPermit.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.user.permit',
  title: '为已授权的用户开通消息服务',
  input: Input,
  output: Output,
  outcome: { success: { path: ['is_success'], accepts: ['true'] } },
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: { topics: ['taobao_trade_TradeBuyerPay'] }, output: { is_success: true } },
}
