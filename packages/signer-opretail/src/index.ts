export {
  canonicalise,
  checkBusinessParams,
  checkParams,
  createCanonicaliser,
  type BusinessParamsOptions,
} from './canonicalise'
export { checkCredentials, type Credentials, type SigningKey, type VerifyingKey } from './credentials'
export { explain, type OpretailExplainOptions } from './explain'
export type { ReceivedParams } from './inbound/receivedPairs'
export {
  createInboundJudge,
  createInboundVerifier,
  verifyInbound,
  type InboundPolicy,
  type InboundRequest,
  type OpretailInboundReason,
  type OpretailInboundRefused,
  type OpretailInboundResult,
  type VerifyInboundInput,
} from './inbound/verifyInbound'
export { rsaPrivateKey, rsaPublicKey, type RsaKey } from './rsaKey'
export {
  createSigner,
  sign,
  signPairs,
  verify,
  type SignInput,
  type SignPairsInput,
  type VerifyInput,
} from './sign'
export { isSignMethod, signMethods, type DigestMethod, type SignMethod } from './SignMethod'
export {
  memoryReplayStore,
  secretWarnings,
  stringToSign,
  type Difference,
  type DifferenceName,
  type Explanation,
  type Segment,
  type Side,
  type Sides,
  type ExplainOptions,
  type Issue,
  type NamedSecret,
  type Advice,
  type AsyncReplayStore,
  type InboundAccepted,
  type MemoryReplayStoreOptions,
  type Pair,
  type Pairs,
  type Params,
  type ReplayAnswer,
  type ReplayStore,
  type SecretWarning,
  type Signer,
  type SignLayout,
  type SignPlan,
} from '@paifang/signing'
export type { Canonicalise, InboundJudge } from '@paifang/signing'
