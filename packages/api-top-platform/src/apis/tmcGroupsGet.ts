// Generated from taobao.tmc.groups.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { commaList, integer, integerInput, limited, list, struct, text, type IntegerInput, type PagedOperation } from '@paifang/contract'

/** Types of taobao.tmc.groups.get. */
export declare namespace TmcGroupsGet {
  /** 获取自定义用户分组列表: input */
  interface Input {
    /** Only these. (at most 20 items; e.g. `default`) */
    readonly group_names?: ReadonlyArray<string>
    /** From 1. (e.g. `1`) */
    readonly page_no?: IntegerInput
    /** e.g. `40` */
    readonly page_size?: IntegerInput
  }

  /** 获取自定义用户分组列表: output */
  interface Output {
    readonly groups: ReadonlyArray<Groups>
    /** e.g. `1` */
    readonly total_results?: number
  }

  interface Groups {
    /** e.g. `default` */
    readonly name?: string
  }
}

const Input = struct<TmcGroupsGet.Input>('TmcGroupsGet.Input', {
  optional: {
    group_names: limited(commaList(text), { maxListSize: 20 }),
    page_no: integerInput,
    page_size: integerInput,
  },
})

const Groups = struct<TmcGroupsGet.Groups>('TmcGroupsGet.Groups', {
  optional: {
    name: text,
  },
})

const Output = struct<TmcGroupsGet.Output>('TmcGroupsGet.Output', {
  required: {
    groups: list(Groups),
  },
  optional: {
    total_results: integer,
  },
})

/**
 * 获取自定义用户分组列表 (`taobao.tmc.groups.get`)
 *
 * Groups of the application.
 */
export const tmcGroupsGet: PagedOperation<
  'top',
  TmcGroupsGet.Input,
  TmcGroupsGet.Output,
  TmcGroupsGet.Groups
> = {
  gateway: 'top',
  method: 'taobao.tmc.groups.get',
  title: '获取自定义用户分组列表',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  paging: {
    by: 'number',
    page: ['page_no'],
    size: ['page_size'],
    first: 1,
    rows: ['groups'],
    total: ['total_results']
  },
  example: {
    input: { group_names: ['default'], page_no: 1, page_size: 40 },
    output: { groups: [{ name: 'default' }], total_results: 1 }
  },
}
