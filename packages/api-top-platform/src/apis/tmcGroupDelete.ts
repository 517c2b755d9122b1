// Generated from taobao.tmc.group.delete of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, commaList, limited, struct, text, type Codec, type Operation } from '@paifang/contract'

/** 删除指定的分组或分组下的用户: input */
export interface TmcGroupDeleteInput {
  /** e.g. `group_1` */
  readonly group_name: string
  /** Only these accounts; none: the group. (e.g. `sandbox_seller`) */
  readonly nicks?: ReadonlyArray<string>
  /** Where the account lives: tbUIC (Taobao, the default), icbu, ae. (e.g. `tbUIC`) */
  readonly user_platform?: string
}

export const TmcGroupDeleteInput: Codec<TmcGroupDeleteInput> = /*#__PURE__*/ (() =>
  struct<TmcGroupDeleteInput>('TmcGroupDeleteInput', {
    required: {
      group_name: text,
    },
    optional: {
      nicks: limited(commaList(text), { maxListSize: 20 }),
      user_platform: text,
    },
  }))()

/** 删除指定的分组或分组下的用户: output */
export interface TmcGroupDeleteOutput {
  /** e.g. `true` */
  readonly is_success?: boolean
}

export const TmcGroupDeleteOutput: Codec<TmcGroupDeleteOutput> = /*#__PURE__*/ (() =>
  struct<TmcGroupDeleteOutput>('TmcGroupDeleteOutput', {
    optional: {
      is_success: boolean,
    },
  }))()

/**
 * 删除指定的分组或分组下的用户 (`taobao.tmc.group.delete`)
 *
 * Takes accounts out of a group, or removes it. Messages that nobody read there are gone.
 */
export const tmcGroupDelete: Operation<'top', TmcGroupDeleteInput, TmcGroupDeleteOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.group.delete',
  title: '删除指定的分组或分组下的用户',
  input: TmcGroupDeleteInput,
  output: TmcGroupDeleteOutput,
  outcome: { success: { path: ['is_success'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['nicks']],
  example: {
    input: { group_name: 'group_1', nicks: ['sandbox_seller'], user_platform: 'tbUIC' },
    output: { is_success: true },
  },
}
