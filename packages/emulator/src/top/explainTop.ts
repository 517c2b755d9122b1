import { explain } from '@paifang/signer-top'
import { fieldsOf, sensitiveNames, type Explained } from '../world/Explained'
import { fileValue } from '../world/readInput'
import { signMethodOf } from './checkSignature'
import { param, type TopCase } from './TopCase'

// More than a server would spend: whoever is refused here wants to know why.
const budget = 40_000_000

// A lenient emulator goes on after every wrong signature, so it must not stop for each of them.
const lenientBudget = 5_000_000

/** Which single difference would make the signature right, or what is wrong with the clock of a right one. */
export const explainTop = (subject: TopCase): Explained | undefined => {
  const { app, operation, received, now, world } = subject
  if (app === undefined) return undefined
  const method = signMethodOf(subject)
  const { stringToSign, ...explained } = explain({
    received: Object.fromEntries([
      ...received.params,
      ...received.files.map((file) => [file.name, fileValue(file)] as const),
    ]),
    secret: app.appSecret,
    signature: param(subject, 'sign'),
    ...(method === undefined ? {} : { method }),
    ...(received.bodyText === undefined ? {} : { body: received.bodyText }),
    fields: fieldsOf(operation),
    sensitive: sensitiveNames(operation),
    otherSecrets: world.state.tables.topApps
      .values()
      .filter(({ appKey }) => appKey !== app.appKey)
      .map(({ appKey, appSecret }) => ({ name: appKey, secret: appSecret })),
    nowMs: now,
    budget: world.settings.lenient ? lenientBudget : budget,
  })
  return operation === undefined ? explained : { ...explained, stringToSign }
}
