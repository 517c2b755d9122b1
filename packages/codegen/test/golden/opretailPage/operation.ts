// Generated from opretailPage; corrections go into spec/, not here.
import { id, idInput, integer, limited, list, struct, text, type Id, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.demo.list. */
export declare namespace DemoList {
  /** 列表: input */
  interface Input {
    /** enterprise (at most 11 characters; e.g. `1084`) */
    readonly groupId: IdInput
    /** search word (at most 20 characters) */
    readonly keyword?: string
  }

  /** 列表: output */
  interface Output {
    /** rows (e.g. `1`) */
    readonly total?: number
    readonly list: ReadonlyArray<List>
  }

  interface List {
    /** store id (e.g. `7`) */
    readonly id?: Id
    readonly tags: ReadonlyArray<string>
  }
}

const Input = struct<DemoList.Input>('DemoList.Input', {
  required: {
    groupId: limited(idInput, { maxLength: 11 }),
  },
  optional: {
    keyword: limited(text, { maxLength: 20 }),
  },
})

const List = struct<DemoList.List>('DemoList.List', {
  required: {
    tags: list(text),
  },
  optional: {
    id: id,
  },
})

const Output = struct<DemoList.Output>('DemoList.Output', {
  required: {
    list: list(List),
  },
  optional: {
    total: integer,
  },
})

/**
 * 列表 (`open.demo.list`)
 *
 * 列出门店
 */
export const demoList: Operation<
  'opretail',
  DemoList.Input,
  DemoList.Output,
  '1001'
> = {
  gateway: 'opretail',
  method: 'open.demo.list',
  title: '列表',
  version: 'v2',
  verb: 'GET',
  input: Input,
  output: Output,
  codes: ['1001'],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { groupId: '1084' }, output: { total: 1, list: [{ id: '7', tags: [] }] } },
}
