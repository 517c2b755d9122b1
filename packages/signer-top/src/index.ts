export type {
  Callback,
  CallbackAccepted,
  CallbackReason,
  CallbackRefused,
  CallbackResult,
} from './callback/Callback'
export { signCallback, type SignCallbackInput } from './callback/signCallback'
export { verifyCallback, type VerifyCallbackInput } from './callback/verifyCallback'
export { canonicalise, checkParams, createCanonicaliser } from './canonicalise'
export { checkCredentials, type Credentials } from './credentials'
export { explain } from './explain'
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
export {
  createSigner,
  sign,
  signPairs,
  verify,
  type SignerOptions,
  type SignInput,
  type SignPairsInput,
  type VerifyInput,
} from './sign'
export { isSignMethod, signMethods, type SignMethod } from './SignMethod'
export { signTmcConnect, type TmcConnectInput } from './signTmcConnect'
export {
  secretWarnings,
  stringToSign,
  type BodySigner as Signer,
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
  type SignLayout,
  type SignPlan,
} from '@paifang/signing'
