// Generated from taobao.tmc.user.topics.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { list, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.user.topics.get. */
export declare namespace TmcUserTopicsGet {
  /** 获取用户开通的topic列表: input */
  interface Input {
    /** Nick of the account. (e.g. `sandbox_seller`) */
    readonly nick?: string
  }

  /** 获取用户开通的topic列表: output */
  interface Output {
    /** e.g. `taobao_trade_TradeBuyerPay` */
    readonly topics: ReadonlyArray<string>
    readonly result_code?: string
    readonly result_message?: string
  }
}

const Input = struct<TmcUserTopicsGet.Input>('TmcUserTopicsGet.Input', {
  optional: {
    nick: text,
  },
})

const Output = struct<TmcUserTopicsGet.Output>('TmcUserTopicsGet.Output', {
  required: {
    topics: list(text),
  },
  optional: {
    result_code: text,
    result_message: text,
  },
})

/**
 * 获取用户开通的topic列表 (`taobao.tmc.user.topics.get`)
 *
 * Topics that are open for an account.
 */
export const tmcUserTopicsGet: Operation<
  'top',
  TmcUserTopicsGet.Input,
  TmcUserTopicsGet.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.user.topics.get',
  title: '获取用户开通的topic列表',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [['nick']],
  example: { input: { nick: 'sandbox_seller' }, output: { topics: ['taobao_trade_TradeBuyerPay'] } },
}
