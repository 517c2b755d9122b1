// Generated from commaLists; corrections go into spec/, not here.
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

/** 示例: input */
export interface DemoFieldsListInput {
  /** e.g. `a,b` */
  readonly fields: ReadonlyArray<string>
  readonly statuses?: ReadonlyArray<number>
}

export const DemoFieldsListInput: Codec<DemoFieldsListInput> = /*#__PURE__*/ (() =>
  struct<DemoFieldsListInput>('DemoFieldsListInput', {
    required: {
      fields: limited(commaList(text), { maxListSize: 20 }),
    },
    optional: {
      statuses: commaList(integer),
    },
  }))()

/** 示例: output */
export interface DemoFieldsListOutput {
  readonly names: ReadonlyArray<string>
}

export const DemoFieldsListOutput: Codec<DemoFieldsListOutput> = /*#__PURE__*/ (() =>
  struct<DemoFieldsListOutput>('DemoFieldsListOutput', {
    required: {
      names: list(text),
    },
  }))()

/** 示例 (`taobao.demo.fields.list`) */
export const demoFieldsList: Operation<'top', DemoFieldsListInput, DemoFieldsListOutput> = {
  gateway: 'top',
  method: 'taobao.demo.fields.list',
  title: '示例',
  input: DemoFieldsListInput,
  output: DemoFieldsListOutput,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { fields: ['a', 'b'] }, output: { names: [] } },
}
