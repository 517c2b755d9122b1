// Generated from public documents of open.shopweb.user.updateUser; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.user.updateUser. */
export declare namespace ShopwebUserUpdateUser {
  /** 修改用户: input */
  interface Input {
    /** Name that is shown. (e.g. `shown`) */
    readonly showName?: string
    /** Password. */
    readonly password?: string
    /** Valid until. (e.g. `2026-06-25 00:00:00`) */
    readonly validateDate?: string
    /** In the app, 1: one session at a time; 0: several. (e.g. `0`) */
    readonly isSingleSign?: IntegerInput
    /** Nodes that the user may see, comma-separated. (e.g. `7,10`) */
    readonly orgIds: string
    /** Menus that the user may use, comma-separated. (e.g. `7,10`) */
    readonly privilegeIds?: string
    /** Nodes of the contact list, comma-separated. (e.g. `7,10`) */
    readonly organizeIds: string
    /** Roles, comma-separated. (e.g. `7,10`) */
    readonly roleIds: string
    /** Staff number. (e.g. `007`) */
    readonly employeeNumber?: string
    /** Mobile number. */
    readonly mobilePhone?: string
    /** Mail address. */
    readonly mail?: string
    /** Superior. (e.g. `2000`) */
    readonly pId?: IdInput
    /** The user. (e.g. `2001`) */
    readonly id?: IdInput
    /** Stores, comma-separated; called an int on the page, which shows a list. (e.g. `7,10`) */
    readonly depIds: string
    /** Stores that the user manages, comma-separated. (e.g. `7,10`) */
    readonly userDepIds?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebUserUpdateUser.Input>('ShopwebUserUpdateUser.Input', {
  required: {
    orgIds: text,
    organizeIds: text,
    roleIds: text,
    depIds: text,
  },
  optional: {
    showName: text,
    password: text,
    validateDate: text,
    isSingleSign: integerInput,
    privilegeIds: text,
    employeeNumber: text,
    mobilePhone: text,
    mail: text,
    pId: idInput,
    id: idInput,
    userDepIds: text,
  },
})

/** 修改用户 (`open.shopweb.user.updateUser`) */
export const shopwebUserUpdateUser: Operation<
  'opretail',
  ShopwebUserUpdateUser.Input,
  ShopwebUserUpdateUser.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.user.updateUser',
  title: '修改用户',
  version: 'v1',
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
      isSingleSign: 0,
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
