// Generated from taobao.top.auth.token.refresh of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { id, integer, json, struct, text, type Id, type Operation } from '@paifang/contract'

/** Types of taobao.top.auth.token.refresh. */
export declare namespace TopAuthTokenRefresh {
  /** 刷新Access Token: input */
  interface Input {
    /** e.g. `the-refresh-token` */
    readonly refresh_token: string
  }

  /** 刷新Access Token: output */
  interface Output {
    /** JSON text: the answer of the token address. (e.g. `{"access_token":"the-access-token","token_type":"Bearer","expires_in":86400,"refresh_token":"the-refresh-token","re_expi…`) */
    readonly token_result?: TokenResult
  }

  /** JSON text: the answer of the token address. */
  interface TokenResult {
    /** The session of later calls. (e.g. `the-access-token`) */
    readonly access_token?: string
    /** e.g. `Bearer` */
    readonly token_type?: string
    /** Seconds. (e.g. `86400`) */
    readonly expires_in?: number
    /** e.g. `the-refresh-token` */
    readonly refresh_token?: string
    /** Seconds until the refresh token ends. (e.g. `86400`) */
    readonly re_expires_in?: number
    /** Seconds left at reading level 1. (e.g. `86400`) */
    readonly r1_expires_in?: number
    /** Seconds left at reading level 2. (e.g. `86400`) */
    readonly r2_expires_in?: number
    /** Seconds left at writing level 1. (e.g. `86400`) */
    readonly w1_expires_in?: number
    /** Seconds left at writing level 2. (e.g. `86400`) */
    readonly w2_expires_in?: number
    /** Seconds left at the level of high risk. (e.g. `86400`) */
    readonly hra_expires_in?: number
    /** e.g. `2000000000001` */
    readonly taobao_user_id?: Id
    /** URL-encoded. (e.g. `sandbox_seller`) */
    readonly taobao_user_nick?: string
    /** Where a sub-account authorized. */
    readonly sub_taobao_user_id?: Id
    /** URL-encoded, where a sub-account authorized. */
    readonly sub_taobao_user_nick?: string
  }
}

const Input = struct<TopAuthTokenRefresh.Input>('TopAuthTokenRefresh.Input', {
  required: {
    refresh_token: text,
  },
})

const TokenResult = struct<TopAuthTokenRefresh.TokenResult>('TopAuthTokenRefresh.TokenResult', {
  optional: {
    access_token: text,
    token_type: text,
    expires_in: integer,
    refresh_token: text,
    re_expires_in: integer,
    r1_expires_in: integer,
    r2_expires_in: integer,
    w1_expires_in: integer,
    w2_expires_in: integer,
    hra_expires_in: integer,
    taobao_user_id: id,
    taobao_user_nick: text,
    sub_taobao_user_id: id,
    sub_taobao_user_nick: text,
  },
})

const Output = struct<TopAuthTokenRefresh.Output>('TopAuthTokenRefresh.Output', {
  optional: {
    token_result: json(TokenResult),
  },
})

/**
 * 刷新Access Token (`taobao.top.auth.token.refresh`)
 *
 * Changes a refresh token into a new session. Only some kinds of application may. HTTPS only.
 */
export const topAuthTokenRefresh: Operation<
  'top',
  TopAuthTokenRefresh.Input,
  TopAuthTokenRefresh.Output
> = {
  gateway: 'top',
  method: 'taobao.top.auth.token.refresh',
  title: '刷新Access Token',
  input: Input,
  output: Output,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [
    ['refresh_token'],
    ['token_result', 'access_token'],
    ['token_result', 'refresh_token'],
    ['token_result', 'taobao_user_nick'],
    ['token_result', 'sub_taobao_user_nick']
  ],
  example: {
    input: { refresh_token: 'the-refresh-token' },
    output: {
      token_result: {
        access_token: 'the-access-token',
        token_type: 'Bearer',
        expires_in: 86400,
        refresh_token: 'the-refresh-token',
        re_expires_in: 86400,
        taobao_user_id: '2000000000001',
        taobao_user_nick: 'sandbox_seller'
      }
    }
  },
}
