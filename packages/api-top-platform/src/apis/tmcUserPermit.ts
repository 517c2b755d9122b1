// Generated from taobao.tmc.user.permit of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, commaList, limited, struct, text, type Codec, type Operation } from '@paifang/contract'

/** 为已授权的用户开通消息服务: input */
export interface TmcUserPermitInput {
  /** Topics, all that are wanted. (e.g. `taobao_trade_TradeBuyerPay`) */
  readonly topics?: ReadonlyArray<string>
}

export const TmcUserPermitInput: Codec<TmcUserPermitInput> = /*#__PURE__*/ (() =>
  struct<TmcUserPermitInput>('TmcUserPermitInput', {
    optional: {
      topics: limited(commaList(text), { maxListSize: 100 }),
    },
  }))()

/** 为已授权的用户开通消息服务: output */
export interface TmcUserPermitOutput {
  /** e.g. `true` */
  readonly is_success?: boolean
}

export const TmcUserPermitOutput: Codec<TmcUserPermitOutput> = /*#__PURE__*/ (() =>
  struct<TmcUserPermitOutput>('TmcUserPermitOutput', {
    optional: {
      is_success: boolean,
    },
  }))()

/**
 * 为已授权的用户开通消息服务 (`taobao.tmc.user.permit`)
 *
 * Opens the message service for the seller whose session is given. The list of topics replaces the one before: give all of them, or none for all that the application has.
 */
export const tmcUserPermit: Operation<'top', TmcUserPermitInput, TmcUserPermitOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.user.permit',
  title: '为已授权的用户开通消息服务',
  input: TmcUserPermitInput,
  output: TmcUserPermitOutput,
  outcome: { success: { path: ['is_success'], accepts: ['true'] } },
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: { topics: ['taobao_trade_TradeBuyerPay'] }, output: { is_success: true } },
}
