// Generated from taobao.tmc.groups.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import {
  commaList,
  integer,
  limited,
  list,
  struct,
  text,
  type Codec,
  type Operation,
} from '@paifang/contract'

/** 获取自定义用户分组列表: input */
export interface TmcGroupsGetInput {
  /** Only these. (e.g. `default`) */
  readonly group_names?: ReadonlyArray<string>
  /** From 1. (e.g. `1`) */
  readonly page_no?: number
  /** e.g. `40` */
  readonly page_size?: number
}

export const TmcGroupsGetInput: Codec<TmcGroupsGetInput> = /*#__PURE__*/ (() =>
  struct<TmcGroupsGetInput>('TmcGroupsGetInput', {
    optional: {
      group_names: limited(commaList(text), { maxListSize: 20 }),
      page_no: integer,
      page_size: integer,
    },
  }))()

export interface TmcGroupsGetOutput_Groups {
  /** e.g. `default` */
  readonly name?: string
}

export const TmcGroupsGetOutput_Groups: Codec<TmcGroupsGetOutput_Groups> = /*#__PURE__*/ (() =>
  struct<TmcGroupsGetOutput_Groups>('TmcGroupsGetOutput_Groups', {
    optional: {
      name: text,
    },
  }))()

/** 获取自定义用户分组列表: output */
export interface TmcGroupsGetOutput {
  readonly groups: ReadonlyArray<TmcGroupsGetOutput_Groups>
  /** e.g. `1` */
  readonly total_results?: number
}

export const TmcGroupsGetOutput: Codec<TmcGroupsGetOutput> = /*#__PURE__*/ (() =>
  struct<TmcGroupsGetOutput>('TmcGroupsGetOutput', {
    required: {
      groups: list(TmcGroupsGetOutput_Groups),
    },
    optional: {
      total_results: integer,
    },
  }))()

/**
 * 获取自定义用户分组列表 (`taobao.tmc.groups.get`)
 *
 * Groups of the application.
 */
export const tmcGroupsGet: Operation<'top', TmcGroupsGetInput, TmcGroupsGetOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.groups.get',
  title: '获取自定义用户分组列表',
  input: TmcGroupsGetInput,
  output: TmcGroupsGetOutput,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: { group_names: ['default'], page_no: 1, page_size: 40 },
    output: { groups: [{ name: 'default' }], total_results: 1 },
  },
}
