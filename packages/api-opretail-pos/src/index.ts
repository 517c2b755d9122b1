// Generated: one line per operation.
export * from './apis/ovoparkExpiryDateSendExpiryDateRecord'
export * from './apis/ovoparkPosReportSales'
export * from './apis/ovoparkStorehouseSendOrder'
