// Generated from taobao.tmc.message.produce of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, file, integer, integerInput, limited, list, struct, text, type FilePart, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.message.produce. */
export declare namespace TmcMessageProduce {
  /** 发布单条消息: input */
  interface Input {
    /** at most 256 characters; e.g. `application_topic` */
    readonly topic: string
    /** JSON text. (at most 122880 characters; e.g. `{"key":"value"}`) */
    readonly content: string
    /** Only to this group. */
    readonly target_group?: string
    /** Milliseconds before it is delivered. */
    readonly delay_millis?: IntegerInput
    /** Milliseconds after which it is not delivered any more. */
    readonly expires_millis?: IntegerInput
    /** A file that goes with it. (at most 1048576 bytes) */
    readonly media_content?: FilePart
    /** A file that goes with it. (at most 1048576 bytes) */
    readonly media_content2?: FilePart
    /** A file that goes with it. (at most 1048576 bytes) */
    readonly media_content3?: FilePart
    /** A file that goes with it. (at most 1048576 bytes) */
    readonly media_content4?: FilePart
    /** A file that goes with it. (at most 1048576 bytes) */
    readonly media_content5?: FilePart
  }

  /** 发布单条消息: output */
  interface Output {
    /** e.g. `true` */
    readonly is_success?: boolean
    /** How many copies went out. (e.g. `1`) */
    readonly total?: number
    /** e.g. `4160600000000000001` */
    readonly msg_ids: ReadonlyArray<string>
  }
}

const Input = struct<TmcMessageProduce.Input>('TmcMessageProduce.Input', {
  required: {
    topic: limited(text, { maxLength: 256 }),
    content: limited(text, { maxLength: 122880 }),
  },
  optional: {
    target_group: text,
    delay_millis: integerInput,
    expires_millis: integerInput,
    media_content: limited(file, { maxBytes: 1048576 }),
    media_content2: limited(file, { maxBytes: 1048576 }),
    media_content3: limited(file, { maxBytes: 1048576 }),
    media_content4: limited(file, { maxBytes: 1048576 }),
    media_content5: limited(file, { maxBytes: 1048576 }),
  },
})

const Output = struct<TmcMessageProduce.Output>('TmcMessageProduce.Output', {
  required: {
    msg_ids: list(text),
  },
  optional: {
    is_success: boolean,
    total: integer,
  },
})

/**
 * 发布单条消息 (`taobao.tmc.message.produce`)
 *
 * Publishes one message.
 */
export const tmcMessageProduce: Operation<
  'top',
  TmcMessageProduce.Input,
  TmcMessageProduce.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.message.produce',
  title: '发布单条消息',
  input: Input,
  output: Output,
  outcome: { success: { path: ['is_success'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['content']],
  example: {
    input: { topic: 'application_topic', content: '{"key":"value"}' },
    output: { is_success: true, total: 1, msg_ids: ['4160600000000000001'] }
  },
}
