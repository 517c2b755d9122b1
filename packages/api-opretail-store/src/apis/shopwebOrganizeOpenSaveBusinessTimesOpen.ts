// Generated from public documents of open.shopweb.organize.open.saveBusinessTimesOpen; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.organize.open.saveBusinessTimesOpen. */
export declare namespace ShopwebOrganizeOpenSaveBusinessTimesOpen {
  /** 设置营业时间: input */
  interface Input {
    /** The hours, as one JSON text. */
    readonly json: Json
  }

  /** The hours, as one JSON text. */
  interface Json {
    /** Entry to change. */
    readonly id?: IdInput
    /** Store. (e.g. `9808`) */
    readonly depId?: IdInput
    /** MM-dd. (e.g. `01-01`) */
    readonly fromDate?: string
    /** MM-dd. (e.g. `12-31`) */
    readonly toDate?: string
    /** 1: hours by weekday; spelled so. (e.g. `0`) */
    readonly isWeekSeprate?: IntegerInput
    /** First weekday. */
    readonly weekDayFrom?: IntegerInput
    /** Last weekday. */
    readonly weekDayTo?: IntegerInput
    /** HH:mm. (e.g. `08:00`) */
    readonly fromTime?: string
    /** HH:mm. (e.g. `22:00`) */
    readonly toTime?: string
    /** Order. */
    readonly sort?: IntegerInput
    /** Several openings on a day: id, fromTime, toTime. */
    readonly multipleList?: unknown
    /** By weekday: weekDayFrom, weekDayTo and the like. */
    readonly weekList?: unknown
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Json = struct<ShopwebOrganizeOpenSaveBusinessTimesOpen.Json>('ShopwebOrganizeOpenSaveBusinessTimesOpen.Json', {
  optional: {
    id: idInput,
    depId: idInput,
    fromDate: text,
    toDate: text,
    isWeekSeprate: integerInput,
    weekDayFrom: integerInput,
    weekDayTo: integerInput,
    fromTime: text,
    toTime: text,
    sort: integerInput,
    multipleList: unknownValue,
    weekList: unknownValue,
  },
})

const Input = struct<ShopwebOrganizeOpenSaveBusinessTimesOpen.Input>('ShopwebOrganizeOpenSaveBusinessTimesOpen.Input', {
  required: {
    json: Json,
  },
})

/** 设置营业时间 (`open.shopweb.organize.open.saveBusinessTimesOpen`) */
export const shopwebOrganizeOpenSaveBusinessTimesOpen: Operation<
  'opretail',
  ShopwebOrganizeOpenSaveBusinessTimesOpen.Input,
  ShopwebOrganizeOpenSaveBusinessTimesOpen.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.organize.open.saveBusinessTimesOpen',
  title: '设置营业时间',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: {
    input: {
      json: {
        depId: '9808',
        fromDate: '01-01',
        toDate: '12-31',
        isWeekSeprate: 0,
        fromTime: '08:00',
        toTime: '22:00'
      }
    }
  },
}
