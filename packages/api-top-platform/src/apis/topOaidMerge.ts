// Generated from taobao.top.oaid.merge of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { limited, list, present, struct, text, type Codec, type Operation } from '@paifang/contract'

/** At most 100. */
export interface TopOaidMergeInput_MergeList {
  /** e.g. `oaid-of-the-order` */
  readonly oaid: string
  /** The order. (e.g. `2310120000000000001`) */
  readonly tid: string
}

export const TopOaidMergeInput_MergeList: Codec<TopOaidMergeInput_MergeList> = /*#__PURE__*/ (() =>
  struct<TopOaidMergeInput_MergeList>('TopOaidMergeInput_MergeList', {
    required: {
      oaid: text,
      tid: text,
    },
  }))()

/** OAID订单合并: input */
export interface TopOaidMergeInput {
  /** At most 100. */
  readonly merge_list: ReadonlyArray<TopOaidMergeInput_MergeList>
}

export const TopOaidMergeInput: Codec<TopOaidMergeInput> = /*#__PURE__*/ (() =>
  struct<TopOaidMergeInput>('TopOaidMergeInput', {
    required: {
      merge_list: present(limited(list(TopOaidMergeInput_MergeList), { maxListSize: 100 })),
    },
  }))()

/** OAID订单合并: output */
export interface TopOaidMergeOutput {
  /** One text per receiver: its orders, comma-separated. (e.g. `2310120000000000001`) */
  readonly tid_list: ReadonlyArray<string>
}

export const TopOaidMergeOutput: Codec<TopOaidMergeOutput> = /*#__PURE__*/ (() =>
  struct<TopOaidMergeOutput>('TopOaidMergeOutput', {
    required: {
      tid_list: list(text),
    },
  }))()

/**
 * OAID订单合并 (`taobao.top.oaid.merge`)
 *
 * Which of the orders go to the same receiver.
 */
export const topOaidMerge: Operation<'top', TopOaidMergeInput, TopOaidMergeOutput> = {
  gateway: 'top',
  method: 'taobao.top.oaid.merge',
  title: 'OAID订单合并',
  input: TopOaidMergeInput,
  output: TopOaidMergeOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: {
    input: { merge_list: [{ oaid: 'oaid-of-the-order', tid: '2310120000000000001' }] },
    output: { tid_list: ['2310120000000000001'] },
  },
}
