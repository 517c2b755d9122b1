import {
  dateTime,
  id,
  integer,
  price,
  struct,
  text,
  type Codec,
  type Id,
  type Operation,
} from '@paifang/contract'

interface ItemGetInput {
  readonly num_iid: string
  readonly fields: string
}

const ItemGetInput: Codec<ItemGetInput> = struct<ItemGetInput>('ItemGetInput', {
  required: { num_iid: id, fields: text },
})

interface Item {
  readonly num_iid?: Id
  readonly title?: string
  readonly nick?: string
  readonly price?: string
  readonly num?: number
  readonly approve_status?: string
  readonly created?: Date
  readonly modified?: Date
  readonly detail_url?: string
}

const Item: Codec<Item> = struct<Item>('Item', {
  optional: {
    num_iid: id,
    title: text,
    nick: text,
    price,
    num: integer,
    approve_status: text,
    created: dateTime,
    modified: dateTime,
    detail_url: text,
  },
})

interface ItemGetOutput {
  readonly item?: Item
}

const ItemGetOutput: Codec<ItemGetOutput> = struct<ItemGetOutput>('ItemGetOutput', {
  optional: { item: Item },
})

const described = { codes: [], session: 'optional', idempotent: true, sensitive: [] } as const

export const itemGet: Operation<'top', ItemGetInput, ItemGetOutput> = {
  ...described,
  gateway: 'top',
  method: 'taobao.item.seller.get',
  input: ItemGetInput,
  output: ItemGetOutput,
}

export const shopItemGet: Operation<'opretail', ItemGetInput, Item> = {
  ...described,
  gateway: 'opretail',
  method: 'open.bench.item.get',
  input: ItemGetInput,
  output: Item,
}

const fields = 'num_iid,title,nick,price,num,approve_status,created,modified,detail_url,'.repeat(4)
const inputs = Array.from({ length: 64 }, (_, i) => ({ num_iid: String(1234567890123 + i), fields }))
let asked = 0

/** What the next call of a client asks for: another item, and the same fields of it, as calls in use do. */
export const nextInput = (): ItemGetInput => inputs[asked++ & 63] as ItemGetInput

export const credentials = { appKey: '12345678', appSecret: 'helloworldhelloworldhelloworld12' } as const
