// Generated from taobao.tmc.user.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, commaList, dateTime, id, limited, list, oneOf, struct, text, type Id, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.user.get. */
export declare namespace TmcUserGet {
  /** 获取用户已开通消息: input */
  interface Input {
    /** Which members of tmc_user are wanted. (e.g. `user_nick,topics,user_id,is_valid,created,modified`) */
    readonly fields: ReadonlyArray<'user_id' | 'user_nick' | 'user_platform' | 'group_name' | 'topics' | 'is_valid' | 'created' | 'modified'>
    /** Nick of the account. (at most 100 characters; e.g. `sandbox_seller`) */
    readonly nick: string
    /** Where the account lives: tbUIC (Taobao, the default), icbu, ae. (e.g. `tbUIC`) */
    readonly user_platform?: string
  }

  /** 获取用户已开通消息: output */
  interface Output {
    readonly tmc_user?: TmcUser
  }

  interface TmcUser {
    /** e.g. `2000000000001` */
    readonly user_id?: Id
    /** e.g. `sandbox_seller` */
    readonly user_nick?: string
    /** e.g. `tbUIC` */
    readonly user_platform?: string
    /** e.g. `default` */
    readonly group_name?: string
    /** e.g. `taobao_trade_TradeBuyerPay` */
    readonly topics: ReadonlyArray<string>
    /** e.g. `true` */
    readonly is_valid?: boolean
    /** e.g. `2023-10-11 12:00:00` */
    readonly created?: Date
    /** e.g. `2023-10-11 12:00:00` */
    readonly modified?: Date
  }
}

const Input = struct<TmcUserGet.Input>('TmcUserGet.Input', {
  required: {
    fields: commaList(oneOf(['user_id', 'user_nick', 'user_platform', 'group_name', 'topics', 'is_valid', 'created', 'modified'])),
    nick: limited(text, { maxLength: 100 }),
  },
  optional: {
    user_platform: text,
  },
})

const TmcUser = struct<TmcUserGet.TmcUser>('TmcUserGet.TmcUser', {
  required: {
    topics: list(text),
  },
  optional: {
    user_id: id,
    user_nick: text,
    user_platform: text,
    group_name: text,
    is_valid: boolean,
    created: dateTime,
    modified: dateTime,
  },
})

const Output = struct<TmcUserGet.Output>('TmcUserGet.Output', {
  optional: {
    tmc_user: TmcUser,
  },
})

/**
 * 获取用户已开通消息 (`taobao.tmc.user.get`)
 *
 * What the message service of an account is set to.
 */
export const tmcUserGet: Operation<
  'top',
  TmcUserGet.Input,
  TmcUserGet.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.user.get',
  title: '获取用户已开通消息',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [['nick'], ['tmc_user', 'user_nick']],
  example: {
    input: {
      fields: ['user_nick', 'topics', 'user_id', 'is_valid', 'created', 'modified'],
      nick: 'sandbox_seller',
      user_platform: 'tbUIC'
    },
    output: {
      tmc_user: {
        user_id: '2000000000001',
        user_nick: 'sandbox_seller',
        user_platform: 'tbUIC',
        group_name: 'default',
        topics: ['taobao_trade_TradeBuyerPay'],
        is_valid: true,
        created: new Date(1696996800000),
        modified: new Date(1696996800000)
      }
    }
  },
}
