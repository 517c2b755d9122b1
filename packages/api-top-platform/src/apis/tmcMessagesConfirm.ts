// Generated from taobao.tmc.messages.confirm of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, commaList, limited, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.messages.confirm. */
export declare namespace TmcMessagesConfirm {
  /** 确认消费消息的状态: input */
  interface Input {
    /** Group of the queue. Leave it out while the application has no groups of its own. (e.g. `default`) */
    readonly group_name?: string
    /** Ids of messages that were handled. (at most 200 items; e.g. `4160600000000000001`) */
    readonly s_message_ids: ReadonlyArray<string>
    /** Ids of messages that failed; the platform does not heed it any more. (at most 200 items) */
    readonly f_message_ids?: ReadonlyArray<string>
  }

  /** 确认消费消息的状态: output */
  interface Output {
    /** e.g. `true` */
    readonly is_success?: boolean
  }
}

const Input = struct<TmcMessagesConfirm.Input>('TmcMessagesConfirm.Input', {
  required: {
    s_message_ids: limited(commaList(text), { maxListSize: 200 }),
  },
  optional: {
    group_name: text,
    f_message_ids: limited(commaList(text), { maxListSize: 200 }),
  },
})

const Output = struct<TmcMessagesConfirm.Output>('TmcMessagesConfirm.Output', {
  optional: {
    is_success: boolean,
  },
})

/**
 * 确认消费消息的状态 (`taobao.tmc.messages.confirm`)
 *
 * Says that messages were handled, so that they do not come again.
 */
export const tmcMessagesConfirm: Operation<
  'top',
  TmcMessagesConfirm.Input,
  TmcMessagesConfirm.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.messages.confirm',
  title: '确认消费消息的状态',
  input: Input,
  output: Output,
  outcome: { success: { path: ['is_success'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: { group_name: 'default', s_message_ids: ['4160600000000000001'] },
    output: { is_success: true }
  },
}
