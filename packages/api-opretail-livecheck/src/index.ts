// Generated: one line per operation.
export * from './apis/shopwebLiveCheckGetLiveCheckLog'
export * from './apis/shopwebLiveCheckGetLiveCheckLogV2'
export * from './apis/shopwebLiveCheckStatisticsDetailPageForCustomer'
