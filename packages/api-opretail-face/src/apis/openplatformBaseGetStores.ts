// Generated from public documents of open.openplatform.base.getStores; corrections go into spec/, not here.
import { idInput, struct, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.openplatform.base.getStores. */
export declare namespace OpenplatformBaseGetStores {
  /** 查询门店(人脸): input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<OpenplatformBaseGetStores.Input>('OpenplatformBaseGetStores.Input', {
  required: {
    orgid: idInput,
  },
})

/** 查询门店(人脸) (`open.openplatform.base.getStores`) */
export const openplatformBaseGetStores: Operation<
  'opretail',
  OpenplatformBaseGetStores.Input,
  OpenplatformBaseGetStores.Output
> = {
  gateway: 'opretail',
  method: 'open.openplatform.base.getStores',
  title: '查询门店(人脸)',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { orgid: '66' } },
}
