import { explain } from '@paifang/signer-top'
import { fieldsOf, sensitiveNames, type Explained } from '../gateway/Explained'
import { fileValue } from '../gateway/readInput'
import { signMethodOf } from './checkSignature'
import { param } from '../http/Received'
import type { SignedRequest } from './TopRequest'

// More than a server would spend: whoever is refused here wants to know why.
export const explainBudget = 40_000_000

// A lenient emulator goes on after every wrong signature, so it must not stop for each of them.
const lenientBudget = 5_000_000

/** Which single difference would make the signature right, or what is wrong with the clock of a right one. */
export const explainTop = (
  subject: SignedRequest,
  fields: ReadonlyArray<string> = fieldsOf(subject.operation),
): Explained | undefined => {
  const { app, operation, received, now, context, gateway } = subject
  if (app === undefined) return undefined
  const method = signMethodOf(subject)
  const { stringToSign, sides, ...explained } = explain({
    received: Object.fromEntries([
      ...received.params,
      ...received.files.map((file) => [file.name, fileValue(file)] as const),
    ]),
    secret: app.appSecret,
    signature: param(subject.received, 'sign'),
    ...(method === undefined ? {} : { method }),
    ...(received.bodyText === undefined ? {} : { body: received.bodyText }),
    fields,
    sensitive: sensitiveNames(operation),
    otherSecrets: gateway.state.apps
      .values()
      .filter(({ appKey }) => appKey !== app.appKey)
      .map(({ appKey, appSecret }) => ({ name: appKey, secret: appSecret })),
    nowMs: now,
    budget: context.settings.lenient ? lenientBudget : explainBudget,
  })
  return operation === undefined ? explained : { ...explained, stringToSign, sides }
}
