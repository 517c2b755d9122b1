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
export type { InboundPolicy, TopInboundReason, TopInboundRefused } from './inbound/inboundScheme'
export { charsetOf, type Charset } from './inbound/Charset'
export type { FormFields, InboundRequest } from './inbound/InboundRequest'
export { parseForm } from './inbound/parseForm'
export {
  createInboundJudge,
  createInboundVerifier,
  signInbound,
  verifyInbound,
  type SignInboundInput,
  type TopInboundResult,
  type VerifyInboundInput,
} from './inbound/verifyInbound'
export {
  createSigner,
  sign,
  signPairs,
  verify,
  type SigningKey,
  type SignInput,
  type SignPairsInput,
  type VerifyInput,
} from './sign'
export { isSignMethod, signMethods, type SignMethod } from './SignMethod'
export { signTmcConnect, type TmcConnectInput } from './signTmcConnect'
export {
  memoryReplayStore,
  secretWarnings,
  stringToSign,
  type Advice,
  type AsyncReplayStore,
  type BodySigner as Signer,
  type Difference,
  type DifferenceName,
  type Explanation,
  type Segment,
  type Side,
  type Sides,
  type ExplainOptions,
  type Issue,
  type NamedSecret,
  type InboundAccepted,
  type MemoryReplayStoreOptions,
  type Pair,
  type Pairs,
  type Params,
  type ReplayAnswer,
  type ReplayStore,
  type SecretWarning,
  type SignLayout,
  type SignPlan,
} from '@paifang/signing'
export type { Canonicalise, InboundJudge } from '@paifang/signing'
