// Generated from commaLists; corrections go into spec/, not here.
import { commaList, integerInput, limited, list, struct, text, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.demo.fields.list. */
export declare namespace DemoFieldsList {
  /** 示例: input */
  interface Input {
    /** at most 20 items; e.g. `a,b` */
    readonly fields: ReadonlyArray<string>
    readonly statuses?: ReadonlyArray<IntegerInput>
  }

  /** 示例: output */
  interface Output {
    readonly names: ReadonlyArray<string>
  }
}

const Input = struct<DemoFieldsList.Input>('DemoFieldsList.Input', {
  required: {
    fields: limited(commaList(text), { maxListSize: 20 }),
  },
  optional: {
    statuses: commaList(integerInput),
  },
})

const Output = struct<DemoFieldsList.Output>('DemoFieldsList.Output', {
  required: {
    names: list(text),
  },
})

/** 示例 (`taobao.demo.fields.list`) */
export const demoFieldsList: Operation<
  'top',
  DemoFieldsList.Input,
  DemoFieldsList.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.fields.list',
  title: '示例',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { fields: ['a', 'b'] } },
}
