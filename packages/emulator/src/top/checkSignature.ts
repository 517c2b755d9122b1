import { isSignMethod, signPairs, verify, type Pairs, type SignMethod } from '@paifang/signer-top'
import { isBlank, safeEqual } from '@paifang/signing'
import type { Test } from '../gateway/CheckResult'
import { comparesPresence } from '../gateway/compared'
import { param } from '../http/Received'
import type { SignedRequest } from './TopRequest'

/** The gateway's own default is not documented; the oldest method is the only one old clients never name. */
export const signMethodOf = (subject: Pick<SignedRequest, 'received'>): SignMethod | undefined => {
  const method = param(subject.received, 'sign_method') || 'md5'
  return isSignMethod(method) ? method : undefined
}

/**
 * Parameters in the two other ways in which official clients sign what is blank: with all that they send (PHP, .NET, Go,
 * Ruby, Node), and with all but what is empty. Java leaves out whatever is blank. Nothing when nothing is.
 */
const asTheyArrived = (params: ReadonlyMap<string, string>): ReadonlyArray<Pairs> => {
  const pairs = [...params].filter(([name]) => name !== 'sign').sort(([a], [b]) => (a < b ? -1 : 1))
  return pairs.some(([, text]) => isBlank(text)) ? [pairs, pairs.filter(([, text]) => text !== '')] : []
}

const isSigned = (subject: SignedRequest): boolean => {
  const method = signMethodOf(subject)
  if (method === undefined || subject.app === undefined) return false
  const { params, bodyText: body } = subject.received
  const signature = param(subject.received, 'sign')
  const secret = subject.app.appSecret
  if (verify({ params: Object.fromEntries(params), secret, method, body, signature })) return true
  return asTheyArrived(params).some((pairs) =>
    safeEqual(signPairs({ pairs, secret, method, body }), signature),
  )
}

/** @see TOP platform codes 24 and 25 */
export const signatureTests: ReadonlyArray<Test<SignedRequest>> = [
  {
    name: 'sign',
    compares: comparesPresence('sign', true),
    lenient: true,
    run: (subject) => (param(subject.received, 'sign') === '' ? { code: 24 } : undefined),
  },
  {
    name: 'signature',
    lenient: true,
    run: (subject) => (isSigned(subject) ? undefined : { code: 25 }),
  },
]
