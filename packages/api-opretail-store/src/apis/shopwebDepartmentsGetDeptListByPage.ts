// Generated from public documents of open.shopweb.departments.getDeptListByPage; corrections go into spec/, not here.
import { integerInput, list, struct, text, unknownStruct, type IntegerInput, type PagedOperation } from '@paifang/contract'

/** Types of open.shopweb.departments.getDeptListByPage. */
export declare namespace ShopwebDepartmentsGetDeptListByPage {
  /** 获取门店列表: input */
  interface Input {
    /** Page, from 1. (e.g. `1`) */
    readonly pageNumber?: IntegerInput
    /** Rows on a page. (e.g. `20`) */
    readonly pageSize?: IntegerInput
    /** Your own codes of stores, comma-separated. (e.g. `123,456`) */
    readonly shopIds?: string
    /** Part of the name. */
    readonly name?: string
  }

  /** 获取门店列表: output */
  interface Output {
    /** Stores. */
    readonly records: ReadonlyArray<Readonly<Record<string, unknown>>>
  }
}

const Input = struct<ShopwebDepartmentsGetDeptListByPage.Input>('ShopwebDepartmentsGetDeptListByPage.Input', {
  optional: {
    pageNumber: integerInput,
    pageSize: integerInput,
    shopIds: text,
    name: text,
  },
})

const Output = struct<ShopwebDepartmentsGetDeptListByPage.Output>('ShopwebDepartmentsGetDeptListByPage.Output', {
  required: {
    records: list(unknownStruct),
  },
})

/** 获取门店列表 (`open.shopweb.departments.getDeptListByPage`) */
export const shopwebDepartmentsGetDeptListByPage: PagedOperation<
  'opretail',
  ShopwebDepartmentsGetDeptListByPage.Input,
  ShopwebDepartmentsGetDeptListByPage.Output,
  Readonly<Record<string, unknown>>
> = {
  gateway: 'opretail',
  method: 'open.shopweb.departments.getDeptListByPage',
  title: '获取门店列表',
  version: 'v1',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  paging: { by: 'number', page: ['pageNumber'], size: ['pageSize'], first: 1, rows: ['records'] },
  example: { input: { pageNumber: 1, pageSize: 20, shopIds: '123,456' } },
}
