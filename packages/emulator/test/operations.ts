import {
  boolean,
  dateTime,
  file,
  id,
  idInput,
  integer,
  limited,
  list,
  price,
  struct,
  text,
  unknownValue,
  type FilePart,
  type IdInput,
  type Operation,
} from '@paifang/contract'

export interface TradeInput {
  readonly tid: IdInput
  readonly title?: string
  readonly at?: Date
  readonly lines?: ReadonlyArray<{ readonly sku: string; readonly count: number }>
}

export interface TradeOutput {
  readonly tid: string
  readonly title?: string
  readonly paid: boolean
  readonly payment?: string
  readonly at?: Date
  readonly orders: ReadonlyArray<{ readonly oid: string; readonly tags?: ReadonlyArray<string> }>
}

/** An operation with every kind of value an answer can hold. */
export const trade: Operation<'top', TradeInput, TradeOutput, '404'> = {
  gateway: 'top',
  method: 'taobao.demo.trade.get',
  input: struct<TradeInput>('TradeInput', {
    required: { tid: idInput },
    optional: {
      title: limited(text, { maxLength: 20 }),
      at: dateTime,
      lines: limited(
        list(struct<{ sku: string; count: number }>('Line', { required: { sku: text, count: integer } })),
        { maxListSize: 3 },
      ),
    },
  }),
  output: struct<TradeOutput>('TradeOutput', {
    required: {
      tid: id,
      paid: boolean,
      orders: list(
        struct<{ oid: string; tags?: ReadonlyArray<string> }>('Order', {
          required: { oid: id },
          optional: { tags: list(text) },
        }),
      ),
    },
    optional: { title: text, payment: price, at: dateTime },
  }),
  codes: ['404'],
  session: 'optional',
  idempotent: true,
  sensitive: [['title']],
  example: {
    output: {
      tid: 7091800003790954036n,
      title: '<标题> & "引号"',
      paid: true,
      payment: '200.07',
      at: '2021-01-03 08:00:00',
      orders: [{ oid: 1, tags: ['a', 'b'] }, { oid: 9007199254740993n }],
    },
  },
}

export interface SaveInput {
  readonly request: { readonly mobile: string; readonly request_id: string }
}

export interface SaveOutput {
  readonly result: { readonly success: boolean; readonly code: string; readonly is_retry: boolean }
}

/** A write that needs a session and says in its own words when it failed. */
export const save: Operation<'top', SaveInput, SaveOutput, '200' | '500'> = {
  gateway: 'top',
  method: 'alibaba.demo.customer.save',
  input: struct<SaveInput>('SaveInput', {
    required: {
      request: struct<SaveInput['request']>('SaveRequest', {
        required: { mobile: text, request_id: text },
      }),
    },
  }),
  output: struct<SaveOutput>('SaveOutput', {
    required: {
      result: struct<SaveOutput['result']>('SaveResult', {
        required: { success: boolean, code: text, is_retry: boolean },
      }),
    },
  }),
  outcome: {
    success: { path: ['result', 'success'], accepts: ['true'] },
    code: { path: ['result', 'code'], accepts: ['200'] },
    retryable: ['result', 'is_retry'],
  },
  codes: ['200', '500'],
  session: 'required',
  idempotent: { key: ['request', 'request_id'] },
  sensitive: [['request', 'mobile']],
}

export interface UploadInput {
  readonly title?: string
  readonly img: FilePart
}

export const upload: Operation<'top', UploadInput, { readonly url: string }> = {
  gateway: 'top',
  method: 'taobao.picture.upload',
  input: struct<UploadInput>('UploadInput', { required: { img: file }, optional: { title: text } }),
  output: struct<{ readonly url: string }>('UploadOutput', { required: { url: text } }),
  codes: [],
  session: 'optional',
  idempotent: false,
  sensitive: [],
}

export interface ReportInput {
  readonly pageNumber: number
  readonly pageSize?: number
  readonly keyword?: string
}

export const report: Operation<'opretail', ReportInput, unknown> = {
  gateway: 'opretail',
  method: 'open.demo.report',
  input: struct<ReportInput>('ReportInput', {
    required: { pageNumber: integer },
    optional: { pageSize: integer, keyword: text },
  }),
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [['keyword']],
  example: { output: { total: 1, rows: [{ id: 9007199254740993n }] } },
}

export const guarded: Operation<'opretail', { readonly depId: number }, unknown> = {
  gateway: 'opretail',
  method: 'open.demo.guarded',
  version: 'v2',
  input: struct<{ readonly depId: number }>('GuardedInput', { required: { depId: integer } }),
  output: unknownValue,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
}

export const operations = [trade, save, upload, report, guarded]
