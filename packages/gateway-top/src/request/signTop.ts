import { inputError, readCredential, unreadable, type Attempt } from '@paifang/gateway'
import type { InputError } from '@paifang/result'
import type { Pair, Pairs, Signer } from '@paifang/signer-top'
import { left, right, type Either } from 'fp-ts/Either'
import type { ReadSession } from '../session/readSession'
import type { SessionKeeper } from '../session/sessionKeeper'
import type { TopSettings } from '../TopSettings'
import { signingPlan, type SigningPlan } from './signingPlan'
import type { StampTexts } from './stampTexts'
import type { TopPrepared } from './TopPrepared'
import { topRequest } from './topRequest'
import type { TopSigned } from './TopSigned'

/** What a client signs with. */
export interface SigningParts {
  readonly settings: TopSettings
  readonly sessions: SessionKeeper
  /** @throws TypeError for a secret that cannot sign */
  readonly signerOf: (secret: string) => Signer
  readonly stampOf: (epochMs: number) => StampTexts
}

type SignedOr = Either<InputError, TopSigned>

/** Reads the credentials, stamps and signs one attempt; waits only where a credential has to be waited for. */
export const signTop = (
  prepared: TopPrepared,
  { epochMs }: Attempt,
  parts: SigningParts,
): SignedOr | Promise<SignedOr> => {
  const { settings, sessions } = parts
  const appKey = readCredential(settings.appKey)
  const appSecret = readCredential(settings.appSecret)
  const session = sessions.read(prepared.session)
  if (!(appKey instanceof Promise || appSecret instanceof Promise || session instanceof Promise))
    return signWith(prepared, epochMs, parts, { appKey, appSecret, session })
  const all: Promise<readonly [ReadText, ReadText, ReadSession]> = Promise.all([appKey, appSecret, session])
  return all.then((read) =>
    signWith(prepared, epochMs, parts, { appKey: read[0], appSecret: read[1], session: read[2] }),
  )
}

type ReadText = string | typeof unreadable

interface Credentials {
  readonly appKey: ReadText
  readonly appSecret: ReadText
  readonly session: ReadSession
}

const signWith = (
  prepared: TopPrepared,
  epochMs: number,
  { settings, signerOf, stampOf }: SigningParts,
  { appKey, appSecret, session }: Credentials,
): SignedOr => {
  const { operation, layout, extra, targetAppKey } = prepared
  const refuse = (subject: 'credentials' | 'session', path: string, expected: string): SignedOr =>
    left(inputError(operation.method, subject, [{ path, expected }]))
  if (appKey === unreadable || appKey.trim() === '')
    return refuse('credentials', 'appKey', 'the app key, not empty')
  if (appSecret === unreadable || appSecret === '')
    return refuse('credentials', 'appSecret', 'the app secret, not empty')
  if (session === unreadable) return refuse('session', 'session', 'a session that can be read')
  if (session === undefined && operation.session === 'required')
    return refuse('session', 'session', "the user's authorization: this operation requires one")
  try {
    const stamp = stampOf(epochMs)
    const signatory = {
      appKey,
      signer: signerOf(appSecret),
      targetAppKey,
      extra,
      hasSession: session !== undefined,
    }
    const plan = signingPlan(layout, signatory, settings, operation.method)
    const sign = signature(prepared, plan, stamp.text, session)
    const request = topRequest(prepared, settings.url, { plan, stamp, session, sign })
    return right({ request, secrets: [appSecret, session ?? '', sign], session })
  } catch {
    return refuse('credentials', 'appSecret', 'credentials that can sign: text that has a UTF-8 form')
  }
}

const signature = (
  { pairs, rawBody }: TopPrepared,
  { signer, sign, constants }: SigningPlan,
  timestamp: string,
  session: string | undefined,
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
