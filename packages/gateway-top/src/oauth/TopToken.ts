import { id, integer, struct, text, type Id } from '@paifang/contract'
import { failure, success, Type } from 'io-ts'

const decoded = (nick: string): string => {
  try {
    return decodeURIComponent(nick)
  } catch {
    return nick
  }
}

/** A nick: answers hold it URL-encoded. */
const nick = new Type<string, unknown, unknown>(
  'nick (URL-encoded text)',
  (value): value is string => typeof value === 'string',
  (wire, context) => (typeof wire === 'string' ? success(decoded(wire)) : failure(wire, context)),
  encodeURIComponent,
)

/**
 * What a code or a refresh token is exchanged for. Durations are seconds from now: `r1`, `r2`, `w1`, `w2` are those of
 * reading and writing at security levels 1 and 2. Members that no page names are kept.
 *
 * @see TOP OAuth 2.0
 */
export interface TopToken {
  /** The session of later calls. */
  readonly access_token: string
  readonly token_type?: string
  readonly expires_in?: number
  readonly refresh_token?: string
  readonly re_expires_in?: number
  readonly r1_expires_in?: number
  readonly r2_expires_in?: number
  readonly w1_expires_in?: number
  readonly w2_expires_in?: number
  readonly hra_expires_in?: number
  readonly taobao_user_id?: Id
  /** URL-decoded. */
  readonly taobao_user_nick?: string
  readonly sub_taobao_user_id?: Id
  /** URL-decoded. */
  readonly sub_taobao_user_nick?: string
  /** The same two under their older names. */
  readonly taobao_sub_user_id?: Id
  readonly taobao_sub_user_nick?: string
  readonly mobile_token?: string
}

export const TopToken = struct<TopToken>('TopToken', {
  required: { access_token: text },
  optional: {
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
    taobao_user_nick: nick,
    sub_taobao_user_id: id,
    sub_taobao_user_nick: nick,
    taobao_sub_user_id: id,
    taobao_sub_user_nick: nick,
    mobile_token: text,
  },
})
