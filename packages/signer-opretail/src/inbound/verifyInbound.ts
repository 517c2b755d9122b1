import {
  inboundAdvice,
  inboundVerifiers,
  refuse,
  stringToSign,
  type Advice,
  type Ambiguity,
  type InboundAccepted,
  type InboundReason,
  type InboundRefused,
  type InboundScheme,
  type InboundVerifiers,
  type VerifyInboundInput as InboundInput,
} from '@paifang/signing'
import { gmt8Minutes, parseCompactDateTime } from '@paifang/wire'
import { textVerifier, type TextVerifier } from '../credentials'
import type { RsaKey } from '../rsaKey'
import { isSignMethod, signMethods, type DigestMethod, type SignMethod } from '../SignMethod'
import { createOrder, receivedPairs, type ReceivedParams } from './receivedPairs'

/** Why a callback of the platform is refused. */
export type OpretailInboundReason = InboundReason | 'sign-method-refused'

export type OpretailInboundRefused = InboundRefused<OpretailInboundReason>

export type OpretailInboundResult = InboundAccepted | OpretailInboundRefused

export interface InboundPolicy {
  /** The access secret; several while one replaces another. Not needed for `rsa`. */
  readonly secret?: string | ReadonlyArray<string> | undefined
  /** For `rsa`: the platform's public key, PEM or SPKI DER in Base64. */
  readonly publicKey?: RsaKey | undefined
  /** The only method accepted. Default: the one that `_sm` names, if that is md5 or sha1 in any case of letters. */
  readonly method?: SignMethod | undefined
  /** The zone in which the platform writes `_timestamp`, in minutes east of UTC. Default: 480 (GMT+8). */
  readonly utcOffsetMinutes?: number | undefined
}

export interface InboundRequest {
  /** All parameters of the call with `_sig`, decoded once. A null (from JSON) counts as empty text. */
  readonly params: ReceivedParams
}

/** One call, and how it is judged at once. */
export type VerifyInboundInput = InboundInput<InboundPolicy, InboundRequest>

const advice: Readonly<Record<OpretailInboundReason, Advice>> = {
  ...inboundAdvice({
    signatureName: '_sig',
    timestampName: '_timestamp',
    timestampForm: 'yyyyMMddHHmmss',
  }),
  'sign-method-refused': {
    en: '`_sm` is missing or names neither md5 nor sha1; set `method` to accept exactly one method.',
    zh: '_sm 缺失或不是 md5、sha1；可通过 method 指定唯一接受的签名方法。',
  },
}

const refused = (reason: OpretailInboundReason): OpretailInboundRefused => ({
  ok: false,
  reason,
  advice: advice[reason],
})

const secretVerifier = (method: DigestMethod, secret: InboundPolicy['secret']): TextVerifier => {
  const secrets = typeof secret === 'string' ? [secret] : (secret ?? [])
  if (secrets.length === 0) return refuse('secret', 'at least one access secret')
  const verifiers = secrets.map((each) => textVerifier({ method, secret: each }))
  // Every secret is tried, so that the time does not tell which one was right.
  return (text, signature) => verifiers.filter((verifies) => verifies(text, signature)).length > 0
}

/** The verifier for each method that may be named. One is made first: a wrong set-up shows whatever a call holds. */
const verifierFor = ({
  secret,
  publicKey,
  method,
}: InboundPolicy): ((named: string) => TextVerifier | undefined) => {
  if (method === undefined) {
    const md5 = secretVerifier('md5', secret)
    return (named) => (named === 'md5' ? md5 : named === 'sha1' ? secretVerifier('sha1', secret) : undefined)
  }
  if (!isSignMethod(method)) return refuse('method', `one of ${signMethods.join(', ')}`)
  const only =
    method === 'rsa'
      ? textVerifier({ method, publicKey: publicKey as RsaKey })
      : secretVerifier(method, secret)
  return () => only
}

const ambiguity: Ambiguity = {
  moment: /_timestamp\d{14}/g,
  plainName: /^(?!_(?:timestamp|aid|akey|mt|sm|version|format|requestMode|nonce|sig).)[A-Za-z0-9_.-]+$/,
}

/**
 * How the platform signs the calls to your server: as calls to it, over everything received but `_sig`.
 *
 * @throws TypeError for an unknown method, no secret, or a key that cannot verify
 */
const inboundScheme = (policy: InboundPolicy): InboundScheme<InboundRequest, OpretailInboundRefused> => {
  const verifierOf = verifierFor(policy)
  const { utcOffsetMinutes = gmt8Minutes } = policy
  const order = createOrder()
  return {
    read: ({ params }) => {
      const received = receivedPairs(params, order)
      if (typeof received === 'string') return refused(received)
      const { pairs, signature } = received
      if (signature === undefined || signature === '') return refused('signature-missing')
      const named = pairs.find(([name]) => name === '_sm')?.[1] ?? ''
      const verifies = verifierOf(named.toLowerCase())
      if (verifies === undefined) return refused('sign-method-refused')
      const text = stringToSign(pairs)
      const isRight = (given: string): boolean => verifies(text, given)
      return { params: pairs, signature, signed: text, isRight }
    },
    timestampName: '_timestamp',
    parseTimestamp: (text) => parseCompactDateTime(text, utcOffsetMinutes),
    ambiguity,
    refused,
  }
}

/**
 * Checks of the platform's callbacks: the same signature over everything received but `_sig`.
 *
 * @see ovopark/openplatform-sdk, SignUtils.checkSign
 */
export const {
  verifyInbound,
  createInboundVerifier,
  createInboundJudge,
}: InboundVerifiers<InboundPolicy, InboundRequest, OpretailInboundRefused> = inboundVerifiers(inboundScheme)
