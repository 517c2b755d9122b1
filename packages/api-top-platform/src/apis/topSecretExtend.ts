// Generated from taobao.top.secret.extend of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.top.secret.extend. */
export declare namespace TopSecretExtend {
  /** 虚拟号延期: input */
  interface Input {
    readonly extend_request: ExtendRequest
  }

  interface ExtendRequest {
    /** 7, 15 or 30. (e.g. `7`) */
    readonly extend_days: IntegerInput
    /** e.g. `oaid-of-the-order` */
    readonly oaid: string
    /** e.g. `2310120000000000001` */
    readonly order_id: IdInput
    /** As asked for when it was decrypted. (e.g. `1001`) */
    readonly scene: string
  }

  /** 虚拟号延期: output */
  interface Output {
    readonly result?: Result
  }

  interface Result {
    /** The virtual number. (e.g. `18800000000-123`) */
    readonly secret_no?: string
    /** e.g. `2023-11-02 12:00:00` */
    readonly expire_time?: string
  }
}

const ExtendRequest = struct<TopSecretExtend.ExtendRequest>('TopSecretExtend.ExtendRequest', {
  required: {
    extend_days: integerInput,
    oaid: text,
    order_id: idInput,
    scene: text,
  },
})

const Input = struct<TopSecretExtend.Input>('TopSecretExtend.Input', {
  required: {
    extend_request: ExtendRequest,
  },
})

const Result = struct<TopSecretExtend.Result>('TopSecretExtend.Result', {
  optional: {
    secret_no: text,
    expire_time: text,
  },
})

const Output = struct<TopSecretExtend.Output>('TopSecretExtend.Output', {
  optional: {
    result: Result,
  },
})

/**
 * 虚拟号延期 (`taobao.top.secret.extend`)
 *
 * Lets a virtual number live longer.
 */
export const topSecretExtend: Operation<
  'top',
  TopSecretExtend.Input,
  TopSecretExtend.Output
> = {
  gateway: 'top',
  method: 'taobao.top.secret.extend',
  title: '虚拟号延期',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['result', 'secret_no']],
  example: {
    input: {
      extend_request: { extend_days: 7, oaid: 'oaid-of-the-order', order_id: '2310120000000000001', scene: '1001' }
    },
    output: { result: { secret_no: '18800000000-123', expire_time: '2023-11-02 12:00:00' } }
  },
}
