export type { OpretailCode } from './codes/OpretailCode'
export { opretailCodes, opretailLoginCodes } from './codes/opretailCodes'
export type { OpretailEnvelope } from './envelope/OpretailEnvelope'
export { openOpretailEnvelope, type NoEnvelope } from './envelope/openOpretailEnvelope'
export { opretailEndpoints, type OpretailEndpoint, type OpretailEndpointName } from './opretailEndpoints'
export { opretailEndpointUrl } from './opretailEndpointUrl'
export { createOpretailClient, type OpretailClient } from './createOpretailClient'
export type { OpretailCallOptions } from './OpretailCallOptions'
export type {
  OpretailClientOptions,
  OpretailCredentials,
  OpretailTokenOptions,
  OpretailWireOptions,
} from './OpretailClientOptions'
export { opretailInbound, type OpretailInboundOptions } from './inbound/opretailInbound'
export type { Carriage } from './request/EncodedCall'
export type { TokenHeader } from './request/headers'
export { loginProvider, type LoginProviderOptions } from './login/loginProvider'
export type { ExpiryUnit } from './login/tokenExpiry'
export { LoginInput, type LoginCode } from './login/LoginInput'
export { MobileLoginOutput, shopwebSecurityMobileLogin } from './login/shopwebSecurityMobileLogin'
export { shopwebSecuritySsoLogin, SsoLoginOutput } from './login/shopwebSecuritySsoLogin'
export type {
  Provider,
  Session,
  SessionContext,
  SessionProvider,
  SessionSource,
  SessionStore,
  CallReport,
  ReportedResult,
} from '@paifang/gateway'
export type { InboundModule } from '@paifang/gateway/author'
