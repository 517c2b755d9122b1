// Generated from names; corrections go into spec/, not here.
import { boolean, struct, text, type Codec, type Operation } from '@paifang/contract'

export interface DemoNamesInput_DimissionEmployee {
  readonly is_3D?: boolean
}

export const DemoNamesInput_DimissionEmployee: Codec<DemoNamesInput_DimissionEmployee> = /*#__PURE__*/ (() =>
  struct<DemoNamesInput_DimissionEmployee>('DemoNamesInput_DimissionEmployee', {
    optional: {
      is_3D: boolean,
    },
  }))()

export interface DemoNamesInput_UserName {
  readonly a?: string
}

export const DemoNamesInput_UserName: Codec<DemoNamesInput_UserName> = /*#__PURE__*/ (() =>
  struct<DemoNamesInput_UserName>('DemoNamesInput_UserName', {
    optional: {
      a: text,
    },
  }))()

export interface DemoNamesInput_UserName2 {
  readonly b?: string
}

export const DemoNamesInput_UserName2: Codec<DemoNamesInput_UserName2> = /*#__PURE__*/ (() =>
  struct<DemoNamesInput_UserName2>('DemoNamesInput_UserName2', {
    optional: {
      b: text,
    },
  }))()

export interface DemoNamesInput_USERNAME3 {
  readonly c?: string
}

export const DemoNamesInput_USERNAME3: Codec<DemoNamesInput_USERNAME3> = /*#__PURE__*/ (() =>
  struct<DemoNamesInput_USERNAME3>('DemoNamesInput_USERNAME3', {
    optional: {
      c: text,
    },
  }))()

export interface DemoNamesInput_Field {
  readonly x?: string
}

export const DemoNamesInput_Field: Codec<DemoNamesInput_Field> = /*#__PURE__*/ (() =>
  struct<DemoNamesInput_Field>('DemoNamesInput_Field', {
    optional: {
      x: text,
    },
  }))()

/** 示例: input */
export interface DemoNamesInput {
  readonly delete: string
  readonly in?: string
  readonly 'dimission.employee'?: DemoNamesInput_DimissionEmployee
  readonly user_name?: DemoNamesInput_UserName
  readonly userName?: DemoNamesInput_UserName2
  readonly USERNAME?: DemoNamesInput_USERNAME3
  readonly _t?: string
  readonly '3d'?: string
  readonly constructor?: string
  readonly 名称?: DemoNamesInput_Field
}

export const DemoNamesInput: Codec<DemoNamesInput> = /*#__PURE__*/ (() =>
  struct<DemoNamesInput>('DemoNamesInput', {
    required: {
      delete: text,
    },
    optional: {
      in: text,
      'dimission.employee': DemoNamesInput_DimissionEmployee,
      user_name: DemoNamesInput_UserName,
      userName: DemoNamesInput_UserName2,
      USERNAME: DemoNamesInput_USERNAME3,
      _t: text,
      '3d': text,
      constructor: text,
      名称: DemoNamesInput_Field,
    },
  }))()

/** 示例: output */
export type DemoNamesOutput = Readonly<Record<never, never>>

export const DemoNamesOutput: Codec<DemoNamesOutput> = /*#__PURE__*/ (() =>
  struct<DemoNamesOutput>('DemoNamesOutput', {}))()

/** 示例 (`taobao.demo.names`) */
export const demoNames: Operation<'top', DemoNamesInput, DemoNamesOutput> = {
  gateway: 'top',
  method: 'taobao.demo.names',
  title: '示例',
  input: DemoNamesInput,
  output: DemoNamesOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
}
