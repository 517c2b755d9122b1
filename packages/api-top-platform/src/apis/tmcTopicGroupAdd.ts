// Generated from taobao.tmc.topic.group.add of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, commaList, limited, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.topic.group.add. */
export declare namespace TmcTopicGroupAdd {
  /** topic分组路由: input */
  interface Input {
    /** e.g. `group_1` */
    readonly group_name: string
    /** at most 20 items; e.g. `taobao_trade_TradeBuyerPay` */
    readonly topics: ReadonlyArray<string>
  }

  /** topic分组路由: output */
  interface Output {
    /** e.g. `true` */
    readonly result?: boolean
  }
}

const Input = struct<TmcTopicGroupAdd.Input>('TmcTopicGroupAdd.Input', {
  required: {
    group_name: text,
    topics: limited(commaList(text), { maxListSize: 20 }),
  },
})

const Output = struct<TmcTopicGroupAdd.Output>('TmcTopicGroupAdd.Output', {
  optional: {
    result: boolean,
  },
})

/**
 * topic分组路由 (`taobao.tmc.topic.group.add`)
 *
 * Routes topics into a group. The route of an account goes before it.
 */
export const tmcTopicGroupAdd: Operation<
  'top',
  TmcTopicGroupAdd.Input,
  TmcTopicGroupAdd.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.topic.group.add',
  title: 'topic分组路由',
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
