export type {
  Callback,
  CallbackAccepted,
  CallbackReason,
  CallbackRefused,
  CallbackResult,
} from './callback/Callback'
export { signCallback, type SignCallbackInput } from './callback/signCallback'
export { verifyCallback, type VerifyCallbackInput } from './callback/verifyCallback'
export { canonicalise, createCanonicaliser } from './canonicalise'
export { checkCredentials, type Credentials } from './checkCredentials'
export { checkParams } from './checkParams'
export type { SignPlan } from './createPlan'
export { createSigner, type Signer, type SignerOptions } from './createSigner'
export { explain, type ExplainInput } from './explain/explain'
export type { Difference, Explanation } from './explain/Explanation'
export type { NamedSecret } from './explain/Hypothesis'
export { createInboundVerifier, type InboundVerifierOptions } from './inbound/createInboundVerifier'
export type { FormFields, InboundRequest } from './inbound/InboundRequest'
export type {
  Advice,
  InboundAccepted,
  InboundReason,
  InboundRefused,
  InboundResult,
} from './inbound/InboundResult'
export {
  memoryReplayStore,
  type AsyncReplayStore,
  type MemoryReplayStoreOptions,
  type ReplayStore,
} from './inbound/ReplayStore'
export { signInbound, type SignInboundInput } from './inbound/signInbound'
export {
  verifyInbound,
  type InboundPolicy,
  type VerifyInboundAsyncInput,
  type VerifyInboundInput,
} from './inbound/verifyInbound'
export type { Issue } from './Issue'
export type { Pair, Pairs, Params } from './Params'
export { secretWarnings, type SecretWarning } from './secretWarnings'
export { sign, type SignInput } from './sign'
export type { SignLayout } from './SignLayout'
export { isSignMethod, signMethods, type SignMethod } from './SignMethod'
export { signPairs, type SignPairsInput } from './signPairs'
export { signTmcConnect, type TmcConnectInput } from './signTmcConnect'
export { stringToSign } from './stringToSign'
export { verify, type VerifyInput } from './verify'
