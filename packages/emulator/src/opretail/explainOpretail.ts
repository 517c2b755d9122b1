import { explain, isSignMethod } from '@paifang/signer-opretail'
import { param } from '../top/TopCase'
import { fieldsOf, type Explained } from '../world/Explained'
import { signMethodOf } from './checkSignature'
import type { OpretailCase } from './OpretailCase'

/** Which single difference would make the signature right, or what is wrong with the clock of a right one. */
export const explainOpretail = (subject: OpretailCase): Explained | undefined => {
  const { app, operation, received, now, world } = subject
  if (app === undefined) return undefined
  const method = signMethodOf(subject)
  return explain({
    received: Object.fromEntries(received.params),
    secret: app.accessSecret,
    signature: param(subject, '_sig'),
    ...(isSignMethod(method) ? { method } : {}),
    ...(app.publicKey === undefined ? {} : { publicKey: app.publicKey }),
    fields: fieldsOf(operation),
    otherSecrets: world.state.tables.opretailApps
      .values()
      .filter(({ accessKey }) => accessKey !== app.accessKey)
      .map(({ accessKey, accessSecret }) => ({ name: accessKey, secret: accessSecret })),
    nowMs: now,
  })
}
