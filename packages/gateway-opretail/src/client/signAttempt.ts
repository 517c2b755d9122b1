import type { Attempt as Stamp, Signed } from '@paifang/gateway'
import type { CallError, InputError, Issue } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import { signedRequest } from '../request/signedRequest'
import { readToken } from '../token/readToken'
import type { TokenContext } from '../token/TokenProvider'
import type { OpretailPrepared } from './OpretailPrepared'
import type { credentialReader, Credentials } from './readCredentials'

export interface OpretailSigned extends Signed {
  /** The token that was sent. */
  readonly token: string | undefined
  /** Which renewals of tokens it may have missed. */
  readonly signedAt: number
}

/** What a client signs with. */
export interface SigningParts {
  readonly format: string | undefined
  readonly nonce: (() => string) | undefined
  readonly readCredentials: ReturnType<typeof credentialReader>
  readonly timestampOf: (epochMs: number) => string | undefined
  readonly headersOf: (token?: string) => Readonly<Record<string, string>>
  readonly context: TokenContext
  /** Which renewals of tokens there have been. */
  readonly moment: () => number
}

type Result = Either<CallError, OpretailSigned>

const credentialsError = (method: string, issues: ReadonlyArray<Issue>): InputError => ({
  _tag: 'InputError',
  method,
  subject: 'credentials',
  issues,
})

const signWith = (
  { format, nonce, timestampOf, headersOf }: SigningParts,
  { plan }: OpretailPrepared,
  { epochMs }: Stamp,
  credentials: Credentials,
  { token, signedAt }: Pick<OpretailSigned, 'token' | 'signedAt'>,
): Result => {
  const timestamp = timestampOf(epochMs)
  if (timestamp === undefined)
    return left(
      credentialsError(plan.method, [
        { path: 'clock', expected: 'epoch milliseconds within the years 0 to 9999' },
      ]),
    )
  const { applicationId, accessKey, signer, signMethod, secret } = credentials
  const { request, signature } = signedRequest(plan, {
    applicationId,
    accessKey,
    signer,
    signMethod,
    format,
    timestamp,
    nonce: nonce?.(),
    headers: headersOf(token),
  })
  return right({
    request,
    token,
    signedAt,
    secrets: [secret, token ?? '', signature],
  })
}

/** One attempt's request: credentials and token read anew, a fresh timestamp, nonce and signature. */
export const signAttempt = (
  parts: SigningParts,
  prepared: OpretailPrepared,
  stamp: Stamp,
): Result | Promise<Result> => {
  const { context, moment } = parts
  const { method } = prepared.plan
  const signedAt = moment()
  const finish = (
    credentials: Awaited<ReturnType<SigningParts['readCredentials']>>,
    token: Awaited<ReturnType<typeof readToken>>,
  ): Result => {
    if (credentials._tag === 'Left') return left(credentialsError(method, credentials.left))
    return token._tag === 'Left'
      ? token
      : signWith(parts, prepared, stamp, credentials.right, { token: token.right, signedAt })
  }
  const credentials = parts.readCredentials()
  const { renewed, token: source, required } = prepared.session
  const token = readToken(renewed ?? source, { method, required, context })
  return credentials instanceof Promise || token instanceof Promise
    ? Promise.all([credentials, token]).then(([known, given]) => finish(known, given))
    : finish(credentials, token)
}
