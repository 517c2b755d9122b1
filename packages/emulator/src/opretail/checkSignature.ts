import { isSignMethod, verify } from '@paifang/signer-opretail'
import { param } from '../http/Received'
import type { OpretailRequest } from './OpretailRequest'

/** Every received parameter but the signature itself. Headers, verb and a JSON body are not signed. */
export const signedParams = ({
  received,
}: Pick<OpretailRequest, 'received'>): Readonly<Record<string, string>> =>
  Object.fromEntries([...received.params].filter(([name]) => name !== '_sig'))

/** The choice is case-insensitive, except `rsa`. @see opretail protocol, digest choice */
export const signMethodOf = (subject: Pick<OpretailRequest, 'received'>): string => {
  const method = param(subject.received, '_sm')
  return method.toLowerCase() === 'rsa' ? method : method.toLowerCase()
}

export const isSigned = (subject: OpretailRequest): boolean => {
  const method = signMethodOf(subject)
  const { app } = subject
  if (app === undefined || !isSignMethod(method)) return false
  const common = { params: signedParams(subject), signature: param(subject.received, '_sig') }
  if (method !== 'rsa') return verify({ ...common, method, secret: app.accessSecret })
  return app.publicKey !== undefined && verify({ ...common, method, publicKey: app.publicKey })
}
