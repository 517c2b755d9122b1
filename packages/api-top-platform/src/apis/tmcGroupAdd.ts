// Generated from taobao.tmc.group.add of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { commaList, dateTime, limited, struct, text, type Codec, type Operation } from '@paifang/contract'

/** 为已开通用户添加用户分组: input */
export interface TmcGroupAddInput {
  /** Unique in the application, at most 32 characters, not beginning with default. (e.g. `group_1`) */
  readonly group_name: string
  /** e.g. `sandbox_seller` */
  readonly nicks: ReadonlyArray<string>
  /** Where the account lives: tbUIC (Taobao, the default), icbu, ae. (e.g. `tbUIC`) */
  readonly user_platform?: string
}

export const TmcGroupAddInput: Codec<TmcGroupAddInput> = /*#__PURE__*/ (() =>
  struct<TmcGroupAddInput>('TmcGroupAddInput', {
    required: {
      group_name: limited(text, { maxLength: 32 }),
      nicks: limited(commaList(text), { maxListSize: 200 }),
    },
    optional: {
      user_platform: text,
    },
  }))()

/** 为已开通用户添加用户分组: output */
export interface TmcGroupAddOutput {
  /** e.g. `group_1` */
  readonly group_name?: string
  /** e.g. `2023-10-11 12:00:00` */
  readonly created?: Date
}

export const TmcGroupAddOutput: Codec<TmcGroupAddOutput> = /*#__PURE__*/ (() =>
  struct<TmcGroupAddOutput>('TmcGroupAddOutput', {
    optional: {
      group_name: text,
      created: dateTime,
    },
  }))()

/**
 * 为已开通用户添加用户分组 (`taobao.tmc.group.add`)
 *
 * Moves accounts into a group, which is made if need be. Messages from before stay in the default group.
 */
export const tmcGroupAdd: Operation<'top', TmcGroupAddInput, TmcGroupAddOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.group.add',
  title: '为已开通用户添加用户分组',
  input: TmcGroupAddInput,
  output: TmcGroupAddOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['nicks']],
  example: {
    input: { group_name: 'group_1', nicks: ['sandbox_seller'], user_platform: 'tbUIC' },
    output: { group_name: 'group_1', created: new Date(1696996800000) },
  },
}
