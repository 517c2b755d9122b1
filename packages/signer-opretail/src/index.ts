export {
  canonicalise,
  checkBusinessParams,
  checkParams,
  createCanonicaliser,
  type BusinessParamsOptions,
} from './canonicalise'
export { checkCredentials, type Credentials, type SigningKey, type VerifyingKey } from './credentials'
export { explain, type OpretailExplainOptions } from './explain'
export { createInboundVerifier, type InboundVerifierOptions } from './inbound/createInboundVerifier'
export type {
  Advice,
  InboundAccepted,
  InboundReason,
  InboundRefused,
  InboundResult,
} from './inbound/InboundResult'
export type { InboundKey } from './inbound/inboundVerifiers'
export type { ReceivedParams } from './inbound/receivedPairs'
export {
  memoryReplayStore,
  type AsyncReplayStore,
  type MemoryReplayStoreOptions,
  type ReplayStore,
} from './inbound/ReplayStore'
export {
  verifyInbound,
  type InboundCall,
  type InboundPolicy,
  type VerifyInboundAsyncInput,
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
  secretWarnings,
  stringToSign,
  type Difference,
  type DifferenceName,
  type Explanation,
  type ExplainOptions,
  type Issue,
  type NamedSecret,
  type Pair,
  type Pairs,
  type Params,
  type SecretWarning,
  type Signer,
  type SignLayout,
  type SignPlan,
} from '@paifang/signing'
