import {
  inboundVerifiers,
  type CreateInboundVerifier,
  type InboundAccepted,
  type VerifyInbound,
  type VerifyInboundInput as InboundInput,
} from '@paifang/signing'
import {
  inboundScheme,
  type InboundPolicy,
  type InboundRequest,
  type OpretailInboundRefused,
} from './inboundScheme'

export type OpretailInboundResult = InboundAccepted | OpretailInboundRefused

/** One call, and how it is judged at once. */
export type VerifyInboundInput = InboundInput<InboundPolicy, InboundRequest>

const verifiers = inboundVerifiers(inboundScheme)

/**
 * Whether a callback to your server comes from the platform, is fresh, and is new: the same signature over everything
 * received but `_sig`.
 *
 * @see ovopark/openplatform-sdk, SignUtils.checkSign
 */
export const verifyInbound: VerifyInbound<InboundPolicy, InboundRequest, OpretailInboundRefused> =
  verifiers.verifyInbound

/** {@link verifyInbound} for one app, with a replay store of its own. */
export const createInboundVerifier: CreateInboundVerifier<
  InboundPolicy,
  InboundRequest,
  OpretailInboundRefused
> = verifiers.createInboundVerifier
