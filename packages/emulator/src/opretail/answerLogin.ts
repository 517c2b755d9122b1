import { createHash } from 'node:crypto'
import { left, right } from 'fp-ts/Either'
import type { BuiltInHandler } from '../handlers/BuiltInHandler'
import { textMember } from '../handlers/member'
import type { OpretailSettings } from './OpretailSettings'
import type { OpretailState, OpretailUser } from './OpretailState'

/** Who can log in unless users are given: the account of the documents' examples. */
export const demoOpretailUser: OpretailUser = {
  userName: 'account',
  password: 'password',
  userId: '1000001',
  enterpriseId: '1001',
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex')

/** `ssoLogin` takes the lower-case md5 only; of `mobileLogin` sources say both. */
const isPassword = (given: string, { password }: OpretailUser, via: 'mobileLogin' | 'ssoLogin'): boolean =>
  given === md5(password) || (via === 'mobileLogin' && given === password)

/**
 * Logs a user in: the same account gets the same token while it lives. A name nobody has is refused with 103094, another
 * password with 103095.
 *
 * @see opretail protocol, tokens and login
 */
export const answerLogin =
  (
    { users, tokens }: OpretailState,
    { tokenMs }: OpretailSettings,
    via: 'mobileLogin' | 'ssoLogin',
  ): BuiltInHandler =>
  () =>
  (input, { app, now }) =>
  () => {
    const user = users.get(textMember(input, 'userName'))
    if (user === undefined) return Promise.resolve(left({ code: 103_094 }))
    if (!isPassword(textMember(input, 'password'), user, via)) return Promise.resolve(left({ code: 103_095 }))
    const { userName, userId, enterpriseId } = user
    const held = tokens
      .list()
      .find(
        (grant) =>
          grant.app === app &&
          grant.user === userName &&
          !grant.revoked &&
          (grant.expiresAt === undefined || grant.expiresAt > now),
      )
    const token = held?.text ?? tokens.issue({ app, user: userName, expiresInMs: tokenMs })
    const known = { token, ...(enterpriseId === undefined ? {} : { enterpriseId }) }
    if (via === 'mobileLogin') return Promise.resolve(right(known))
    const endsAt = tokens.find(token)?.expiresAt ?? now + tokenMs
    return Promise.resolve(
      right({
        ...known,
        result: '成功',
        userName,
        ...(userId === undefined ? {} : { userId }),
        // No document says the unit: milliseconds here.
        tokenExpirationTimestamp: endsAt,
        tokenExpirationSurplusTimestamp: endsAt - now,
      }),
    )
  }
