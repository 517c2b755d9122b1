import { explain, isSignMethod } from '@paifang/signer-opretail'
import { param } from '../http/Received'
import { fieldsOf, type Explained } from '../gateway/Explained'
import { signMethodOf } from './checkSignature'
import type { OpretailRequest } from './OpretailRequest'

/** Which single difference would make the signature right, or what is wrong with the clock of a right one. */
export const explainOpretail = (subject: OpretailRequest): Explained | undefined => {
  const { app, operation, received, now, gateway } = subject
  if (app === undefined) return undefined
  const method = signMethodOf(subject)
  return explain({
    received: Object.fromEntries(received.params),
    secret: app.accessSecret,
    signature: param(subject.received, '_sig'),
    ...(isSignMethod(method) ? { method } : {}),
    ...(app.publicKey === undefined ? {} : { publicKey: app.publicKey }),
    fields: fieldsOf(operation),
    otherSecrets: gateway.state.apps
      .values()
      .filter(({ accessKey }) => accessKey !== app.accessKey)
      .map(({ accessKey, accessSecret }) => ({ name: accessKey, secret: accessSecret })),
    nowMs: now,
  })
}
