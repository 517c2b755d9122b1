// Generated from public documents of open.openplatform.base.getAgeData; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.openplatform.base.getAgeData. */
export declare namespace OpenplatformBaseGetAgeData {
  /** 年龄分布(人脸): input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Store. (e.g. `9808`) */
    readonly depId?: IdInput
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly stime?: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly etime?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<OpenplatformBaseGetAgeData.Input>('OpenplatformBaseGetAgeData.Input', {
  required: {
    orgid: idInput,
  },
  optional: {
    depId: idInput,
    stime: text,
    etime: text,
  },
})

/** 年龄分布(人脸) (`open.openplatform.base.getAgeData`) */
export const openplatformBaseGetAgeData: Operation<
  'opretail',
  OpenplatformBaseGetAgeData.Input,
  OpenplatformBaseGetAgeData.Output
> = {
  gateway: 'opretail',
  method: 'open.openplatform.base.getAgeData',
  title: '年龄分布(人脸)',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: {
    input: { orgid: '66', depId: '9808', stime: '2021-01-03 00:00:00', etime: '2021-01-03 23:59:59' }
  },
}
