import { shopwebLiveCheckStatisticsDetailPageForCustomer } from '@paifang/api-opretail-livecheck/apis/shopwebLiveCheckStatisticsDetailPageForCustomer'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp/apis/logisticsExpressUserBlacklistTmsSync'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import { describe, match } from '@paifang/result'
import { fetchTransport } from '@paifang/transport'

declare const given: { readonly key: string; readonly secret: string }

export const top = createTopClient({
  appKey: given.key,
  appSecret: () => given.secret,
  transport: fetchTransport(),
})
export const opretail = createOpretailClient({ accessKey: given.key, accessSecret: given.secret })

export const sync = async (mobile: string): Promise<string> => {
  const result = await top.run(logisticsExpressUserBlacklistTmsSync, {
    user_blacklist_request: {
      request_id: '1',
      request_time: 1,
      supplier_id: '1',
      service_type: '1',
      ability_type: '1',
      operate_type: 1,
      blacklist: [{ mobile, reason: '1' }],
    },
  })
  return match(result, {
    ok: ({ user_blacklist_response: answer }) => answer?.message ?? '',
    InputError: (error) => describe(error),
    TransportError: ({ reason, sent }) => `${reason} ${sent}`,
    ProtocolError: ({ status }) => String(status),
    GatewayError: ({ code }) => code,
    BusinessError: ({ message }) => message,
    OutputError: ({ requestId }) => requestId ?? '',
  })
}

export const page = (pageNumber: number) =>
  opretail.run(shopwebLiveCheckStatisticsDetailPageForCustomer, {
    pageNumber,
    pageSize: 20,
    enterpriseId: '1084',
    startTime: '2021-01-03',
    endTime: '2021-03-23',
  })

/** With status and headers: a declaration has to name what carries them. */
export const reported = () =>
  opretail.run(
    shopwebLiveCheckStatisticsDetailPageForCustomer,
    { pageNumber: 1, pageSize: 1, enterpriseId: '1', startTime: '2021-01-03', endTime: '2021-03-23' },
    { response: true },
  )

export const untyped = (input: { readonly user_blacklist_request: { readonly request_id: string } }) =>
  // @ts-expect-error what the document requires is missing
  top.run(logisticsExpressUserBlacklistTmsSync, input)
