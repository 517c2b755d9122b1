// Generated from taobao.tmc.topic.group.delete of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, commaList, idInput, limited, struct, text, type IdInput, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.topic.group.delete. */
export declare namespace TmcTopicGroupDelete {
  /** 删除消息topic分组路由: input */
  interface Input {
    /** e.g. `group_1` */
    readonly group_name: string
    readonly group_id?: IdInput
    /** at most 20 items; e.g. `taobao_trade_TradeBuyerPay` */
    readonly topics: ReadonlyArray<string>
  }

  /** 删除消息topic分组路由: output */
  interface Output {
    /** e.g. `true` */
    readonly result?: boolean
  }
}

const Input = struct<TmcTopicGroupDelete.Input>('TmcTopicGroupDelete.Input', {
  required: {
    group_name: text,
    topics: limited(commaList(text), { maxListSize: 20 }),
  },
  optional: {
    group_id: idInput,
  },
})

const Output = struct<TmcTopicGroupDelete.Output>('TmcTopicGroupDelete.Output', {
  optional: {
    result: boolean,
  },
})

/**
 * 删除消息topic分组路由 (`taobao.tmc.topic.group.delete`)
 *
 * Takes routes of topics back.
 */
export const tmcTopicGroupDelete: Operation<
  'top',
  TmcTopicGroupDelete.Input,
  TmcTopicGroupDelete.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.topic.group.delete',
  title: '删除消息topic分组路由',
  input: Input,
  output: Output,
  outcome: { success: { path: ['result'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: {
    input: { group_name: 'group_1', topics: ['taobao_trade_TradeBuyerPay'] },
    output: { result: true }
  },
}
