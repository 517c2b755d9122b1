// Generated from taobao.tmc.group.delete of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, commaList, limited, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.group.delete. */
export declare namespace TmcGroupDelete {
  /** 删除指定的分组或分组下的用户: input */
  interface Input {
    /** e.g. `group_1` */
    readonly group_name: string
    /** Only these accounts; none: the group. (at most 20 items; e.g. `sandbox_seller`) */
    readonly nicks?: ReadonlyArray<string>
    /** Where the account lives: tbUIC (Taobao, the default), icbu, ae. (e.g. `tbUIC`) */
    readonly user_platform?: string
  }

  /** 删除指定的分组或分组下的用户: output */
  interface Output {
    /** e.g. `true` */
    readonly is_success?: boolean
  }
}

const Input = struct<TmcGroupDelete.Input>('TmcGroupDelete.Input', {
  required: {
    group_name: text,
  },
  optional: {
    nicks: limited(commaList(text), { maxListSize: 20 }),
    user_platform: text,
  },
})

const Output = struct<TmcGroupDelete.Output>('TmcGroupDelete.Output', {
  optional: {
    is_success: boolean,
  },
})

/**
 * 删除指定的分组或分组下的用户 (`taobao.tmc.group.delete`)
 *
 * Takes accounts out of a group, or removes it. Messages that nobody read there are gone.
 */
export const tmcGroupDelete: Operation<
  'top',
  TmcGroupDelete.Input,
  TmcGroupDelete.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.group.delete',
  title: '删除指定的分组或分组下的用户',
  input: Input,
  output: Output,
  outcome: { success: { path: ['is_success'], accepts: ['true'] } },
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['nicks']],
  example: {
    input: { group_name: 'group_1', nicks: ['sandbox_seller'], user_platform: 'tbUIC' },
    output: { is_success: true }
  },
}
