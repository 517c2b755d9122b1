import { isThenable, type Attempt, type SessionKeeper, type Signed } from '@paifang/gateway/author'
import type { CallError } from '@paifang/result'
import type { BatchLines, RawBody } from '../batch/batchLines'
import type { Pair, Pairs } from '@paifang/signer-top'
import { isLeft, right, type Either } from 'fp-ts/Either'
import type { TopSettings } from '../TopSettings'
import {
  checkCredentials,
  readCredentials,
  topSigning,
  type ReadCredentials,
  type TopSigning,
} from './credentials'
import type { TopPrepared } from './TopPrepared'
import { topRequest } from './topRequest'
import type { TopBound } from './TopTemplate'

export interface TopSigned extends Signed {
  /** The session that was sent. */
  readonly session: string | undefined
  /** Of a batch: what was sent of its calls. */
  readonly lines?: BatchLines
}

type SignedOr = Either<CallError, TopSigned>

/** Reads the credentials, stamps and signs each attempt; waits only where a credential has to be waited for. */
export const signTop = (
  settings: TopSettings,
  sessions: SessionKeeper,
): ((prepared: TopPrepared, attempt: Attempt) => SignedOr | Promise<SignedOr>) => {
  const signing = topSigning(settings, sessions)
  return (prepared, { epochMs }) => {
    const read = readCredentials(signing, prepared.session)
    if (prepared.batch !== undefined)
      return Promise.all([read, prepared.batch.ways.lines(prepared.batch, sessions)]).then(
        ([credentials, lines]) => signWith(prepared, epochMs, settings, signing, credentials, lines),
      )
    return isThenable(read)
      ? read.then((credentials) => signWith(prepared, epochMs, settings, signing, credentials))
      : signWith(prepared, epochMs, settings, signing, read)
  }
}

const signWith = (
  prepared: TopPrepared,
  epochMs: number,
  settings: TopSettings,
  signing: TopSigning,
  read: ReadCredentials,
  lines?: BatchLines,
): SignedOr => {
  const { operation, template, extra, targetAppKey } = prepared
  const rawBody = lines?.body ?? prepared.rawBody
  const checked = checkCredentials(operation, epochMs, signing, read)
  if (isLeft(checked)) return checked
  const { appKey, appSecret, session, stamp, signer } = checked.right
  const unsent =
    lines?.sent.length === 0 ? prepared.batch?.results.find((result) => result?._tag === 'Left') : undefined
  if (unsent?._tag === 'Left') return unsent
  const bound = template.bind({ appKey, signer, targetAppKey, extra, hasSession: session !== undefined })
  const sign = signature(prepared, bound, stamp.text, session, rawBody)
  const url = prepared.batch?.ways.url(settings.url) ?? settings.url
  const request = topRequest(prepared, url, { bound, stamp, session, sign, rawBody })
  const secrets = [appSecret, session ?? '', sign]
  if (lines === undefined) return right({ request, secrets, session, account: appKey })
  if (prepared.batch !== undefined) {
    prepared.batch.inDoubt = lines.sent
    prepared.batch.refusals = []
  }
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
