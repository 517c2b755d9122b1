import { encodeParams } from '@paifang/contract'
import { createLayouts, oncePerSecond, perObject, type Gateway } from '@paifang/gateway'
import { createCanonicaliser } from '@paifang/signer-opretail'
import { formatCompactDateTime, isWritableDateTime } from '@paifang/wire'
import { prepareCall, type OpretailPrepared } from './client/OpretailPrepared'
import { credentialReader } from './client/readCredentials'
import { signAttempt, type OpretailSigned } from './client/signAttempt'
import type { Settings } from './client/Settings'
import { openAnswer } from './envelope/openAnswer'
import type { OpretailCallOptions } from './OpretailCallOptions'
import type { SigningPlan } from './request/signingPlan'
import { createTokenRenewal } from './token/renewToken'
import { tokenFields } from './token/tokenFields'
import type { TokenContext } from './token/TokenProvider'

export type OpretailGateway = Gateway<'opretail', OpretailPrepared, OpretailSigned, OpretailCallOptions>

/** The protocol as a value: what `createClient` runs. */
export const createOpretailGateway = (settings: Settings, context: TokenContext): OpretailGateway => {
  const renewal = createTokenRenewal(context)
  const memoryOf = perObject(() => ({
    layoutOf: createLayouts<SigningPlan>(),
    canonicalise: createCanonicaliser(),
  }))
  const { utcOffsetMinutes } = settings.wire
  const signing = {
    format: settings.format,
    nonce: settings.nonce,
    readCredentials: credentialReader(settings.credentials),
    timestampOf: oncePerSecond((epochMs) =>
      isWritableDateTime(epochMs, utcOffsetMinutes)
        ? formatCompactDateTime(epochMs, utcOffsetMinutes)
        : undefined,
    ),
    headersOf: tokenFields(settings.headers, settings.tokenHeaders),
    context,
    moment: renewal.moment,
  }
  return {
    name: 'opretail',
    encode: ({ input }, value, { carriage = settings.wire.carriage }) =>
      carriage === 'form' ? encodeParams(input, value) : input.encode(value),
    prepare: (call) => prepareCall(settings, call, memoryOf(call.operation)),
    sign: (prepared, attempt) => signAttempt(signing, prepared, attempt),
    open: (response, { operation }) => openAnswer(response, { operation, tokenCodes: settings.tokenCodes }),
    renewSession: async ({ session }, { token, signedAt }) => {
      session.renewed = await renewal.renew(session.token, { token, signedAt })
      return session.renewed !== undefined
    },
  }
}
