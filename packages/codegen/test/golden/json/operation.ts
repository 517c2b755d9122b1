// Generated from json; corrections go into spec/, not here.
import { json, list, struct, unknownValue, type Codec, type Operation } from '@paifang/contract'

export interface DemoJsonSaveInput_List {
  readonly payload?: unknown
}

export const DemoJsonSaveInput_List: Codec<DemoJsonSaveInput_List> = /*#__PURE__*/ (() =>
  struct<DemoJsonSaveInput_List>('DemoJsonSaveInput_List', {
    optional: {
      payload: json(unknownValue),
    },
  }))()

/** 示例: input */
export interface DemoJsonSaveInput {
  /** e.g. `{"a":1,"b":[true]}` */
  readonly extend: unknown
  readonly list?: DemoJsonSaveInput_List
}

export const DemoJsonSaveInput: Codec<DemoJsonSaveInput> = /*#__PURE__*/ (() =>
  struct<DemoJsonSaveInput>('DemoJsonSaveInput', {
    required: {
      extend: json(unknownValue),
    },
    optional: {
      list: DemoJsonSaveInput_List,
    },
  }))()

/** 示例: output */
export interface DemoJsonSaveOutput {
  readonly body?: unknown
  readonly rows: ReadonlyArray<unknown>
}

export const DemoJsonSaveOutput: Codec<DemoJsonSaveOutput> = /*#__PURE__*/ (() =>
  struct<DemoJsonSaveOutput>('DemoJsonSaveOutput', {
    required: {
      rows: list(json(unknownValue)),
    },
    optional: {
      body: json(unknownValue),
    },
  }))()

/** 示例 (`taobao.demo.json.save`) */
export const demoJsonSave: Operation<'top', DemoJsonSaveInput, DemoJsonSaveOutput> = {
  gateway: 'top',
  method: 'taobao.demo.json.save',
  title: '示例',
  input: DemoJsonSaveInput,
  output: DemoJsonSaveOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: { input: { extend: { a: 1, b: [true] } }, output: { rows: [] } },
}
