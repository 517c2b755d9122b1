import { isSignMethod, verify, type SignMethod } from '@paifang/signer-top'
import type { Test } from '../world/Verdict'
import { param, type TopCase } from './TopCase'

/** The gateway's own default is not documented; the oldest method is the only one old clients never name. */
export const signMethodOf = (subject: Pick<TopCase, 'received'>): SignMethod | undefined => {
  const method = param(subject, 'sign_method') || 'md5'
  return isSignMethod(method) ? method : undefined
}

const isSigned = (subject: TopCase): boolean => {
  const method = signMethodOf(subject)
  if (method === undefined || subject.app === undefined) return false
  return verify({
    params: Object.fromEntries(subject.received.params),
    secret: subject.app.appSecret,
    method,
    body: subject.received.bodyText,
    signature: param(subject, 'sign'),
  })
}

/** @see TOP platform codes 24 and 25 */
export const signatureTests: ReadonlyArray<Test<TopCase>> = [
  {
    name: 'sign',
    lenient: true,
    run: (subject) => (param(subject, 'sign') === '' ? { code: 24 } : undefined),
  },
  {
    name: 'signature',
    lenient: true,
    run: (subject) => (isSigned(subject) ? undefined : { code: 25 }),
  },
]
