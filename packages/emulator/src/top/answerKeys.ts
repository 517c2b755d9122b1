import { hash } from 'node:crypto'
import { left, right } from 'fp-ts/Either'
import type { BuiltInHandler } from '../handlers/BuiltInHandler'
import { textMember } from '../handlers/member'
import type { Refusal } from '../gateway/Refusal'
import type { KeySubject, TopState } from './TopState'

/** What stands for a subject until a test changes it. */
export const firstKey: KeySubject = { version: 1, isWithheld: false }

/** Whose keys: a session, `_` and the id of a registered user, or nothing for the application. */
export const keySubject = (app: string, subject: string): string => `${app} ${subject}`

/** Base64 of the 16 bytes: the same for the same seed, application, subject and version. */
const secretOf = (seed: number, place: string, version: number): string =>
  hash('sha256', `${seed} ${place} ${version}`, 'buffer').subarray(0, 16).toString('base64')

const noSecret: Refusal = { code: 15, subCode: '20005', subMessage: 'no secret for this user' }

/**
 * Answers with the key of a subject: the current one, the one before (-1), or that of a version. Every subject has keys of
 * its own.
 * @see top.secret.get
 */
export const answerKeys =
  (state: Pick<TopState, 'keys' | 'keyRules'>, seed: number): BuiltInHandler =>
  () =>
  (input, { app, session = '' }) =>
  () => {
    const user = textMember(input, 'customer_user_id')
    const place = keySubject(app, user === '' ? session : `_${user}`)
    const { version: current, isWithheld } = state.keys.get(place) ?? firstKey
    const asked = textMember(input, 'secret_version')
    const version = asked === '' ? current : asked === '-1' ? current - 1 : Number(asked)
    if (isWithheld || !Number.isInteger(version) || version < 1 || version > current)
      return Promise.resolve(left(noSecret))
    const { intervalS = 300, maxIntervalS = 600, config } = state.keyRules.get(app) ?? {}
    return Promise.resolve(
      right({
        secret: secretOf(seed, place, version),
        secret_version: version,
        interval: intervalS,
        max_interval: maxIntervalS,
        ...(config === undefined ? {} : { app_config: JSON.stringify(config) }),
      }),
    )
  }
