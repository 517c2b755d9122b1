// Generated from idempotent; corrections go into spec/, not here.
import { boolean, integer, struct, text, type Codec, type Operation } from '@paifang/contract'

export interface DemoSyncInput_Request {
  /** 用于幂等 */
  readonly request_id: string
  readonly n?: number
}

export const DemoSyncInput_Request: Codec<DemoSyncInput_Request> = /*#__PURE__*/ (() =>
  struct<DemoSyncInput_Request>('DemoSyncInput_Request', {
    required: {
      request_id: text,
    },
    optional: {
      n: integer,
    },
  }))()

/** 示例: input */
export interface DemoSyncInput {
  readonly request: DemoSyncInput_Request
}

export const DemoSyncInput: Codec<DemoSyncInput> = /*#__PURE__*/ (() =>
  struct<DemoSyncInput>('DemoSyncInput', {
    required: {
      request: DemoSyncInput_Request,
    },
  }))()

/** 示例: output */
export interface DemoSyncOutput {
  /** e.g. `T` */
  readonly resp_success?: string
  /** e.g. `0` */
  readonly resp_code?: number
  readonly resp_msg?: string
  readonly need_retry?: boolean
}

export const DemoSyncOutput: Codec<DemoSyncOutput> = /*#__PURE__*/ (() =>
  struct<DemoSyncOutput>('DemoSyncOutput', {
    optional: {
      resp_success: text,
      resp_code: integer,
      resp_msg: text,
      need_retry: boolean,
    },
  }))()

/** 示例 (`taobao.demo.sync`) */
export const demoSync: Operation<'top', DemoSyncInput, DemoSyncOutput> = {
  gateway: 'top',
  method: 'taobao.demo.sync',
  title: '示例',
  input: DemoSyncInput,
  output: DemoSyncOutput,
  outcome: {
    success: { path: ['resp_success'], accepts: ['T'] },
    code: { path: ['resp_code'], accepts: ['0'] },
    message: ['resp_msg'],
    retryable: ['need_retry'],
  },
  codes: [],
  session: 'unknown',
  idempotent: { key: ['request', 'request_id'] },
  sensitive: [],
  example: { output: { resp_success: 'T', resp_code: 0 } },
}
