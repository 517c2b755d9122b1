import { formText, isThenable, type Attempt, type SessionKeeper, type Signed } from '@paifang/gateway/author'
import {
  checkCredentials,
  readCredentials,
  topSigning,
  type ReadCredentials,
  type TopSigning,
} from '@paifang/gateway-top/author'
import type { CallError } from '@paifang/result'
import type { Pair } from '@paifang/signer-top'
import { isLeft, right, type Either } from 'fp-ts/Either'
import type { QimenSettings } from '../QimenSettings'
import type { QimenPrepared } from './prepareQimen'

export interface QimenSigned extends Signed {
  /** The session that was sent. */
  readonly session: string | undefined
}

type SignedOr = Either<CallError, QimenSigned>

/** Frozen, so that a transport can lay them out once. */
const headers = Object.freeze({ 'user-agent': 'paifang', 'content-type': 'text/xml;charset=utf-8' })

const byName = ([a]: Pair, [b]: Pair): number => (a < b ? -1 : 1)

/**
 * Reads the credentials, stamps and signs each attempt: the parameters of the query with the body behind them.
 *
 * @see Qimen 2: the body is signed as text, the same that is sent
 */
export const signQimen = (
  settings: QimenSettings,
  sessions: SessionKeeper,
): ((prepared: QimenPrepared, attempt: Attempt) => SignedOr | Promise<SignedOr>) => {
  const signing = topSigning(settings, sessions)
  return (prepared, { epochMs }) => {
    const read = readCredentials(signing, prepared.session)
    return isThenable(read)
      ? read.then((credentials) => signWith(prepared, epochMs, settings.url, signing, credentials))
      : signWith(prepared, epochMs, settings.url, signing, read)
  }
}

const signWith = (
  { operation, pairs, xml }: QimenPrepared,
  epochMs: number,
  url: string,
  signing: TopSigning,
  read: ReadCredentials,
): SignedOr => {
  const checked = checkCredentials(operation, epochMs, signing, read)
  if (isLeft(checked)) return checked
  const { appKey, appSecret, session, stamp, signer } = checked.right
  const all: Pair[] = [['app_key', appKey], ...pairs, ['timestamp', stamp.text]]
  if (session !== undefined) all.push(['session', session])
  const sign = signer.signPairs(all.sort(byName), xml)
  return right({
    request: { verb: 'POST', url: `${url}?${formText(all)}&sign=${sign}`, headers, body: xml },
    secrets: [appSecret, session ?? '', sign],
    session,
    account: appKey,
  })
}
