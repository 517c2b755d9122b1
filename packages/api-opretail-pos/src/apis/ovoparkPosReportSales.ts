// Generated from public documents of open.ovopark.pos.reportSales; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.ovopark.pos.reportSales. */
export declare namespace OvoparkPosReportSales {
  /** 上报日销售: input */
  interface Input {
    /** Enterprise on the business platform. (e.g. `1084`) */
    readonly enterpriseId: IdInput
    /** How many deals. (e.g. `1`) */
    readonly dealNum: string
    /** Amount. (e.g. `100`) */
    readonly total: string
    /** How many buyers. (e.g. `1`) */
    readonly dealPersonNum: string
    /** Day, yyyy-MM-dd. (e.g. `2021-01-03`) */
    readonly createTime: string
    /** Store; goes before shopId. (e.g. `9808`) */
    readonly depId?: IdInput
    /** Your own code of the store. (e.g. `D000001`) */
    readonly shopId?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<OvoparkPosReportSales.Input>('OvoparkPosReportSales.Input', {
  required: {
    enterpriseId: idInput,
    dealNum: text,
    total: text,
    dealPersonNum: text,
    createTime: text,
  },
  optional: {
    depId: idInput,
    shopId: text,
  },
})

/**
 * 上报日销售 (`open.ovopark.pos.reportSales`)
 *
 * One of depId and shopId is needed.
 */
export const ovoparkPosReportSales: Operation<
  'opretail',
  OvoparkPosReportSales.Input,
  OvoparkPosReportSales.Output
> = {
  gateway: 'opretail',
  method: 'open.ovopark.pos.reportSales',
  title: '上报日销售',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: {
    input: {
      enterpriseId: '1084',
      dealNum: '1',
      total: '100',
      dealPersonNum: '1',
      createTime: '2021-01-03',
      depId: '9808',
      shopId: 'D000001'
    }
  },
}
