// Generated from taobao.tmc.queue.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { integer, list, struct, text, type Codec, type Operation } from '@paifang/contract'

/** 获取消息队列积压情况: input */
export interface TmcQueueGetInput {
  /** e.g. `default` */
  readonly group_name: string
}

export const TmcQueueGetInput: Codec<TmcQueueGetInput> = /*#__PURE__*/ (() =>
  struct<TmcQueueGetInput>('TmcQueueGetInput', {
    required: {
      group_name: text,
    },
  }))()

export interface TmcQueueGetOutput_Datas {
  /** The queue. (e.g. `default`) */
  readonly name?: string
  /** e.g. `broker_1` */
  readonly broker_name?: string
  /** Put into it today; so spelled. (e.g. `10`) */
  readonly put_toal?: number
  /** Taken from it today. (e.g. `10`) */
  readonly get_total?: number
}

export const TmcQueueGetOutput_Datas: Codec<TmcQueueGetOutput_Datas> = /*#__PURE__*/ (() =>
  struct<TmcQueueGetOutput_Datas>('TmcQueueGetOutput_Datas', {
    optional: {
      name: text,
      broker_name: text,
      put_toal: integer,
      get_total: integer,
    },
  }))()

/** 获取消息队列积压情况: output */
export interface TmcQueueGetOutput {
  readonly datas: ReadonlyArray<TmcQueueGetOutput_Datas>
}

export const TmcQueueGetOutput: Codec<TmcQueueGetOutput> = /*#__PURE__*/ (() =>
  struct<TmcQueueGetOutput>('TmcQueueGetOutput', {
    required: {
      datas: list(TmcQueueGetOutput_Datas),
    },
  }))()

/**
 * 获取消息队列积压情况 (`taobao.tmc.queue.get`)
 *
 * How many messages came and went today.
 */
export const tmcQueueGet: Operation<'top', TmcQueueGetInput, TmcQueueGetOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.queue.get',
  title: '获取消息队列积压情况',
  input: TmcQueueGetInput,
  output: TmcQueueGetOutput,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: { group_name: 'default' },
    output: { datas: [{ name: 'default', broker_name: 'broker_1', put_toal: 10, get_total: 10 }] },
  },
}
