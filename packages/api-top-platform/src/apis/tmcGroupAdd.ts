// Generated from taobao.tmc.group.add of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { commaList, dateTime, limited, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.group.add. */
export declare namespace TmcGroupAdd {
  /** 为已开通用户添加用户分组: input */
  interface Input {
    /** Unique in the application, at most 32 characters, not beginning with default. (at most 32 characters; e.g. `group_1`) */
    readonly group_name: string
    /** at most 200 items; e.g. `sandbox_seller` */
    readonly nicks: ReadonlyArray<string>
    /** Where the account lives: tbUIC (Taobao, the default), icbu, ae. (e.g. `tbUIC`) */
    readonly user_platform?: string
  }

  /** 为已开通用户添加用户分组: output */
  interface Output {
    /** e.g. `group_1` */
    readonly group_name?: string
    /** e.g. `2023-10-11 12:00:00` */
    readonly created?: Date
  }
}

const Input = struct<TmcGroupAdd.Input>('TmcGroupAdd.Input', {
  required: {
    group_name: limited(text, { maxLength: 32 }),
    nicks: limited(commaList(text), { maxListSize: 200 }),
  },
  optional: {
    user_platform: text,
  },
})

const Output = struct<TmcGroupAdd.Output>('TmcGroupAdd.Output', {
  optional: {
    group_name: text,
    created: dateTime,
  },
})

/**
 * 为已开通用户添加用户分组 (`taobao.tmc.group.add`)
 *
 * Moves accounts into a group, which is made if need be. Messages from before stay in the default group.
 */
export const tmcGroupAdd: Operation<
  'top',
  TmcGroupAdd.Input,
  TmcGroupAdd.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.group.add',
  title: '为已开通用户添加用户分组',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['nicks']],
  example: {
    input: { group_name: 'group_1', nicks: ['sandbox_seller'], user_platform: 'tbUIC' },
    output: { group_name: 'group_1', created: new Date(1696996800000) }
  },
}
