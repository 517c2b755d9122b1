// Generated from public documents of open.ovopark.expiryDate.sendExpiryDateRecord; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.ovopark.expiryDate.sendExpiryDateRecord. */
export declare namespace OvoparkExpiryDateSendExpiryDateRecord {
  /** 上报效期记录: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgId: IdInput
    /** Enterprise on the business platform. (e.g. `1084`) */
    readonly enterpriseId: IdInput
    /** The record. */
    readonly iposJson: IposJson
  }

  /** The record. */
  interface IposJson {
    /** Your own code of the store. (e.g. `D001`) */
    readonly shopId?: string
    /** Store. (e.g. `9808`) */
    readonly depId?: string
    /** Number of the record, unique. (e.g. `t-000000000001`) */
    readonly expiryDateNo: string
    /** Who entered it. (e.g. `operator`) */
    readonly inputer: string
    /** Device, bound to a camera. (e.g. `001`) */
    readonly expiryDateDeviceNo: string
    /** Opened at; the page writes it in two forms, this is that of its example. (e.g. `2021-01-03 08:00:00`) */
    readonly ticketTime: string
    /** The material. (e.g. `milk`) */
    readonly stuff: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const IposJson = struct<OvoparkExpiryDateSendExpiryDateRecord.IposJson>('OvoparkExpiryDateSendExpiryDateRecord.IposJson', {
  required: {
    expiryDateNo: text,
    inputer: text,
    expiryDateDeviceNo: text,
    ticketTime: text,
    stuff: text,
  },
  optional: {
    shopId: text,
    depId: text,
  },
})

const Input = struct<OvoparkExpiryDateSendExpiryDateRecord.Input>('OvoparkExpiryDateSendExpiryDateRecord.Input', {
  required: {
    orgId: idInput,
    enterpriseId: idInput,
    iposJson: IposJson,
  },
})

/**
 * 上报效期记录 (`open.ovopark.expiryDate.sendExpiryDateRecord`)
 *
 * iposJson goes as one JSON text. One of depId and shopId is needed.
 */
export const ovoparkExpiryDateSendExpiryDateRecord: Operation<
  'opretail',
  OvoparkExpiryDateSendExpiryDateRecord.Input,
  OvoparkExpiryDateSendExpiryDateRecord.Output
> = {
  gateway: 'opretail',
  method: 'open.ovopark.expiryDate.sendExpiryDateRecord',
  title: '上报效期记录',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [['iposJson', 'inputer']],
  example: {
    input: {
      orgId: '66',
      enterpriseId: '1084',
      iposJson: {
        shopId: 'D001',
        depId: '9808',
        expiryDateNo: 't-000000000001',
        inputer: 'operator',
        expiryDateDeviceNo: '001',
        ticketTime: '2021-01-03 08:00:00',
        stuff: 'milk'
      }
    }
  },
}
