// Generated from opretailPage; corrections go into spec/, not here.
import {
  id,
  idInput,
  integer,
  limited,
  list,
  struct,
  text,
  type Codec,
  type Id,
  type IdInput,
  type Operation,
} from '@paifang/contract'

/** 列表: input */
export interface DemoListInput {
  /** enterprise (e.g. `1084`) */
  readonly groupId: IdInput
  /** search word */
  readonly keyword?: string
}

export const DemoListInput: Codec<DemoListInput> = /*#__PURE__*/ (() =>
  struct<DemoListInput>('DemoListInput', {
    required: {
      groupId: limited(idInput, { maxLength: 11 }),
    },
    optional: {
      keyword: limited(text, { maxLength: 20 }),
    },
  }))()

export interface DemoListOutput_List {
  /** store id (e.g. `7`) */
  readonly id?: Id
  readonly tags: ReadonlyArray<string>
}

export const DemoListOutput_List: Codec<DemoListOutput_List> = /*#__PURE__*/ (() =>
  struct<DemoListOutput_List>('DemoListOutput_List', {
    required: {
      tags: list(text),
    },
    optional: {
      id: id,
    },
  }))()

/** 列表: output */
export interface DemoListOutput {
  /** rows (e.g. `1`) */
  readonly total?: number
  readonly list: ReadonlyArray<DemoListOutput_List>
}

export const DemoListOutput: Codec<DemoListOutput> = /*#__PURE__*/ (() =>
  struct<DemoListOutput>('DemoListOutput', {
    required: {
      list: list(DemoListOutput_List),
    },
    optional: {
      total: integer,
    },
  }))()

/**
 * 列表 (`open.demo.list`)
 *
 * 列出门店
 */
export const demoList: Operation<'opretail', DemoListInput, DemoListOutput, '1001'> = {
  gateway: 'opretail',
  method: 'open.demo.list',
  title: '列表',
  version: 'v2',
  verb: 'GET',
  input: DemoListInput,
  output: DemoListOutput,
  codes: ['1001'],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { groupId: '1084' }, output: { total: 1, list: [{ id: '7', tags: [] }] } },
}
