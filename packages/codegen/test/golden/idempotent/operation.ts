// Generated from idempotent; corrections go into spec/, not here.
import { boolean, integer, integerInput, struct, text, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.demo.sync. */
export declare namespace DemoSync {
  /** 示例: input */
  interface Input {
    readonly request: Request
  }

  interface Request {
    /** 用于幂等 */
    readonly request_id: string
    readonly n?: IntegerInput
  }

  /** 示例: output */
  interface Output {
    /** e.g. `T` */
    readonly resp_success?: string
    /** e.g. `0` */
    readonly resp_code?: number
    readonly resp_msg?: string
    readonly need_retry?: boolean
  }
}

const Request = struct<DemoSync.Request>('DemoSync.Request', {
  required: {
    request_id: text,
  },
  optional: {
    n: integerInput,
  },
})

const Input = struct<DemoSync.Input>('DemoSync.Input', {
  required: {
    request: Request,
  },
})

const Output = struct<DemoSync.Output>('DemoSync.Output', {
  optional: {
    resp_success: text,
    resp_code: integer,
    resp_msg: text,
    need_retry: boolean,
  },
})

/** 示例 (`taobao.demo.sync`) */
export const demoSync: Operation<
  'top',
  DemoSync.Input,
  DemoSync.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.sync',
  title: '示例',
  input: Input,
  output: Output,
  outcome: {
    success: { path: ['resp_success'], accepts: ['T'] },
    code: { path: ['resp_code'], accepts: ['0'] },
    message: ['resp_msg'],
    retryable: ['need_retry']
  },
  codes: [],
  session: 'unknown',
  idempotent: { key: ['request', 'request_id'] },
  sensitive: [],
  example: { output: { resp_success: 'T', resp_code: 0 } },
}
