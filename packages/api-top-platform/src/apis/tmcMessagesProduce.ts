// Generated from taobao.tmc.messages.produce of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, limited, list, present, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.messages.produce. */
export declare namespace TmcMessagesProduce {
  /** 批量发送消息: input */
  interface Input {
    /** At most 50. (at most 50 items) */
    readonly messages: ReadonlyArray<Messages>
  }

  /** At most 50. */
  interface Messages {
    /** e.g. `application_topic` */
    readonly topic: string
    /** JSON text. (e.g. `{"key":"value"}`) */
    readonly content: string
    /** Only to this group. */
    readonly target_group?: string
  }

  /** 批量发送消息: output */
  interface Output {
    /** false: some were taken, some not; look at each. (e.g. `true`) */
    readonly is_all_success?: boolean
    readonly results: ReadonlyArray<Results>
  }

  interface Results {
    /** e.g. `true` */
    readonly is_success?: boolean
    readonly error_code?: string
    readonly error_message?: string
  }
}

const Messages = struct<TmcMessagesProduce.Messages>('TmcMessagesProduce.Messages', {
  required: {
    topic: text,
    content: text,
  },
  optional: {
    target_group: text,
  },
})

const Input = struct<TmcMessagesProduce.Input>('TmcMessagesProduce.Input', {
  required: {
    messages: present(limited(list(Messages), { maxListSize: 50 })),
  },
})

const Results = struct<TmcMessagesProduce.Results>('TmcMessagesProduce.Results', {
  optional: {
    is_success: boolean,
    error_code: text,
    error_message: text,
  },
})

const Output = struct<TmcMessagesProduce.Output>('TmcMessagesProduce.Output', {
  required: {
    results: list(Results),
  },
  optional: {
    is_all_success: boolean,
  },
})

/**
 * 批量发送消息 (`taobao.tmc.messages.produce`)
 *
 * Publishes up to 50 messages. is_all_success says whether all of them were taken; results says it of each, in their order.
 */
export const tmcMessagesProduce: Operation<
  'top',
  TmcMessagesProduce.Input,
  TmcMessagesProduce.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.messages.produce',
  title: '批量发送消息',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['messages', 'content']],
  example: {
    input: { messages: [{ topic: 'application_topic', content: '{"key":"value"}' }] },
    output: { is_all_success: true, results: [{ is_success: true }] }
  },
}
