// Generated from taobao.tmc.messages.produce of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, limited, list, present, struct, text, type Codec, type Operation } from '@paifang/contract'

/** At most 50. */
export interface TmcMessagesProduceInput_Messages {
  /** e.g. `application_topic` */
  readonly topic: string
  /** JSON text. (e.g. `{"key":"value"}`) */
  readonly content: string
  /** Only to this group. */
  readonly target_group?: string
}

export const TmcMessagesProduceInput_Messages: Codec<TmcMessagesProduceInput_Messages> = /*#__PURE__*/ (() =>
  struct<TmcMessagesProduceInput_Messages>('TmcMessagesProduceInput_Messages', {
    required: {
      topic: text,
      content: text,
    },
    optional: {
      target_group: text,
    },
  }))()

/** 批量发送消息: input */
export interface TmcMessagesProduceInput {
  /** At most 50. */
  readonly messages: ReadonlyArray<TmcMessagesProduceInput_Messages>
}

export const TmcMessagesProduceInput: Codec<TmcMessagesProduceInput> = /*#__PURE__*/ (() =>
  struct<TmcMessagesProduceInput>('TmcMessagesProduceInput', {
    required: {
      messages: present(limited(list(TmcMessagesProduceInput_Messages), { maxListSize: 50 })),
    },
  }))()

export interface TmcMessagesProduceOutput_Results {
  /** e.g. `true` */
  readonly is_success?: boolean
  readonly error_code?: string
  readonly error_message?: string
}

export const TmcMessagesProduceOutput_Results: Codec<TmcMessagesProduceOutput_Results> = /*#__PURE__*/ (() =>
  struct<TmcMessagesProduceOutput_Results>('TmcMessagesProduceOutput_Results', {
    optional: {
      is_success: boolean,
      error_code: text,
      error_message: text,
    },
  }))()

/** 批量发送消息: output */
export interface TmcMessagesProduceOutput {
  /** false: some were taken, some not; look at each. (e.g. `true`) */
  readonly is_all_success?: boolean
  readonly results: ReadonlyArray<TmcMessagesProduceOutput_Results>
}

export const TmcMessagesProduceOutput: Codec<TmcMessagesProduceOutput> = /*#__PURE__*/ (() =>
  struct<TmcMessagesProduceOutput>('TmcMessagesProduceOutput', {
    required: {
      results: list(TmcMessagesProduceOutput_Results),
    },
    optional: {
      is_all_success: boolean,
    },
  }))()

/**
 * 批量发送消息 (`taobao.tmc.messages.produce`)
 *
 * Publishes up to 50 messages. is_all_success says whether all of them were taken; results says it of each, in their order.
 */
export const tmcMessagesProduce: Operation<'top', TmcMessagesProduceInput, TmcMessagesProduceOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.messages.produce',
  title: '批量发送消息',
  input: TmcMessagesProduceInput,
  output: TmcMessagesProduceOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['messages', 'content']],
  example: {
    input: { messages: [{ topic: 'application_topic', content: '{"key":"value"}' }] },
    output: { is_all_success: true, results: [{ is_success: true }] },
  },
}
