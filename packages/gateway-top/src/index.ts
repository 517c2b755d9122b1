export { createTopClient, type TopClient } from './createTopClient'
export { connectSignerOf, type ConnectRequest, type SignedConnect } from './signConnect'
export { topInbound, type TopInboundOptions } from './inbound/topInbound'
export type { AnswerNames } from './inbound/topInboundAnswer'
export type { TopAnswerLimits } from './envelope/TopAnswerLimits'
export type { TopClientOptions } from './TopClientOptions'
export type { TopCallOptions } from './TopCallOptions'
export {
  batch,
  type BatchError,
  type BatchItem,
  type BatchItemOptions,
  type BatchOptions,
  type BatchResults,
} from './batch/batch'
export type { BatchCallEvent, BatchDoneEvent, BatchEvent } from './batch/BatchEvent'
export { topEndpoints, type TopEndpoint, type TopEndpointName } from './topEndpoints'
export { topEndpointUrl } from './topEndpointUrl'
export { httpDnsTransport, type HttpDnsOptions, type RouteEvent } from './httpdns/httpDnsTransport'
export { httpDnsAddress, type HttpDnsChoice, type RoutedCall } from './httpdns/httpDnsAddress'
export {
  readHttpDnsConfig,
  type ApiRoute,
  type HostAddresses,
  type HttpDnsConfig,
  type Weighted,
} from './httpdns/HttpDnsConfig'
export { topErrors } from './errors/topErrors'
export { findSubCode } from './errors/findSubCode'
export { topSubCodes } from './errors/topSubCodes'
export type { TopError, TopSubCode } from './errors/TopError'
export { openTopEnvelope, type Asked, type NoEnvelope } from './envelope/openTopEnvelope'
export { topResponseRoot } from './topResponseRoot'
export { topAuthorizeUrl, type TopAuthorizeUrl } from './oauth/topAuthorizeUrl'
export { topExchangeCode, type TopExchangeCode } from './oauth/topExchangeCode'
export { topRefreshToken, type TopRefreshToken } from './oauth/topRefreshToken'
export type { TopOauthError } from './oauth/TopOauthError'
export type { TopTokenRequest } from './oauth/requestToken'
export { topOauthEndpoints, type TopOauthEndpoint } from './oauth/topOauthEndpoints'
export { TopToken } from './oauth/TopToken'
export type {
  Provider,
  Session,
  SessionContext,
  SessionProvider,
  SessionSource,
  SessionStore,
} from '@paifang/gateway'
export type { CallReport, ReportedResult } from '@paifang/gateway'
export type { InboundModule } from '@paifang/gateway/author'
