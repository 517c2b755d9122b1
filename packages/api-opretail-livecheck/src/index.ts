// Generated: one line per operation.
export * from './apis/shopwebLiveCheckStatisticsDetailPageForCustomer'
