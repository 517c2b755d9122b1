import { inputError, readCredential, unreadable, type Attempt } from '@paifang/gateway'
import type { InputError } from '@paifang/result'
import type { Signer } from '@paifang/signer-top'
import { left, right, type Either } from 'fp-ts/Either'
import type { ReadSession } from '../session/readSession'
import type { SessionKeeper } from '../session/sessionKeeper'
import type { TopSettings } from '../TopSettings'
import { mergePairs } from './mergePairs'
import { systemPairs } from './systemPairs'
import type { TopPrepared } from './TopPrepared'
import { topRequest } from './topRequest'
import type { TopSigned } from './TopSigned'

/** What a client signs with. */
export interface SigningParts {
  readonly settings: TopSettings
  readonly sessions: SessionKeeper
  /** @throws TypeError for a secret that cannot sign */
  readonly signerOf: (secret: string) => Signer
}

type SignedOr = Either<InputError, TopSigned>

/** Reads the credentials, stamps and signs one attempt; waits only where a credential has to be waited for. */
export const signTop = (
  prepared: TopPrepared,
  { epochMs }: Attempt,
  { settings, sessions, signerOf }: SigningParts,
): SignedOr | Promise<SignedOr> => {
  const appKey = readCredential(settings.appKey)
  const appSecret = readCredential(settings.appSecret)
  const session = sessions.read(prepared.session)
  if (!(appKey instanceof Promise || appSecret instanceof Promise || session instanceof Promise))
    return signWith(prepared, epochMs, { settings, signerOf, appKey, appSecret, session })
  const all: Promise<readonly [ReadText, ReadText, ReadSession]> = Promise.all([appKey, appSecret, session])
  return all.then((read) =>
    signWith(prepared, epochMs, {
      settings,
      signerOf,
      appKey: read[0],
      appSecret: read[1],
      session: read[2],
    }),
  )
}

type ReadText = string | typeof unreadable

interface Credentials extends Omit<SigningParts, 'sessions'> {
  readonly appKey: ReadText
  readonly appSecret: ReadText
  readonly session: ReadSession
}

const signWith = (
  prepared: TopPrepared,
  epochMs: number,
  { settings, signerOf, appKey, appSecret, session }: Credentials,
): SignedOr => {
  const { operation, rawBody } = prepared
  const refuse = (subject: 'credentials' | 'session', path: string, expected: string): SignedOr =>
    left(inputError(operation.method, subject, [{ path, expected }]))
  if (appKey === unreadable || appKey === '') return refuse('credentials', 'appKey', 'the app key, not empty')
  if (appSecret === unreadable || appSecret === '')
    return refuse('credentials', 'appSecret', 'the app secret, not empty')
  if (session === unreadable) return refuse('session', 'session', 'a session that can be read')
  if (session === undefined && operation.session === 'required')
    return refuse('session', 'session', "the user's authorization: this operation requires one")
  try {
    const system = systemPairs({ prepared, settings, appKey, session, epochMs })
    const sign = signerOf(appSecret).signPairs(mergePairs(prepared.pairs, system), rawBody?.text)
    const request = topRequest(prepared, settings, [...system, ['sign', sign]])
    return right({ request, secrets: [appSecret, session ?? '', sign], session })
  } catch {
    return refuse('credentials', 'appSecret', 'credentials that can sign: text that has a UTF-8 form')
  }
}
