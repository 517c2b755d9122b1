// Generated from public documents of open.shopweb.privilege.getToken; corrections go into spec/, not here.
import { id, idInput, struct, text, type Id, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.privilege.getToken. */
export declare namespace ShopwebPrivilegeGetToken {
  /** 获取用户令牌: input */
  interface Input {
    /** The user. (e.g. `2001`) */
    readonly userId?: IdInput
    /** The account. */
    readonly loginName?: string
    /** Mobile number. */
    readonly mobilePhone?: string
    /** Name of the person. */
    readonly employeeName?: string
  }

  /** 获取用户令牌: output */
  interface Output {
    /** Goes into the header authenticator. */
    readonly token?: string
    /** Enterprise on the business platform. */
    readonly enterpriseId?: Id
  }
}

const Input = struct<ShopwebPrivilegeGetToken.Input>('ShopwebPrivilegeGetToken.Input', {
  optional: {
    userId: idInput,
    loginName: text,
    mobilePhone: text,
    employeeName: text,
  },
})

const Output = struct<ShopwebPrivilegeGetToken.Output>('ShopwebPrivilegeGetToken.Output', {
  optional: {
    token: text,
    enterpriseId: id,
  },
})

/**
 * 获取用户令牌 (`open.shopweb.privilege.getToken`)
 *
 * The token of a user whom you name; no password. One of the four is needed.
 */
export const shopwebPrivilegeGetToken: Operation<
  'opretail',
  ShopwebPrivilegeGetToken.Input,
  ShopwebPrivilegeGetToken.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.privilege.getToken',
  title: '获取用户令牌',
  version: 'v1',
  input: Input,
  output: Output,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [['loginName'], ['mobilePhone'], ['employeeName'], ['token']],
  example: { input: { userId: '2001' } },
}
