// Generated from scalars; corrections go into spec/, not here.
import { boolean, decimal, integer, integerInput, price, struct, text, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.demo.scalars. */
export declare namespace DemoScalars {
  /** 示例: input */
  interface Input {
    /** 文本 (e.g. `abc`) */
    readonly text: string
    /** e.g. `3` */
    readonly count?: IntegerInput
    /** e.g. `true` */
    readonly flag: boolean
    /** e.g. `200.07` */
    readonly amount?: string
    readonly ratio?: string
    readonly level?: IntegerInput
  }

  /** 示例: output */
  interface Output {
    /** e.g. `12` */
    readonly total?: number
    /** e.g. `1.00` */
    readonly fee?: string
  }
}

const Input = struct<DemoScalars.Input>('DemoScalars.Input', {
  required: {
    text: text,
    flag: boolean,
  },
  optional: {
    count: integerInput,
    amount: price,
    ratio: decimal,
    level: integerInput,
  },
})

const Output = struct<DemoScalars.Output>('DemoScalars.Output', {
  optional: {
    total: integer,
    fee: price,
  },
})

/** 示例 (`taobao.demo.scalars`) */
export const demoScalars: Operation<
  'top',
  DemoScalars.Input,
  DemoScalars.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.scalars',
  title: '示例',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: {
    input: { text: 'abc', count: 3, flag: true, amount: '200.07' },
    output: { total: 12, fee: '1.00' }
  },
}
