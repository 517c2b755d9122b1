// Generated from unknowns; corrections go into spec/, not here.
import {
  list,
  struct,
  text,
  unknownStruct,
  unknownValue,
  type Codec,
  type Operation,
} from '@paifang/contract'

/** 示例: input */
export interface DemoUnknownGetInput {
  readonly cut?: Readonly<Record<string, unknown>>
  readonly map?: Readonly<Record<string, unknown>>
  readonly bare?: unknown
}

export const DemoUnknownGetInput: Codec<DemoUnknownGetInput> = /*#__PURE__*/ (() =>
  struct<DemoUnknownGetInput>('DemoUnknownGetInput', {
    optional: {
      cut: unknownStruct,
      map: unknownStruct,
      bare: unknownValue,
    },
  }))()

export interface DemoUnknownGetOutput_TextWithFields {
  readonly a?: string
}

export const DemoUnknownGetOutput_TextWithFields: Codec<DemoUnknownGetOutput_TextWithFields> =
  /*#__PURE__*/ (() =>
    struct<DemoUnknownGetOutput_TextWithFields>('DemoUnknownGetOutput_TextWithFields', {
      optional: {
        a: text,
      },
    }))()

/** 示例: output */
export interface DemoUnknownGetOutput {
  readonly cut?: Readonly<Record<string, unknown>>
  readonly cuts: ReadonlyArray<Readonly<Record<string, unknown>>>
  readonly nothing: ReadonlyArray<unknown>
  readonly text_with_fields?: DemoUnknownGetOutput_TextWithFields
}

export const DemoUnknownGetOutput: Codec<DemoUnknownGetOutput> = /*#__PURE__*/ (() =>
  struct<DemoUnknownGetOutput>('DemoUnknownGetOutput', {
    required: {
      cuts: list(unknownStruct),
      nothing: list(unknownValue),
    },
    optional: {
      cut: unknownStruct,
      text_with_fields: DemoUnknownGetOutput_TextWithFields,
    },
  }))()

/** 示例 (`taobao.demo.unknown.get`) */
export const demoUnknownGet: Operation<'top', DemoUnknownGetInput, DemoUnknownGetOutput> = {
  gateway: 'top',
  method: 'taobao.demo.unknown.get',
  title: '示例',
  input: DemoUnknownGetInput,
  output: DemoUnknownGetOutput,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { output: { cuts: [], nothing: [] } },
}
