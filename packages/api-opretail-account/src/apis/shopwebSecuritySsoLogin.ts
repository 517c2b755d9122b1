// Generated from public documents of open.shopweb.security.ssoLogin; corrections go into spec/, not here.
import { id, integer, struct, text, type Id, type Operation } from '@paifang/contract'

/** Types of open.shopweb.security.ssoLogin. */
export declare namespace ShopwebSecuritySsoLogin {
  /** 单点登录: input */
  interface Input {
    /** An account of the business platform. (e.g. `account`) */
    readonly userName: string
    /** The md5 of the password, lower-case hex. (e.g. `5f4dcc3b5aa765d61d8327deb882cf99`) */
    readonly password: string
  }

  /** 单点登录: output */
  interface Output {
    readonly result?: string
    readonly userName?: string
    readonly userId?: Id
    readonly enterpriseId?: Id
    /** Goes into the header authenticator. */
    readonly token?: string
    /** When it ends; no document names the unit. */
    readonly tokenExpirationTimestamp?: number
    /** How long it lives; no document names the unit. */
    readonly tokenExpirationSurplusTimestamp?: number
  }
}

const Input = struct<ShopwebSecuritySsoLogin.Input>('ShopwebSecuritySsoLogin.Input', {
  required: {
    userName: text,
    password: text,
  },
})

const Output = struct<ShopwebSecuritySsoLogin.Output>('ShopwebSecuritySsoLogin.Output', {
  optional: {
    result: text,
    userName: text,
    userId: id,
    enterpriseId: id,
    token: text,
    tokenExpirationTimestamp: integer,
    tokenExpirationSurplusTimestamp: integer,
  },
})

/** 单点登录 (`open.shopweb.security.ssoLogin`) */
export const shopwebSecuritySsoLogin: Operation<
  'opretail',
  ShopwebSecuritySsoLogin.Input,
  ShopwebSecuritySsoLogin.Output,
  '103094' | '103095'
> = {
  gateway: 'opretail',
  method: 'open.shopweb.security.ssoLogin',
  title: '单点登录',
  version: 'v1',
  input: Input,
  output: Output,
  codes: ['103094', '103095'],
  session: 'none',
  idempotent: false,
  sensitive: [['userName'], ['password'], ['token']],
  example: { input: { userName: 'account', password: '5f4dcc3b5aa765d61d8327deb882cf99' } },
}
