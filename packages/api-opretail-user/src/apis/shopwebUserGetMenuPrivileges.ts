// Generated from public documents of open.shopweb.user.getMenuPrivileges; corrections go into spec/, not here.
import { id, json, list, struct, text, unknownValue, type Id, type Operation } from '@paifang/contract'

/** Types of open.shopweb.user.getMenuPrivileges. */
export declare namespace ShopwebUserGetMenuPrivileges {
  /** 菜单权限: input */
  type Input = Readonly<Record<never, never>>

  /** 菜单权限: output */
  type Output = ReadonlyArray<Item>

  /** 菜单权限: output */
  interface Item {
    readonly id?: Id
    readonly privilegeName?: string
    readonly privilegeDesc?: string
    /** The same again, one level below. */
    readonly children?: unknown
  }
}

const Input = struct<ShopwebUserGetMenuPrivileges.Input>('ShopwebUserGetMenuPrivileges.Input', {})

const Item = struct<ShopwebUserGetMenuPrivileges.Item>('ShopwebUserGetMenuPrivileges.Item', {
  optional: {
    id: id,
    privilegeName: text,
    privilegeDesc: text,
    children: json(unknownValue),
  },
})

/** 菜单权限 (`open.shopweb.user.getMenuPrivileges`) */
export const shopwebUserGetMenuPrivileges: Operation<
  'opretail',
  ShopwebUserGetMenuPrivileges.Input,
  ShopwebUserGetMenuPrivileges.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.user.getMenuPrivileges',
  title: '菜单权限',
  version: 'v1',
  input: Input,
  output: list(Item),
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: {} },
}
