// Generated from public documents of open.shopweb.liveCheck.getLiveCheckLog; corrections go into spec/, not here.
import { integerInput, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.liveCheck.getLiveCheckLog. */
export declare namespace ShopwebLiveCheckGetLiveCheckLog {
  /** 巡店任务列表: input */
  interface Input {
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly endTime: string
    /** 0 mine, 1 those that I manage. (e.g. `1`) */
    readonly recordType: IntegerInput
    /** 0 on site (default), 1 remote. (e.g. `1`) */
    readonly checkType?: IntegerInput
    /** Inspectors, comma-separated. (e.g. `121,122`) */
    readonly checkerId?: string
    /** -1 or absent all, 0 open, 1 done, 2 expired. (e.g. `1`) */
    readonly status?: IntegerInput
    /** Page, from 1. (e.g. `1`) */
    readonly pageNumber: IntegerInput
    /** Rows on a page. (e.g. `20`) */
    readonly pageSize: IntegerInput
    /** Store. (e.g. `9808`) */
    readonly depId?: string
    /** Sent from inside the area: absent any, 0 no, 1 yes. (e.g. `1`) */
    readonly isInRange?: string
    /** Always 3. (e.g. `3`) */
    readonly edition: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebLiveCheckGetLiveCheckLog.Input>('ShopwebLiveCheckGetLiveCheckLog.Input', {
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
    depId: text,
    isInRange: text,
  },
})

/**
 * 巡店任务列表 (`open.shopweb.liveCheck.getLiveCheckLog`)
 *
 * Lengths on the page are shorter than its own examples.
 */
export const shopwebLiveCheckGetLiveCheckLog: Operation<
  'opretail',
  ShopwebLiveCheckGetLiveCheckLog.Input,
  ShopwebLiveCheckGetLiveCheckLog.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.liveCheck.getLiveCheckLog',
  title: '巡店任务列表',
  version: 'v1',
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
      checkType: 1,
      checkerId: '121,122',
      status: 1,
      pageNumber: 1,
      pageSize: 20,
      depId: '9808',
      isInRange: '1',
      edition: 3
    }
  },
}
