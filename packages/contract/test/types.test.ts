import {
  id,
  idInput,
  integer,
  list,
  struct,
  text,
  type Codec,
  type Id,
  type IdInput,
  type InputOf,
  type Operation,
  type OutputOf,
  type PagedOperation,
  type Paging,
  type RowOf,
} from '@paifang/contract'
import type { TypeOf } from 'io-ts'

interface Shop {
  readonly sid: Id
  readonly owner: IdInput
  readonly title?: string
  readonly tags?: ReadonlyArray<string>
}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

const required = { sid: id, owner: idInput }
const optional = { title: text, tags: list(text) }

const holds = (claim: true): void => expect(claim).toBe(true)

describe('the types of struct', () => {
  it('take one codec per member of the interface', () => {
    const shop: Codec<Shop> = struct<Shop>('Shop', { required, optional })
    expect(shop.name).toBe('Shop')
    holds(true satisfies Same<TypeOf<typeof shop>, Shop>)
  })

  it('refuse a missing codec', () => {
    // @ts-expect-error -- owner is missing
    struct<Shop>('Shop', { required: { sid: id }, optional })
    // @ts-expect-error -- tags is missing
    struct<Shop>('Shop', { required, optional: { title: text } })
    // @ts-expect-error -- the optional members are missing
    struct<Shop>('Shop', { required })
    // @ts-expect-error -- the required members are missing
    struct<Shop>('Shop', { optional })
    holds(true)
  })

  it('refuse a codec too many', () => {
    // @ts-expect-error -- Shop has no member extra
    struct<Shop>('Shop', { required: { sid: id, owner: idInput, extra: text }, optional })
    holds(true)
  })

  it('refuse a codec of another type', () => {
    // @ts-expect-error -- sid is text
    struct<Shop>('Shop', { required: { sid: integer, owner: idInput }, optional })
    // @ts-expect-error -- tags is a list
    struct<Shop>('Shop', { required, optional: { title: text, tags: text } })
    holds(true)
  })

  it('refuse a required member among the optional ones, and the other way round', () => {
    // @ts-expect-error -- owner is required
    struct<Shop>('Shop', { required: { sid: id }, optional: { ...optional, owner: idInput } })
    // @ts-expect-error -- title is optional
    struct<Shop>('Shop', { required: { ...required, title: text }, optional: { tags: list(text) } })
    holds(true)
  })

  it('infer the interface where none is given', () => {
    const inferred = struct('Inferred', { required: { sid: id }, optional: { n: integer } })
    const onlyRequired = struct('R', { required: { sid: id } })
    const onlyOptional = struct('P', { optional: { n: integer } })
    expect(inferred.name + onlyRequired.name + onlyOptional.name).toBe('InferredRP')
    holds(true satisfies Same<TypeOf<typeof inferred>, { readonly sid: string; readonly n?: number }>)
    holds(true satisfies Same<TypeOf<typeof onlyRequired>, { readonly sid: string }>)
    holds(true satisfies Same<TypeOf<typeof onlyOptional>, { readonly n?: number }>)
  })

  it('need no fields for an interface without members', () => {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- 164 documented operations take nothing
    interface Nothing {}
    const nothing: Codec<Nothing> = struct<Nothing>('Nothing', {})
    expect(nothing.decode({})._tag).toBe('Right')
  })
})

describe('the type Operation', () => {
  it('tells gateways apart', () => {
    const operation: Operation<'top', Shop, Shop> = {
      gateway: 'top',
      method: 'shop.get',
      input: struct<Shop>('Shop', {
        required: { sid: id, owner: idInput },
        optional: { title: text, tags: list(text) },
      }),
      output: struct<Shop>('Shop', {
        required: { sid: id, owner: idInput },
        optional: { title: text, tags: list(text) },
      }),
      codes: [],
      session: 'none',
      idempotent: true,
      sensitive: [],
    }
    // @ts-expect-error -- an operation of one gateway is none of another
    const other: Operation<'opretail', Shop, Shop> = operation
    expect(other.gateway).toBe('top')
  })
})

describe('the types of an operation', () => {
  interface Asked {
    readonly page: number
  }
  interface Answer {
    readonly rows: ReadonlyArray<Shop>
  }
  const Asked: Codec<Asked> = struct<Asked>('Asked', { required: { page: integer } })
  const Shops: Codec<Shop> = struct<Shop>('Shop', { required, optional })
  const Answer: Codec<Answer> = struct<Answer>('Answer', { required: { rows: list(Shops) } })
  const operation: Operation<'top', Asked, Answer, 'isv.gone'> = {
    gateway: 'top',
    method: 'taobao.shops.get',
    input: Asked,
    output: Answer,
    codes: ['isv.gone'],
    session: 'none',
    idempotent: true,
    sensitive: [],
  }
  const paged: PagedOperation<'top', Asked, Answer, Shop, 'isv.gone'> = {
    ...operation,
    paging: { by: 'number', page: ['page'], rows: ['rows'] },
  }

  it('are told from the operation', () => {
    holds(true satisfies Same<InputOf<typeof operation>, Asked>)
    holds(true satisfies Same<OutputOf<typeof operation>, Answer>)
    holds(true satisfies Same<RowOf<typeof paged>, Shop>)
    holds(true satisfies Same<RowOf<typeof operation>, never>)
  })

  it('let a function take the rows of whatever pages', () => {
    const rowsOf = <I, O, Row, C extends string>(
      _: PagedOperation<'top', I, O, Row, C>,
    ): ReadonlyArray<Row> => []
    const rows = rowsOf(paged)
    expect(rows).toEqual([])
    holds(true satisfies Same<typeof rows, ReadonlyArray<Shop>>)
  })

  it('refuse a way of paging without what it needs', () => {
    // @ts-expect-error -- a page number needs the place of the page
    const paging: Paging = { by: 'number', rows: ['rows'] }
    expect(paging.by).toBe('number')
  })
})
