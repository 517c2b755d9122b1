// Generated from ids; corrections go into spec/, not here.
import {
  commaList,
  id,
  idInput,
  integer,
  list,
  struct,
  type Codec,
  type Id,
  type IdInput,
  type Operation,
} from '@paifang/contract'

/** 示例: input */
export interface DemoIdsGetInput {
  /** e.g. `7091800003790954036` */
  readonly num_iid: IdInput
  readonly page_no?: number
  readonly sub_order_ids?: ReadonlyArray<IdInput>
}

export const DemoIdsGetInput: Codec<DemoIdsGetInput> = /*#__PURE__*/ (() =>
  struct<DemoIdsGetInput>('DemoIdsGetInput', {
    required: {
      num_iid: idInput,
    },
    optional: {
      page_no: integer,
      sub_order_ids: commaList(idInput),
    },
  }))()

/** 示例: output */
export interface DemoIdsGetOutput {
  readonly order_no?: Id
  readonly ids: ReadonlyArray<Id>
  /** 卡券编号 */
  readonly used?: Id
}

export const DemoIdsGetOutput: Codec<DemoIdsGetOutput> = /*#__PURE__*/ (() =>
  struct<DemoIdsGetOutput>('DemoIdsGetOutput', {
    required: {
      ids: list(id),
    },
    optional: {
      order_no: id,
      used: id,
    },
  }))()

/** 示例 (`taobao.demo.ids.get`) */
export const demoIdsGet: Operation<'top', DemoIdsGetInput, DemoIdsGetOutput> = {
  gateway: 'top',
  method: 'taobao.demo.ids.get',
  title: '示例',
  input: DemoIdsGetInput,
  output: DemoIdsGetOutput,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: { num_iid: '7091800003790954036' }, output: { ids: [] } },
}
