// Generated from ids; corrections go into spec/, not here.
import { commaList, id, idInput, integerInput, list, struct, type Id, type IdInput, type IntegerInput, type PagedOperation } from '@paifang/contract'

/** Types of taobao.demo.ids.get. */
export declare namespace DemoIdsGet {
  /** 示例: input */
  interface Input {
    /** e.g. `7091800003790954036` */
    readonly num_iid: IdInput
    readonly page_no?: IntegerInput
    readonly sub_order_ids?: ReadonlyArray<IdInput>
  }

  /** 示例: output */
  interface Output {
    readonly order_no?: Id
    readonly ids: ReadonlyArray<Id>
    /** 卡券编号 */
    readonly used?: Id
  }
}

const Input = struct<DemoIdsGet.Input>('DemoIdsGet.Input', {
  required: {
    num_iid: idInput,
  },
  optional: {
    page_no: integerInput,
    sub_order_ids: commaList(idInput),
  },
})

const Output = struct<DemoIdsGet.Output>('DemoIdsGet.Output', {
  required: {
    ids: list(id),
  },
  optional: {
    order_no: id,
    used: id,
  },
})

/** 示例 (`taobao.demo.ids.get`) */
export const demoIdsGet: PagedOperation<
  'top',
  DemoIdsGet.Input,
  DemoIdsGet.Output,
  Id
> = {
  gateway: 'top',
  method: 'taobao.demo.ids.get',
  title: '示例',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  paging: { by: 'number', page: ['page_no'], rows: ['ids'] },
  example: { input: { num_iid: '7091800003790954036' } },
}
