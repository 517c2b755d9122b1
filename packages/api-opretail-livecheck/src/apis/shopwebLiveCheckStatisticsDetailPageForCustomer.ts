// Generated from 002_87fd059762c5e53d.txt; corrections go into spec/, not here.
import { idInput, integerInput, limited, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.liveCheck.statisticsDetailPageForCustomer. */
export declare namespace ShopwebLiveCheckStatisticsDetailPageForCustomer {
  /** 巡店报表详情: input */
  interface Input {
    /** Page number (e.g. `1`) */
    readonly pageNumber: IntegerInput
    /** Rows per page (e.g. `20`) */
    readonly pageSize: IntegerInput
    /** Enterprise (group) id on the business platform (e.g. `1084`) */
    readonly enterpriseId: IdInput
    /** First day; the example is a plain date (at most 100 characters; e.g. `2021-01-03`) */
    readonly startTime: string
    /** Last day; the example is a plain date (at most 100 characters; e.g. `2021-03-23`) */
    readonly endTime: string
    /** Kinds of patrol, comma-separated: 1–4 and 6–17, as the description of the operation lists them (at most 100 characters; e.g. `1,2,4,7,8,9`) */
    readonly sourceTypes?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebLiveCheckStatisticsDetailPageForCustomer.Input>('ShopwebLiveCheckStatisticsDetailPageForCustomer.Input', {
  required: {
    pageNumber: integerInput,
    pageSize: integerInput,
    enterpriseId: idInput,
    startTime: limited(text, { maxLength: 100 }),
    endTime: limited(text, { maxLength: 100 }),
  },
  optional: {
    sourceTypes: limited(text, { maxLength: 100 }),
  },
})

/**
 * 巡店报表详情 (`open.shopweb.liveCheck.statisticsDetailPageForCustomer`)
 *
 * 这个接口主要功能是获取用户巡店报表相关信息,主要包括巡店人信息、巡店类型、创建时间、门店信息、问题状态、分数、细则、检查项信息、问题有效期、奖惩金额类型、金额、倒扣分、问题整改图片或整改视频等。sourceTypes: * 1.点检任务 * 2.摇一摇巡店 * 3.图片抓拍 * 4.手动创建问题 * 6.快拍 * 7.告警 * 8.现场巡店 * 9.远程巡店 * 10.AI 抓拍比对 * 11.AI 实时监控 * 12.门店自检 * 13.计划巡店中巡店任务的远程巡店 * 14.计划巡店中巡店任务的现场巡店 * 15.计划巡店中的巡检计划 * 16.小鸟探店 * 17.计划巡店中巡店任务的门店自检
 */
export const shopwebLiveCheckStatisticsDetailPageForCustomer: Operation<
  'opretail',
  ShopwebLiveCheckStatisticsDetailPageForCustomer.Input,
  ShopwebLiveCheckStatisticsDetailPageForCustomer.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.liveCheck.statisticsDetailPageForCustomer',
  title: '巡店报表详情',
  version: 'v1',
  verb: 'POST',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: {
      pageNumber: 1,
      pageSize: 20,
      enterpriseId: '1084',
      startTime: '2021-01-03',
      endTime: '2021-03-23',
      sourceTypes: '1,2,4,7,8,9'
    }
  },
}
