// Generated from taobao.tmc.messages.consume of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { dateTime, id, integerInput, limited, list, struct, text, type Id, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.messages.consume. */
export declare namespace TmcMessagesConsume {
  /** 消费多条消息: input */
  interface Input {
    /** Group of the queue. Leave it out while the application has no groups of its own. (e.g. `default`) */
    readonly group_name?: string
    /** How many at most; 10 to 200. Wait 100 ms at least where none came. (10 to 200; e.g. `100`) */
    readonly quantity?: IntegerInput
  }

  /** 消费多条消息: output */
  interface Output {
    readonly messages: ReadonlyArray<Messages>
  }

  interface Messages {
    /** What to confirm. (e.g. `4160600000000000001`) */
    readonly id?: Id
    /** e.g. `taobao_trade_TradeBuyerPay` */
    readonly topic?: string
    /** JSON text of the topic’s own form. (e.g. `{"tid":2310120000000000001}`) */
    readonly content?: string
    /** e.g. `2023-10-11 12:00:00` */
    readonly pub_time?: Date
    /** Who published it. (e.g. `12497914`) */
    readonly pub_app_key?: string
    /** Whose message it is. (e.g. `2000000000001`) */
    readonly user_id?: Id
    /** e.g. `sandbox_seller` */
    readonly user_nick?: string
  }
}

const Input = struct<TmcMessagesConsume.Input>('TmcMessagesConsume.Input', {
  optional: {
    group_name: text,
    quantity: limited(integerInput, { minValue: 10, maxValue: 200 }),
  },
})

const Messages = struct<TmcMessagesConsume.Messages>('TmcMessagesConsume.Messages', {
  optional: {
    id: id,
    topic: text,
    content: text,
    pub_time: dateTime,
    pub_app_key: text,
    user_id: id,
    user_nick: text,
  },
})

const Output = struct<TmcMessagesConsume.Output>('TmcMessagesConsume.Output', {
  required: {
    messages: list(Messages),
  },
})

/**
 * 消费多条消息 (`taobao.tmc.messages.consume`)
 *
 * Takes messages from the queue without the channel. What is not confirmed comes again.
 */
export const tmcMessagesConsume: Operation<
  'top',
  TmcMessagesConsume.Input,
  TmcMessagesConsume.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.messages.consume',
  title: '消费多条消息',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [['messages', 'content'], ['messages', 'user_nick']],
  example: {
    input: { group_name: 'default', quantity: 100 },
    output: {
      messages: [
        {
          id: '4160600000000000001',
          topic: 'taobao_trade_TradeBuyerPay',
          content: '{"tid":2310120000000000001}',
          pub_time: new Date(1696996800000),
          pub_app_key: '12497914',
          user_id: '2000000000001',
          user_nick: 'sandbox_seller'
        }
      ]
    }
  },
}
