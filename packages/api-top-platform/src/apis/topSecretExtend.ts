// Generated from taobao.top.secret.extend of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { idInput, integer, struct, text, type Codec, type IdInput, type Operation } from '@paifang/contract'

export interface TopSecretExtendInput_ExtendRequest {
  /** 7, 15 or 30. (e.g. `7`) */
  readonly extend_days: number
  /** e.g. `oaid-of-the-order` */
  readonly oaid: string
  /** e.g. `2310120000000000001` */
  readonly order_id: IdInput
  /** As asked for when it was decrypted. (e.g. `1001`) */
  readonly scene: string
}

export const TopSecretExtendInput_ExtendRequest: Codec<TopSecretExtendInput_ExtendRequest> =
  /*#__PURE__*/ (() =>
    struct<TopSecretExtendInput_ExtendRequest>('TopSecretExtendInput_ExtendRequest', {
      required: {
        extend_days: integer,
        oaid: text,
        order_id: idInput,
        scene: text,
      },
    }))()

/** 虚拟号延期: input */
export interface TopSecretExtendInput {
  readonly extend_request: TopSecretExtendInput_ExtendRequest
}

export const TopSecretExtendInput: Codec<TopSecretExtendInput> = /*#__PURE__*/ (() =>
  struct<TopSecretExtendInput>('TopSecretExtendInput', {
    required: {
      extend_request: TopSecretExtendInput_ExtendRequest,
    },
  }))()

export interface TopSecretExtendOutput_Result {
  /** The virtual number. (e.g. `18800000000-123`) */
  readonly secret_no?: string
  /** e.g. `2023-11-02 12:00:00` */
  readonly expire_time?: string
}

export const TopSecretExtendOutput_Result: Codec<TopSecretExtendOutput_Result> = /*#__PURE__*/ (() =>
  struct<TopSecretExtendOutput_Result>('TopSecretExtendOutput_Result', {
    optional: {
      secret_no: text,
      expire_time: text,
    },
  }))()

/** 虚拟号延期: output */
export interface TopSecretExtendOutput {
  readonly result?: TopSecretExtendOutput_Result
}

export const TopSecretExtendOutput: Codec<TopSecretExtendOutput> = /*#__PURE__*/ (() =>
  struct<TopSecretExtendOutput>('TopSecretExtendOutput', {
    optional: {
      result: TopSecretExtendOutput_Result,
    },
  }))()

/**
 * 虚拟号延期 (`taobao.top.secret.extend`)
 *
 * Lets a virtual number live longer.
 */
export const topSecretExtend: Operation<'top', TopSecretExtendInput, TopSecretExtendOutput> = {
  gateway: 'top',
  method: 'taobao.top.secret.extend',
  title: '虚拟号延期',
  input: TopSecretExtendInput,
  output: TopSecretExtendOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['result', 'secret_no']],
  example: {
    input: {
      extend_request: {
        extend_days: 7,
        oaid: 'oaid-of-the-order',
        order_id: '2310120000000000001',
        scene: '1001',
      },
    },
    output: { result: { secret_no: '18800000000-123', expire_time: '2023-11-02 12:00:00' } },
  },
}
