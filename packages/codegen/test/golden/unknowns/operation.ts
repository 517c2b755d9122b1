// Generated from unknowns; corrections go into spec/, not here.
import { list, struct, text, unknownStruct, unknownValue, type Operation } from '@paifang/contract'

/** Types of taobao.demo.unknown.get. */
export declare namespace DemoUnknownGet {
  /** 示例: input */
  interface Input {
    /** Type guessed: no document says what "Deep" is: it is taken for an object of anything */
    readonly cut?: Readonly<Record<string, unknown>>
    readonly map?: Readonly<Record<string, unknown>>
    /** Type guessed: the document gives it no type: it may hold anything */
    readonly bare?: unknown
  }

  /** 示例: output */
  interface Output {
    /** Type guessed: no document says what "Deep" is: it is taken for an object of anything */
    readonly cut?: Readonly<Record<string, unknown>>
    /** Type guessed: no document says what "Deep" is: it is taken for an object of anything */
    readonly cuts: ReadonlyArray<Readonly<Record<string, unknown>>>
    /** Type guessed: the document gives it no type: it may hold anything */
    readonly nothing: ReadonlyArray<unknown>
    /** In doubt: the document calls it "String", and shows members of it */
    readonly text_with_fields?: TextWithFields
  }

  interface TextWithFields {
    readonly a?: string
  }
}

const Input = struct<DemoUnknownGet.Input>('DemoUnknownGet.Input', {
  optional: {
    cut: unknownStruct,
    map: unknownStruct,
    bare: unknownValue,
  },
})

const TextWithFields = struct<DemoUnknownGet.TextWithFields>('DemoUnknownGet.TextWithFields', {
  optional: {
    a: text,
  },
})

const Output = struct<DemoUnknownGet.Output>('DemoUnknownGet.Output', {
  required: {
    cuts: list(unknownStruct),
    nothing: list(unknownValue),
  },
  optional: {
    cut: unknownStruct,
    text_with_fields: TextWithFields,
  },
})

/** 示例 (`taobao.demo.unknown.get`) */
export const demoUnknownGet: Operation<
  'top',
  DemoUnknownGet.Input,
  DemoUnknownGet.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.unknown.get',
  title: '示例',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
}
