// Generated from public documents of open.shopweb.user.addUser; corrections go into spec/, not here.
import { integerInput, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.user.addUser. */
export declare namespace ShopwebUserAddUser {
  /** 新增用户: input */
  interface Input {
    /** Account. (e.g. `account`) */
    readonly userName: string
    /** Name that is shown. (e.g. `shown`) */
    readonly showName: string
    /** Password. (e.g. `password`) */
    readonly password: string
    /** Valid until. (e.g. `2026-06-25 00:00:00`) */
    readonly validateDate: string
    /** 1: one session at a time; 0: several. (e.g. `0`) */
    readonly isSingleSign: IntegerInput
    /** Nodes that the user may see, comma-separated. (e.g. `7,10`) */
    readonly orgIds: string
    /** Menus that the user may use, comma-separated. (e.g. `7,10`) */
    readonly privilegeIds?: string
    /** Nodes of the contact list, comma-separated. (e.g. `7,10`) */
    readonly organizeIds: string
    /** Roles, comma-separated. (e.g. `7,10`) */
    readonly roleIds: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebUserAddUser.Input>('ShopwebUserAddUser.Input', {
  required: {
    userName: text,
    showName: text,
    password: text,
    validateDate: text,
    isSingleSign: integerInput,
    orgIds: text,
    organizeIds: text,
    roleIds: text,
  },
  optional: {
    privilegeIds: text,
  },
})

/** 新增用户 (`open.shopweb.user.addUser`) */
export const shopwebUserAddUser: Operation<
  'opretail',
  ShopwebUserAddUser.Input,
  ShopwebUserAddUser.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.user.addUser',
  title: '新增用户',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['userName'], ['showName'], ['password']],
  example: {
    input: {
      userName: 'account',
      showName: 'shown',
      password: 'password',
      validateDate: '2026-06-25 00:00:00',
      isSingleSign: 0,
      orgIds: '7,10',
      privilegeIds: '7,10',
      organizeIds: '7,10',
      roleIds: '7,10'
    }
  },
}
