// Generated from taobao.tmc.topic.group.add of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, commaList, limited, struct, text, type Codec, type Operation } from '@paifang/contract'

/** topic分组路由: input */
export interface TmcTopicGroupAddInput {
  /** e.g. `group_1` */
  readonly group_name: string
  /** e.g. `taobao_trade_TradeBuyerPay` */
  readonly topics: ReadonlyArray<string>
}

export const TmcTopicGroupAddInput: Codec<TmcTopicGroupAddInput> = /*#__PURE__*/ (() =>
  struct<TmcTopicGroupAddInput>('TmcTopicGroupAddInput', {
    required: {
      group_name: text,
      topics: limited(commaList(text), { maxListSize: 20 }),
    },
  }))()

/** topic分组路由: output */
export interface TmcTopicGroupAddOutput {
  /** e.g. `true` */
  readonly result?: boolean
}

export const TmcTopicGroupAddOutput: Codec<TmcTopicGroupAddOutput> = /*#__PURE__*/ (() =>
  struct<TmcTopicGroupAddOutput>('TmcTopicGroupAddOutput', {
    optional: {
      result: boolean,
    },
  }))()

/**
 * topic分组路由 (`taobao.tmc.topic.group.add`)
 *
 * Routes topics into a group. The route of an account goes before it.
 */
export const tmcTopicGroupAdd: Operation<'top', TmcTopicGroupAddInput, TmcTopicGroupAddOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.topic.group.add',
  title: 'topic分组路由',
  input: TmcTopicGroupAddInput,
  output: TmcTopicGroupAddOutput,
  outcome: { success: { path: ['result'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: {
    input: { group_name: 'group_1', topics: ['taobao_trade_TradeBuyerPay'] },
    output: { result: true },
  },
}
