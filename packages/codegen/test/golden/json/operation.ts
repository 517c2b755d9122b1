// Generated from json; corrections go into spec/, not here.
import { json, list, struct, unknownValue, type Operation } from '@paifang/contract'

/** Types of taobao.demo.json.save. */
export declare namespace DemoJsonSave {
  /** 示例: input */
  interface Input {
    /** e.g. `{"a":1,"b":[true]}` */
    readonly extend: unknown
    readonly list?: List
  }

  interface List {
    readonly payload?: unknown
  }

  /** 示例: output */
  interface Output {
    readonly body?: unknown
    readonly rows: ReadonlyArray<unknown>
  }
}

const List = struct<DemoJsonSave.List>('DemoJsonSave.List', {
  optional: {
    payload: json(unknownValue),
  },
})

const Input = struct<DemoJsonSave.Input>('DemoJsonSave.Input', {
  required: {
    extend: json(unknownValue),
  },
  optional: {
    list: List,
  },
})

const Output = struct<DemoJsonSave.Output>('DemoJsonSave.Output', {
  required: {
    rows: list(json(unknownValue)),
  },
  optional: {
    body: json(unknownValue),
  },
})

/** 示例 (`taobao.demo.json.save`) */
export const demoJsonSave: Operation<
  'top',
  DemoJsonSave.Input,
  DemoJsonSave.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.json.save',
  title: '示例',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: { input: { extend: { a: 1, b: [true] } } },
}
