// Generated from public documents of open.shopweb.role.getRoleAndUsersAsConfig; corrections go into spec/, not here.
import { idInput, struct, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.role.getRoleAndUsersAsConfig. */
export declare namespace ShopwebRoleGetRoleAndUsersAsConfig {
  /** 门店的角色与用户: input */
  interface Input {
    /** Store; with a t here. (e.g. `9808`) */
    readonly deptId: IdInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebRoleGetRoleAndUsersAsConfig.Input>('ShopwebRoleGetRoleAndUsersAsConfig.Input', {
  required: {
    deptId: idInput,
  },
})

/** 门店的角色与用户 (`open.shopweb.role.getRoleAndUsersAsConfig`) */
export const shopwebRoleGetRoleAndUsersAsConfig: Operation<
  'opretail',
  ShopwebRoleGetRoleAndUsersAsConfig.Input,
  ShopwebRoleGetRoleAndUsersAsConfig.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.role.getRoleAndUsersAsConfig',
  title: '门店的角色与用户',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: { deptId: '9808' } },
}
