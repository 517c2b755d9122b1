import {
  inboundError,
  perSecrets,
  verifyWith,
  type InboundCheck,
  type InboundReceived,
  type InboundRequest,
  type InboundSecret,
} from '@paifang/gateway/author'
import { createInboundJudge } from '@paifang/signer-top'
import { left } from 'fp-ts/Either'
import type { Called } from './callerOf'

export interface SignedCall {
  /** Whose operations are called. */
  readonly gateway: string
  readonly request: InboundRequest
  readonly caller: Called
  readonly secret: InboundSecret
  readonly judgeOf: ReturnType<typeof callJudge>
}

/** Made once for all calls. */
export const callJudge = () => perSecrets((secret) => createInboundJudge({ secret }))

/** Judges a call that is signed as TOP signs: form, signature and clock. */
export const verifyCall = (
  { gateway, request: { headers, query, body }, caller, secret, judgeOf }: SignedCall,
  check: InboundCheck,
): ReturnType<InboundReceived['verify']> =>
  caller.kind === 'multipart'
    ? left(inboundError('body', gateway, caller.method, { detail: 'multipart bodies are not read' }))
    : verifyWith({
        gateway,
        caller,
        secret,
        check,
        verify: (secrets) =>
          // As the platform reads them: what wins is what is signed, and nothing else is handed on.
          judgeOf(secrets)(
            { query, pairs: caller.pairs, headers, rawBody: body, duplicates: 'official' },
            check,
          ),
      })
