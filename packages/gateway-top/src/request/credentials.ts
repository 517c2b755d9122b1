import {
  causeOf,
  inputError,
  isThenable,
  readProvider,
  rememberLast,
  sessionFailure,
  Unreadable,
  type AnyOperation,
  type Hidden,
  type SessionKeeper,
  type SessionRead,
} from '@paifang/gateway/author'
import type { SessionSource } from '@paifang/gateway'
import type { CallError, InputError } from '@paifang/result'
import { createSigner, type Signer } from '@paifang/signer-top'
import { left, right, type Either } from 'fp-ts/Either'
import type { TopSettings } from '../TopSettings'
import { isText, stampTexts, type StampTexts } from './systemParams'

/** What a client signs with. */
export interface TopSigning {
  readonly settings: Pick<TopSettings, 'appKey' | 'appSecret'>
  readonly sessions: SessionKeeper
  /** @throws TypeError for a secret that cannot sign */
  readonly signerOf: (given: { readonly secret: string }) => Signer
  /** @throws RangeError outside the years 0 to 9999 */
  readonly stampOf: (epochMs: number) => StampTexts
}

export const topSigning = (
  settings: Pick<TopSettings, 'appKey' | 'appSecret' | 'signMethod'>,
  sessions: SessionKeeper,
): TopSigning => ({
  settings,
  sessions,
  signerOf: rememberLast(({ secret }) => createSigner({ secret, method: settings.signMethod })),
  stampOf: stampTexts(),
})

/** The credentials of one attempt as they were read, and not looked at yet. */
export interface ReadCredentials {
  readonly appKey: string | Unreadable
  readonly appSecret: string | Unreadable
  readonly session: SessionRead
}

/** Reads what signs an attempt, anew for each; waits only where a credential has to be waited for. */
export const readCredentials = (
  { settings, sessions }: TopSigning,
  source: SessionSource | undefined,
): ReadCredentials | Promise<ReadCredentials> => {
  const appKey = readProvider(settings.appKey)
  const appSecret = readProvider(settings.appSecret)
  const session = sessions.read(source)
  return isThenable(appKey) || isThenable(appSecret) || isThenable(session)
    ? Promise.all([appKey, appSecret, session]).then((read) => ({
        appKey: read[0],
        appSecret: read[1],
        session: read[2],
      }))
    : { appKey, appSecret, session }
}

/** What is expected of a session that {@link isText} refuses. */
export const sessionExpected = 'a session that has a UTF-8 form'

/** Who signs one attempt, with what, and when. */
export interface TopCredentials {
  readonly appKey: string
  readonly appSecret: string
  readonly session: string | undefined
  readonly stamp: StampTexts
  readonly signer: Signer
}

/** The credentials that were read, or what is wrong with them. */
export const checkCredentials = (
  { method, session: need }: Pick<AnyOperation, 'method' | 'session'>,
  epochMs: number,
  { signerOf, stampOf }: TopSigning,
  { appKey, appSecret, session }: ReadCredentials,
): Either<CallError, TopCredentials> => {
  const hidden = (): Hidden => ({
    secrets: [appSecret, session].filter((text) => typeof text === 'string'),
  })
  const refuse = (
    subject: InputError['subject'],
    path: string,
    expected: string,
    read?: unknown,
  ): Either<CallError, never> =>
    left({
      ...inputError(method, subject, [{ path, expected }]),
      ...(read instanceof Unreadable && read.thrown !== undefined
        ? { cause: causeOf(read.thrown, hidden()) }
        : {}),
    })
  if (!isText(appKey)) return refuse('credentials', 'appKey', 'the app key, not empty', appKey)
  if (typeof appSecret !== 'string' || appSecret === '')
    return refuse('credentials', 'appSecret', 'the app secret, not empty', appSecret)
  if (session instanceof Unreadable) return left(sessionFailure(method, session, hidden()))
  if (session === undefined && need === 'required')
    return refuse('session', 'session', "the user's authorization: this operation requires one")
  if (session !== undefined && !isText(session)) return refuse('session', 'session', sessionExpected)
  let stamp: StampTexts
  try {
    stamp = stampOf(epochMs)
  } catch {
    return refuse('clock', 'clock', 'epoch milliseconds within the years 0 to 9999')
  }
  try {
    return right({ appKey, appSecret, session, stamp, signer: signerOf({ secret: appSecret }) })
  } catch {
    return refuse('credentials', 'appSecret', 'a secret that can sign: text that has a UTF-8 form')
  }
}
