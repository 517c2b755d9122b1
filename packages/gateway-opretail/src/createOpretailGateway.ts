import type { Gateway } from '@paifang/gateway'
import { prepareCall, type OpretailPrepared } from './client/OpretailPrepared'
import { signAttempt, type OpretailSigned } from './client/signAttempt'
import type { Settings } from './client/Settings'
import { openAnswer } from './envelope/openAnswer'
import type { OpretailCallOptions } from './OpretailCallOptions'
import { createTokenRenewal } from './token/renewToken'
import type { TokenContext } from './token/TokenProvider'

export type OpretailGateway = Gateway<'opretail', OpretailPrepared, OpretailSigned, OpretailCallOptions>

/** The protocol as a value: what `createClient` runs. */
export const createOpretailGateway = (settings: Settings, context: TokenContext): OpretailGateway => {
  const renewal = createTokenRenewal(context)
  return {
    name: 'opretail',
    prepare: (call) => prepareCall(settings, call),
    sign: (prepared, attempt) =>
      signAttempt(settings, prepared, attempt, { context, moment: renewal.moment }),
    open: (response, { operation }) => openAnswer(response, { operation, tokenCodes: settings.tokenCodes }),
    renewSession: async ({ session }, { token, signedAt }) => {
      session.renewed = await renewal.renew(session.token, { token, signedAt })
      return session.renewed !== undefined
    },
  }
}
