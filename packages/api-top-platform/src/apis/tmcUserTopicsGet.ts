// Generated from taobao.tmc.user.topics.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { list, struct, text, type Codec, type Operation } from '@paifang/contract'

/** 获取用户开通的topic列表: input */
export interface TmcUserTopicsGetInput {
  /** Nick of the account. (e.g. `sandbox_seller`) */
  readonly nick?: string
}

export const TmcUserTopicsGetInput: Codec<TmcUserTopicsGetInput> = /*#__PURE__*/ (() =>
  struct<TmcUserTopicsGetInput>('TmcUserTopicsGetInput', {
    optional: {
      nick: text,
    },
  }))()

/** 获取用户开通的topic列表: output */
export interface TmcUserTopicsGetOutput {
  /** e.g. `taobao_trade_TradeBuyerPay` */
  readonly topics: ReadonlyArray<string>
  readonly result_code?: string
  readonly result_message?: string
}

export const TmcUserTopicsGetOutput: Codec<TmcUserTopicsGetOutput> = /*#__PURE__*/ (() =>
  struct<TmcUserTopicsGetOutput>('TmcUserTopicsGetOutput', {
    required: {
      topics: list(text),
    },
    optional: {
      result_code: text,
      result_message: text,
    },
  }))()

/**
 * 获取用户开通的topic列表 (`taobao.tmc.user.topics.get`)
 *
 * Topics that are open for an account.
 */
export const tmcUserTopicsGet: Operation<'top', TmcUserTopicsGetInput, TmcUserTopicsGetOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.user.topics.get',
  title: '获取用户开通的topic列表',
  input: TmcUserTopicsGetInput,
  output: TmcUserTopicsGetOutput,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [['nick']],
  example: { input: { nick: 'sandbox_seller' }, output: { topics: ['taobao_trade_TradeBuyerPay'] } },
}
