export { createQimenClient, type QimenClient } from './createQimenClient'
export type { QimenClientOptions } from './QimenClientOptions'
export type { QimenCallOptions } from './QimenCallOptions'
export {
  qimenEndpoints,
  qimenEndpointUrl,
  type QimenEndpoint,
  type QimenEndpointName,
} from './qimenEndpoints'
export { qimenMethod, shortQimenMethod } from './qimenMethod'
export { qimenInbound, type QimenInboundOptions } from './inbound/qimenInbound'
export type { CallReport, ReportedResult } from '@paifang/gateway'
export type { InboundModule } from '@paifang/gateway/author'
