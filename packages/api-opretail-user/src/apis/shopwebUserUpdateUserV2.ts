// Generated from public documents of open.shopweb.user.updateUser; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.user.updateUser. */
export declare namespace ShopwebUserUpdateUserV2 {
  /** 修改用户: input */
  interface Input {
    /** Name that is shown. (e.g. `shown`) */
    readonly showName?: string
    /** Password. */
    readonly password?: string
    /** Valid until. (e.g. `2026-06-25 00:00:00`) */
    readonly validateDate?: string
    /** Nodes that the user may see, comma-separated. (e.g. `7,10`) */
    readonly orgIds?: string
    /** Menus that the user may use, comma-separated. (e.g. `7,10`) */
    readonly privilegeIds?: string
    /** Nodes of the contact list, comma-separated. (e.g. `7,10`) */
    readonly organizeIds?: string
    /** Roles, comma-separated. (e.g. `7,10`) */
    readonly roleIds?: string
    /** Staff number: finds the user where id is not given. One of the two is needed. (e.g. `007`) */
    readonly employeeNumber?: string
    /** Mobile number. */
    readonly mobilePhone?: string
    /** Mail address. */
    readonly mail?: string
    /** Superior. (e.g. `2000`) */
    readonly pId?: string
    /** The user. (e.g. `2001`) */
    readonly id?: IdInput
    /** Stores, comma-separated; called an int on the page. (e.g. `7,10`) */
    readonly depIds?: string
    /** Stores that the user manages, comma-separated; called an int on the page. (e.g. `7,10`) */
    readonly userDepIds?: string
    /** Free content; called an int on the page. */
    readonly userContent?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebUserUpdateUserV2.Input>('ShopwebUserUpdateUserV2.Input', {
  optional: {
    showName: text,
    password: text,
    validateDate: text,
    orgIds: text,
    privilegeIds: text,
    organizeIds: text,
    roleIds: text,
    employeeNumber: text,
    mobilePhone: text,
    mail: text,
    pId: text,
    id: idInput,
    depIds: text,
    userDepIds: text,
    userContent: text,
  },
})

/** 修改用户 (`open.shopweb.user.updateUser`) */
export const shopwebUserUpdateUserV2: Operation<
  'opretail',
  ShopwebUserUpdateUserV2.Input,
  ShopwebUserUpdateUserV2.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.user.updateUser',
  title: '修改用户',
  version: 'v2',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['showName'], ['password'], ['mobilePhone'], ['mail']],
  example: {
    input: {
      showName: 'shown',
      validateDate: '2026-06-25 00:00:00',
      orgIds: '7,10',
      privilegeIds: '7,10',
      organizeIds: '7,10',
      roleIds: '7,10',
      employeeNumber: '007',
      pId: '2000',
      id: '2001',
      depIds: '7,10',
      userDepIds: '7,10'
    }
  },
}
