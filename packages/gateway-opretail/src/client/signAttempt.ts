import type { Attempt as Stamp, Signed } from '@paifang/gateway'
import type { CallError, InputError, Issue } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import { signedRequest } from '../request/signedRequest'
import { timestampText } from '../request/timestampText'
import { readToken } from '../token/readToken'
import type { TokenContext } from '../token/TokenProvider'
import type { OpretailPrepared } from './OpretailPrepared'
import { readCredentials, type Credentials } from './readCredentials'
import type { Settings } from './Settings'

export interface OpretailSigned extends Signed {
  /** The token that was sent. */
  readonly token: string | undefined
  /** Which renewals of tokens it may have missed. */
  readonly signedAt: number
}

/** What signing needs for tokens. */
export interface TokenSupply {
  readonly context: TokenContext
  readonly moment: () => number
}

type Result = Either<CallError, OpretailSigned>

const credentialsError = (method: string, issues: ReadonlyArray<Issue>): InputError => ({
  _tag: 'InputError',
  method,
  subject: 'credentials',
  issues,
})

const tokenFields = (
  names: ReadonlyArray<string>,
  token: string | undefined,
): Readonly<Record<string, string>> =>
  token === undefined ? {} : Object.fromEntries(names.map((name) => [name, token]))

const signWith = (
  settings: Settings,
  { plan }: OpretailPrepared,
  { epochMs }: Stamp,
  credentials: Credentials,
  { token, signedAt }: Pick<OpretailSigned, 'token' | 'signedAt'>,
): Result => {
  const timestamp = timestampText(epochMs, settings.wire.utcOffsetMinutes)
  if (timestamp === undefined)
    return left(
      credentialsError(plan.method, [
        { path: 'clock', expected: 'epoch milliseconds within the years 0 to 9999' },
      ]),
    )
  const { request, signature } = signedRequest(plan, {
    ...credentials,
    timestamp,
    format: settings.format,
    nonce: settings.nonce?.(),
    headers: { ...settings.headers, ...tokenFields(settings.tokenHeaders, token) },
  })
  const { key } = credentials
  const secret = key.method === 'rsa' ? key.privateKey : key.secret
  return right({
    request,
    token,
    signedAt,
    secrets: [typeof secret === 'string' ? secret : '', token ?? '', signature],
  })
}

/** One attempt's request: credentials and token read anew, a fresh timestamp, nonce and signature. */
export const signAttempt = (
  settings: Settings,
  prepared: OpretailPrepared,
  stamp: Stamp,
  { context, moment }: TokenSupply,
): Result | Promise<Result> => {
  const { method } = prepared.plan
  const signedAt = moment()
  const finish = (
    credentials: Awaited<ReturnType<typeof readCredentials>>,
    token: Awaited<ReturnType<typeof readToken>>,
  ): Result => {
    if (credentials._tag === 'Left') return left(credentialsError(method, credentials.left))
    return token._tag === 'Left'
      ? token
      : signWith(settings, prepared, stamp, credentials.right, { token: token.right, signedAt })
  }
  const credentials = readCredentials(settings.credentials)
  const { renewed, token: source, required } = prepared.session
  const token = readToken(renewed ?? source, { method, required, context })
  return credentials instanceof Promise || token instanceof Promise
    ? Promise.all([credentials, token]).then(([known, given]) => finish(known, given))
    : finish(credentials, token)
}
