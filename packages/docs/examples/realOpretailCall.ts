import { shopwebLiveCheckStatisticsDetailPageForCustomer as patrols } from '@paifang/api-opretail-livecheck'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { describe, isOk } from '@paifang/result'

const opretail = createOpretailClient({
  accessKey: process.env['OPRETAIL_ACCESS_KEY'] ?? '',
  accessSecret: process.env['OPRETAIL_ACCESS_SECRET'] ?? '',
  applicationId: process.env['OPRETAIL_APPLICATION_ID'] ?? 'S107',
  endpoint: process.env['OPRETAIL_ENDPOINT'] ?? '',
})

const result = await opretail.run(patrols, {
  pageNumber: 1,
  pageSize: 20,
  enterpriseId: '1084',
  startTime: '2021-01-03',
  endTime: '2021-03-23',
})
console.log(isOk(result) ? `a page of patrols, ${typeof result.right}` : describe(result.left))
await opretail.close()

// prints
// a page of patrols, object
