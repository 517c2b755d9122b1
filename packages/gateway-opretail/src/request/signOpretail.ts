import {
  inputError,
  isThenable,
  sessionFailure,
  Unreadable,
  type Attempt as Stamp,
  type SessionKeeper,
  type SessionRead,
  type Signed,
} from '@paifang/gateway/author'
import type { CallError, InputError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import { isHeaderText } from './headers'
import { signedRequest } from './signedRequest'
import type { OpretailPrepared } from './prepareOpretail'
import type { credentialReader } from './readCredentials'

export interface OpretailSigned extends Signed {
  /** The token that was sent. */
  readonly session: string | undefined
}

/** What a client signs with. */
export interface SigningParts {
  readonly format: string | undefined
  readonly nonce: (() => string) | undefined
  readonly readCredentials: ReturnType<typeof credentialReader>
  readonly timestampOf: (epochMs: number) => string | undefined
  readonly headersOf: (token?: string) => Readonly<Record<string, string>>
  readonly sessions: SessionKeeper
}

type SignedOr = Either<CallError, OpretailSigned>

const signWith = (
  { format, nonce, timestampOf, headersOf }: SigningParts,
  { encoded, operation }: OpretailPrepared,
  { epochMs }: Stamp,
  known: Awaited<ReturnType<SigningParts['readCredentials']>>,
  session: SessionRead,
): SignedOr => {
  const { method } = operation
  const refuse = (subject: InputError['subject'], path: string, expected: string): SignedOr =>
    left(inputError(method, subject, [{ path, expected }]))
  if (known._tag === 'Left') {
    const { issues, ...cause } = known.left
    return left({ ...inputError(method, 'credentials', issues), ...cause })
  }
  if (session instanceof Unreadable)
    return left(sessionFailure(method, session, { secrets: [known.right.secret] }))
  if (session === undefined && operation.session === 'required')
    return refuse('session', 'session', 'a token: this operation needs a business-platform user')
  if (session !== undefined && !isHeaderText(session))
    return refuse('session', 'session', 'a token of visible ASCII characters, which can stand in a header')
  const timestamp = timestampOf(epochMs)
  if (timestamp === undefined)
    return refuse('clock', 'clock', 'epoch milliseconds within the years 0 to 9999')
  const { applicationId, accessKey, signer, signMethod, secret } = known.right
  const { request, signature } = signedRequest(encoded, {
    applicationId,
    accessKey,
    signer,
    signMethod,
    format,
    timestamp,
    nonce: nonce?.(),
    headers: headersOf(session),
  })
  return right({ request, session, secrets: [secret, session ?? '', signature], account: accessKey })
}

/** One attempt's request: credentials and token read anew, a fresh timestamp, nonce and signature. */
export const signOpretail = (
  parts: SigningParts,
  prepared: OpretailPrepared,
  stamp: Stamp,
): SignedOr | Promise<SignedOr> => {
  const credentials = parts.readCredentials()
  const session = parts.sessions.read(prepared.session)
  return isThenable(credentials) || isThenable(session)
    ? Promise.all([credentials, session]).then((read) => signWith(parts, prepared, stamp, read[0], read[1]))
    : signWith(parts, prepared, stamp, credentials, session)
}
