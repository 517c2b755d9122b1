// Generated from public documents of open.shopweb.role.getRoleListByGroup; corrections go into spec/, not here.
import { struct, unknownValue, type Operation } from '@paifang/contract'

/** Types of open.shopweb.role.getRoleListByGroup. */
export declare namespace ShopwebRoleGetRoleListByGroup {
  /** 企业全部角色: input */
  type Input = Readonly<Record<never, never>>

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebRoleGetRoleListByGroup.Input>('ShopwebRoleGetRoleListByGroup.Input', {})

/** 企业全部角色 (`open.shopweb.role.getRoleListByGroup`) */
export const shopwebRoleGetRoleListByGroup: Operation<
  'opretail',
  ShopwebRoleGetRoleListByGroup.Input,
  ShopwebRoleGetRoleListByGroup.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.role.getRoleListByGroup',
  title: '企业全部角色',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: {} },
}
