import { isSignMethod, verify, type SignMethod } from '@paifang/signer-top'
import type { Test } from '../gateway/CheckResult'
import { param } from '../http/Received'
import type { TopRequest } from './TopRequest'

/** The gateway's own default is not documented; the oldest method is the only one old clients never name. */
export const signMethodOf = (subject: Pick<TopRequest, 'received'>): SignMethod | undefined => {
  const method = param(subject.received, 'sign_method') || 'md5'
  return isSignMethod(method) ? method : undefined
}

const isSigned = (subject: TopRequest): boolean => {
  const method = signMethodOf(subject)
  if (method === undefined || subject.app === undefined) return false
  return verify({
    params: Object.fromEntries(subject.received.params),
    secret: subject.app.appSecret,
    method,
    body: subject.received.bodyText,
    signature: param(subject.received, 'sign'),
  })
}

/** @see TOP platform codes 24 and 25 */
export const signatureTests: ReadonlyArray<Test<TopRequest>> = [
  {
    name: 'sign',
    lenient: true,
    run: (subject) => (param(subject.received, 'sign') === '' ? { code: 24 } : undefined),
  },
  {
    name: 'signature',
    lenient: true,
    run: (subject) => (isSigned(subject) ? undefined : { code: 25 }),
  },
]
