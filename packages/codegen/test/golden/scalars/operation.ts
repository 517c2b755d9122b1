// Generated from scalars; corrections go into spec/, not here.
import { boolean, decimal, integer, price, struct, text, type Codec, type Operation } from '@paifang/contract'

/** 示例: input */
export interface DemoScalarsInput {
  /** 文本 (e.g. `abc`) */
  readonly text: string
  /** e.g. `3` */
  readonly count?: number
  /** e.g. `true` */
  readonly flag: boolean
  /** e.g. `200.07` */
  readonly amount?: string
  readonly ratio?: string
  readonly level?: number
}

export const DemoScalarsInput: Codec<DemoScalarsInput> = /*#__PURE__*/ (() =>
  struct<DemoScalarsInput>('DemoScalarsInput', {
    required: {
      text: text,
      flag: boolean,
    },
    optional: {
      count: integer,
      amount: price,
      ratio: decimal,
      level: integer,
    },
  }))()

/** 示例: output */
export interface DemoScalarsOutput {
  /** e.g. `12` */
  readonly total?: number
  /** e.g. `1.00` */
  readonly fee?: string
}

export const DemoScalarsOutput: Codec<DemoScalarsOutput> = /*#__PURE__*/ (() =>
  struct<DemoScalarsOutput>('DemoScalarsOutput', {
    optional: {
      total: integer,
      fee: price,
    },
  }))()

/** 示例 (`taobao.demo.scalars`) */
export const demoScalars: Operation<'top', DemoScalarsInput, DemoScalarsOutput> = {
  gateway: 'top',
  method: 'taobao.demo.scalars',
  title: '示例',
  input: DemoScalarsInput,
  output: DemoScalarsOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: {
    input: { text: 'abc', count: 3, flag: true, amount: '200.07' },
    output: { total: 12, fee: '1.00' },
  },
}
