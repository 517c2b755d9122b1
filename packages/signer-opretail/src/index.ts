export { canonicalise } from './canonicalise'
export { checkBusinessParams, type BusinessParamsOptions } from './checkBusinessParams'
export { checkCredentials, type Credentials } from './checkCredentials'
export { checkParams } from './checkParams'
export type { SignPlan } from './createPlan'
export { createSigner, type Signer } from './createSigner'
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
export type { SigningKey } from './frame'
export type { Issue } from './Issue'
export type { Pair, Pairs, Params } from './Params'
export { rsaPrivateKey, rsaPublicKey, type RsaKey } from './rsaKey'
export { secretWarnings, type SecretWarning } from './secretWarnings'
export { sign, type SignInput } from './sign'
export type { SignLayout } from './SignLayout'
export { isSignMethod, signMethods, type DigestMethod, type SignMethod } from './SignMethod'
export { signPairs, type SignPairsInput } from './signPairs'
export { stringToSign } from './stringToSign'
export { verify, type VerifyInput } from './verify'
export type { VerifyingKey } from './verifyPairs'
export { explain } from './explain/explain'
export type { ExplainInput } from './explain/ExplainInput'
export type { Difference, Explanation } from './explain/Explanation'
export type { OtherSecret } from './explain/secret'
