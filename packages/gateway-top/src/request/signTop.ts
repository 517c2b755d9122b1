import {
  causeOf,
  inputError,
  isThenable,
  readProvider,
  rememberLast,
  sessionFailure,
  Unreadable,
  type Attempt,
  type Hidden,
  type SessionKeeper,
  type SessionRead,
  type Signed,
} from '@paifang/gateway/author'
import type { CallError, InputError } from '@paifang/result'
import { batchLines, batchUrl, type BatchLines, type RawBody } from '../batch/batchLines'
import { createSigner, type Pair, type Pairs, type Signer } from '@paifang/signer-top'
import { isWellFormed } from '@paifang/wire'
import { left, right, type Either } from 'fp-ts/Either'
import type { TopSettings } from '../TopSettings'
import { stampTexts, type StampTexts } from './stampTexts'
import type { TopPrepared } from './TopPrepared'
import { topRequest } from './topRequest'
import type { TopBound } from './TopTemplate'

export interface TopSigned extends Signed {
  /** The session that was sent. */
  readonly session: string | undefined
  /** Of a batch: what was sent of its calls. */
  readonly lines?: BatchLines
}

/** What a client signs with. */
export interface TopSigning {
  readonly settings: TopSettings
  readonly sessions: SessionKeeper
  /** @throws TypeError for a secret that cannot sign */
  readonly signerOf: (given: { readonly secret: string }) => Signer
  /** @throws RangeError outside the years 0 to 9999 */
  readonly stampOf: (epochMs: number) => StampTexts
}

export const topSigning = (settings: TopSettings, sessions: SessionKeeper): TopSigning => ({
  settings,
  sessions,
  signerOf: rememberLast(({ secret }) => createSigner({ secret, method: settings.signMethod })),
  stampOf: stampTexts(),
})

type SignedOr = Either<CallError, TopSigned>

/** Reads the credentials, stamps and signs one attempt; waits only where a credential has to be waited for. */
export const signTop = (
  prepared: TopPrepared,
  { epochMs }: Attempt,
  signing: TopSigning,
): SignedOr | Promise<SignedOr> => {
  const { settings, sessions } = signing
  const appKey = readProvider(settings.appKey)
  const appSecret = readProvider(settings.appSecret)
  const session = sessions.read(prepared.session)
  if (prepared.batch !== undefined)
    return Promise.all([appKey, appSecret, session, batchLines(prepared.batch, sessions)]).then((read) =>
      signWith(prepared, epochMs, signing, read[0], read[1], read[2], read[3]),
    )
  return isThenable(appKey) || isThenable(appSecret) || isThenable(session)
    ? Promise.all([appKey, appSecret, session]).then((read) =>
        signWith(prepared, epochMs, signing, read[0], read[1], read[2]),
      )
    : signWith(prepared, epochMs, signing, appKey, appSecret, session)
}

const isText = (read: unknown): read is string =>
  typeof read === 'string' && read.trim() !== '' && isWellFormed(read)

const signWith = (
  prepared: TopPrepared,
  epochMs: number,
  { settings, signerOf, stampOf }: TopSigning,
  appKey: string | Unreadable,
  appSecret: string | Unreadable,
  session: SessionRead,
  lines?: BatchLines,
): SignedOr => {
  const { operation, template, extra, targetAppKey } = prepared
  const rawBody = lines?.body ?? prepared.rawBody
  const { method } = operation
  const hidden = (): Hidden => ({
    secrets: [appSecret, session].filter((text) => typeof text === 'string'),
  })
  const refuse = (subject: InputError['subject'], path: string, expected: string, read?: unknown): SignedOr =>
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
  if (session === undefined && operation.session === 'required')
    return refuse('session', 'session', "the user's authorization: this operation requires one")
  if (session !== undefined && !isText(session))
    return refuse('session', 'session', 'a session that has a UTF-8 form')
  const unsent =
    lines?.sent.length === 0 ? prepared.batch?.results.find((result) => result?._tag === 'Left') : undefined
  if (unsent?._tag === 'Left') return unsent
  let stamp: StampTexts
  try {
    stamp = stampOf(epochMs)
  } catch {
    return refuse('clock', 'clock', 'epoch milliseconds within the years 0 to 9999')
  }
  let signer: Signer
  try {
    signer = signerOf({ secret: appSecret })
  } catch {
    return refuse('credentials', 'appSecret', 'a secret that can sign: text that has a UTF-8 form')
  }
  const bound = template.bind({ appKey, signer, targetAppKey, extra, hasSession: session !== undefined })
  const sign = signature(prepared, bound, stamp.text, session, rawBody)
  const url = lines === undefined ? settings.url : batchUrl(settings.url)
  const request = topRequest(prepared, url, { bound, stamp, session, sign, rawBody })
  const secrets = [appSecret, session ?? '', sign]
  if (lines === undefined) return right({ request, secrets, session, account: appKey })
  if (prepared.batch !== undefined) prepared.batch.inDoubt = lines.sent
  return right({
    request,
    secrets: [...secrets, ...lines.sessions.values()],
    session,
    account: appKey,
    lines,
  })
}

const signature = (
  { pairs }: TopPrepared,
  { signer, sign, constants }: TopBound,
  timestamp: string,
  session: string | undefined,
  rawBody: RawBody | undefined,
): string => {
  if (rawBody !== undefined) {
    const own: Pairs = session === undefined ? [] : [['session', session]]
    const all: Pairs = [...pairs, ...constants, ...own, ['timestamp', timestamp]]
    return signer.signPairs([...all].sort(byName), rawBody.text)
  }
  const values = pairs.map(([, text]) => text)
  values.push(timestamp)
  if (session !== undefined) values.push(session)
  return sign(values)
}

const byName = ([a]: Pair, [b]: Pair): number => (a < b ? -1 : 1)
