// Generated from public documents of open.shopweb.liveCheck.getLiveCheckLog; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.liveCheck.getLiveCheckLog. */
export declare namespace ShopwebLiveCheckGetLiveCheckLogV2 {
  /** 巡店任务列表: input */
  interface Input {
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly endTime: string
    /** 0 mine, 1 those that I manage. (e.g. `1`) */
    readonly recordType: IntegerInput
    /** Page, from 1. (e.g. `1`) */
    readonly pageNumber: IntegerInput
    /** Rows on a page. (e.g. `20`) */
    readonly pageSize: IntegerInput
    /** Always 3. (e.g. `3`) */
    readonly edition: IntegerInput
    /** 0 on site, 1 remote. (e.g. `0`) */
    readonly checkType?: IntegerInput
    /** Inspectors, comma-separated. (e.g. `1,2,3`) */
    readonly checkerId?: string
    /** -1 or absent all, 0 open, 1 done, 2 expired. (e.g. `1`) */
    readonly status?: IntegerInput
    /** Store. (e.g. `9808`) */
    readonly depId?: IdInput
    /** Sent from inside the area: absent any, 0 no, 1 yes. (e.g. `1`) */
    readonly isInRange?: string
    /** Audited from. */
    readonly auditStartTime?: string
    /** Audited until. */
    readonly auditEndTime?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebLiveCheckGetLiveCheckLogV2.Input>('ShopwebLiveCheckGetLiveCheckLogV2.Input', {
  required: {
    startTime: text,
    endTime: text,
    recordType: integerInput,
    pageNumber: integerInput,
    pageSize: integerInput,
    edition: integerInput,
  },
  optional: {
    checkType: integerInput,
    checkerId: text,
    status: integerInput,
    depId: idInput,
    isInRange: text,
    auditStartTime: text,
    auditEndTime: text,
  },
})

/**
 * 巡店任务列表 (`open.shopweb.liveCheck.getLiveCheckLog`)
 *
 * Lengths on the page are shorter than its own examples.
 */
export const shopwebLiveCheckGetLiveCheckLogV2: Operation<
  'opretail',
  ShopwebLiveCheckGetLiveCheckLogV2.Input,
  ShopwebLiveCheckGetLiveCheckLogV2.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.liveCheck.getLiveCheckLog',
  title: '巡店任务列表',
  version: 'v2',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: {
      startTime: '2021-01-03 00:00:00',
      endTime: '2021-01-03 23:59:59',
      recordType: 1,
      pageNumber: 1,
      pageSize: 20,
      edition: 3,
      checkType: 0,
      checkerId: '1,2,3',
      status: 1,
      depId: '9808',
      isInRange: '1'
    }
  },
}
