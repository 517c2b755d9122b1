// Generated from public documents of open.shopweb.security.mobileLogin; corrections go into spec/, not here.
import { id, struct, text, type Id, type Operation } from '@paifang/contract'

/** Types of open.shopweb.security.mobileLogin. */
export declare namespace ShopwebSecurityMobileLogin {
  /** 登录: input */
  interface Input {
    /** An account of the business platform, not one of the developer console. (e.g. `account`) */
    readonly userName: string
    /** As typed. (e.g. `password`) */
    readonly password: string
  }

  /** 登录: output */
  interface Output {
    /** Goes into the header authenticator. */
    readonly token?: string
    /** Enterprise on the business platform. */
    readonly enterpriseId?: Id
  }
}

const Input = struct<ShopwebSecurityMobileLogin.Input>('ShopwebSecurityMobileLogin.Input', {
  required: {
    userName: text,
    password: text,
  },
})

const Output = struct<ShopwebSecurityMobileLogin.Output>('ShopwebSecurityMobileLogin.Output', {
  optional: {
    token: text,
    enterpriseId: id,
  },
})

/**
 * 登录 (`open.shopweb.security.mobileLogin`)
 *
 * Whether the password goes as typed or as its md5, sources disagree: integrations that work send it as typed.
 */
export const shopwebSecurityMobileLogin: Operation<
  'opretail',
  ShopwebSecurityMobileLogin.Input,
  ShopwebSecurityMobileLogin.Output,
  '103094' | '103095'
> = {
  gateway: 'opretail',
  method: 'open.shopweb.security.mobileLogin',
  title: '登录',
  version: 'v1',
  input: Input,
  output: Output,
  codes: ['103094', '103095'],
  session: 'none',
  idempotent: false,
  sensitive: [['userName'], ['password'], ['token']],
  example: { input: { userName: 'account', password: 'password' } },
}
