// Generated from taobao.top.oaid.merge of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { limited, list, present, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.top.oaid.merge. */
export declare namespace TopOaidMerge {
  /** OAID订单合并: input */
  interface Input {
    /** At most 100. (at most 100 items) */
    readonly merge_list: ReadonlyArray<MergeList>
  }

  /** At most 100. */
  interface MergeList {
    /** e.g. `oaid-of-the-order` */
    readonly oaid: string
    /** The order. (e.g. `2310120000000000001`) */
    readonly tid: string
  }

  /** OAID订单合并: output */
  interface Output {
    /** One text per receiver: its orders, comma-separated. (e.g. `2310120000000000001`) */
    readonly tid_list: ReadonlyArray<string>
  }
}

const MergeList = struct<TopOaidMerge.MergeList>('TopOaidMerge.MergeList', {
  required: {
    oaid: text,
    tid: text,
  },
})

const Input = struct<TopOaidMerge.Input>('TopOaidMerge.Input', {
  required: {
    merge_list: present(limited(list(MergeList), { maxListSize: 100 })),
  },
})

const Output = struct<TopOaidMerge.Output>('TopOaidMerge.Output', {
  required: {
    tid_list: list(text),
  },
})

/**
 * OAID订单合并 (`taobao.top.oaid.merge`)
 *
 * Which of the orders go to the same receiver.
 */
export const topOaidMerge: Operation<
  'top',
  TopOaidMerge.Input,
  TopOaidMerge.Output
> = {
  gateway: 'top',
  method: 'taobao.top.oaid.merge',
  title: 'OAID订单合并',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: {
    input: { merge_list: [{ oaid: 'oaid-of-the-order', tid: '2310120000000000001' }] },
    output: { tid_list: ['2310120000000000001'] }
  },
}
