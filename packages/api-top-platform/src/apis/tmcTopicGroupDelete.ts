// Generated from taobao.tmc.topic.group.delete of the API metadata of 2023-10-11; corrections go into spec/, not here.
import {
  boolean,
  commaList,
  idInput,
  limited,
  struct,
  text,
  type Codec,
  type IdInput,
  type Operation,
} from '@paifang/contract'

/** 删除消息topic分组路由: input */
export interface TmcTopicGroupDeleteInput {
  /** e.g. `group_1` */
  readonly group_name: string
  readonly group_id?: IdInput
  /** e.g. `taobao_trade_TradeBuyerPay` */
  readonly topics: ReadonlyArray<string>
}

export const TmcTopicGroupDeleteInput: Codec<TmcTopicGroupDeleteInput> = /*#__PURE__*/ (() =>
  struct<TmcTopicGroupDeleteInput>('TmcTopicGroupDeleteInput', {
    required: {
      group_name: text,
      topics: limited(commaList(text), { maxListSize: 20 }),
    },
    optional: {
      group_id: idInput,
    },
  }))()

/** 删除消息topic分组路由: output */
export interface TmcTopicGroupDeleteOutput {
  /** e.g. `true` */
  readonly result?: boolean
}

export const TmcTopicGroupDeleteOutput: Codec<TmcTopicGroupDeleteOutput> = /*#__PURE__*/ (() =>
  struct<TmcTopicGroupDeleteOutput>('TmcTopicGroupDeleteOutput', {
    optional: {
      result: boolean,
    },
  }))()

/**
 * 删除消息topic分组路由 (`taobao.tmc.topic.group.delete`)
 *
 * Takes routes of topics back.
 */
export const tmcTopicGroupDelete: Operation<'top', TmcTopicGroupDeleteInput, TmcTopicGroupDeleteOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.topic.group.delete',
  title: '删除消息topic分组路由',
  input: TmcTopicGroupDeleteInput,
  output: TmcTopicGroupDeleteOutput,
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
