// Generated from taobao.tmc.queue.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { integer, list, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.queue.get. */
export declare namespace TmcQueueGet {
  /** 获取消息队列积压情况: input */
  interface Input {
    /** e.g. `default` */
    readonly group_name: string
  }

  /** 获取消息队列积压情况: output */
  interface Output {
    readonly datas: ReadonlyArray<Datas>
  }

  interface Datas {
    /** The queue. (e.g. `default`) */
    readonly name?: string
    /** e.g. `broker_1` */
    readonly broker_name?: string
    /** Put into it today; so spelled. (e.g. `10`) */
    readonly put_toal?: number
    /** Taken from it today. (e.g. `10`) */
    readonly get_total?: number
  }
}

const Input = struct<TmcQueueGet.Input>('TmcQueueGet.Input', {
  required: {
    group_name: text,
  },
})

const Datas = struct<TmcQueueGet.Datas>('TmcQueueGet.Datas', {
  optional: {
    name: text,
    broker_name: text,
    put_toal: integer,
    get_total: integer,
  },
})

const Output = struct<TmcQueueGet.Output>('TmcQueueGet.Output', {
  required: {
    datas: list(Datas),
  },
})

/**
 * 获取消息队列积压情况 (`taobao.tmc.queue.get`)
 *
 * How many messages came and went today.
 */
export const tmcQueueGet: Operation<
  'top',
  TmcQueueGet.Input,
  TmcQueueGet.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.queue.get',
  title: '获取消息队列积压情况',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: { group_name: 'default' },
    output: { datas: [{ name: 'default', broker_name: 'broker_1', put_toal: 10, get_total: 10 }] }
  },
}
