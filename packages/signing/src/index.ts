export { issueOf, refuse, type Issue } from '@paifang/wire'
export {
  createCanonicaliser,
  paramIssues,
  stringToSign,
  type CanonicalForm,
  type Canonicalise,
} from './canonicalise'
export {
  createExplainer,
  isSensitive,
  rendering,
  type Change,
  type Context,
  type Detail,
  type Difference,
  type DifferenceName,
  type DigestForm,
  type Encode,
  type ExplainedParams,
  type ExplainOptions,
  type Explanation,
  type Segment,
  type Side,
  type Sides,
  type FileField,
  type Kind,
  type Mode,
  type NamedSecret,
  type ReadSignature,
  type Render,
  type RenderingOptions,
  type Rule,
  type SecretPlace,
  type SigningScheme,
  type SigningVariant,
  type TimestampField,
} from './explain'
export { hashHex, hmacHex, hmacHexBehind, hmacKey, type Algorithm, type HmacKey } from './digest'
export type { Ambiguity } from './inbound/ambiguity'
export {
  inboundAdvice,
  type Advice,
  type InboundAccepted,
  type InboundNames,
  type InboundReason,
  type InboundRefused,
  type InboundResult,
} from './inbound/InboundResult'
export {
  inboundVerifiers,
  type CreateInboundVerifier,
  type InboundJudge,
  type InboundMoment,
  type InboundProven,
  type InboundScheme,
  type SignedCall,
  type InboundVerifierOptions,
  type InboundVerifiers,
  type VerifyInbound,
  type VerifyInboundInput,
} from './inbound/inboundVerifiers'
export {
  memoryReplayStore,
  recordOnce,
  type AsyncReplayStore,
  type MemoryReplayStoreOptions,
  type ReplayAnswer,
  type ReplayEntry,
  type ReplayReason,
  type ReplayStore,
} from './inbound/ReplayStore'
export { defaultToleranceMs, inWindow, nowOf, refuseTolerance } from './inbound/window'
export type { Pair, Pairs, Params } from './Params'
export { isBlank, paramText } from './paramText'
export { createPlan, type Digest, type SignLayout, type SignPlan } from './plan'
export { safeEqual } from './safeEqual'
export { checkSecret, secretWarnings, type SecretWarning } from './secret'
export { signerOf, type BodySigner, type Signer } from './Signer'
