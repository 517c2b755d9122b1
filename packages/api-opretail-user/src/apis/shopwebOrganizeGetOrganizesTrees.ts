// Generated from public documents of open.shopweb.organize.getOrganizesTrees; corrections go into spec/, not here.
import { boolean, idInput, struct, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.organize.getOrganizesTrees. */
export declare namespace ShopwebOrganizeGetOrganizesTrees {
  /** 组织树: input */
  interface Input {
    /** Enterprise on the business platform. (e.g. `1084`) */
    readonly enterpriseId: IdInput
    /** The node to start at. (e.g. `7`) */
    readonly organizeId: IdInput
    /** Nested instead of flat. (e.g. `false`) */
    readonly isTree: boolean
    /** Stores only. (e.g. `false`) */
    readonly onlyDep: boolean
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebOrganizeGetOrganizesTrees.Input>('ShopwebOrganizeGetOrganizesTrees.Input', {
  required: {
    enterpriseId: idInput,
    organizeId: idInput,
    isTree: boolean,
    onlyDep: boolean,
  },
})

/** 组织树 (`open.shopweb.organize.getOrganizesTrees`) */
export const shopwebOrganizeGetOrganizesTrees: Operation<
  'opretail',
  ShopwebOrganizeGetOrganizesTrees.Input,
  ShopwebOrganizeGetOrganizesTrees.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.organize.getOrganizesTrees',
  title: '组织树',
  version: 'v2',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { enterpriseId: '1084', organizeId: '7', isTree: false, onlyDep: false } },
}
