// What a user's program does, for whatever has to run it: signs, calls both gateways, is refused, fails, closes. Gives what
// happened as plain data.
import { shopwebLiveCheckStatisticsDetailPageForCustomer as inspections } from '@paifang/api-opretail-livecheck'
import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import { timeGet } from '@paifang/api-top-platform'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'

const rows = {
  user_blacklist_request: {
    request_id: '1656674541001',
    request_time: 1656674541001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    operate_type: 1,
    blacklist: [{ mobile: '13111111111', reason: '1' }],
  },
}

const page = {
  pageNumber: 1,
  pageSize: 20,
  enterpriseId: '1084',
  startTime: '2021-01-03',
  endTime: '2021-03-23',
}

const said = ({ _tag, left }) =>
  _tag === 'Right'
    ? 'ok'
    : [left._tag, left.reason, left.code, left.sent].join(' ').replace(/ +/g, ' ').trim()

/** `nowhere`: a loopback URL that nobody listens on; `transport`: another one than the clients make by themselves. */
export const smoke = async ({ top, opretail, nowhere }, transport) => {
  const given = transport === undefined ? {} : { transport }
  const clients = {
    json: createTopClient({ ...top, ...given }),
    xml: createTopClient({ ...top, ...given, format: 'xml' }),
    refused: createTopClient({ ...top, ...given, appSecret: 'not-the-secret' }),
    opretail: createOpretailClient({ ...opretail, ...given }),
    ...(nowhere === undefined
      ? {}
      : { nowhere: createTopClient({ ...top, ...given, endpoint: nowhere, retry: false }) }),
  }
  const calls = {
    json: () => clients.json.run(blacklist, rows),
    xml: () => clients.xml.run(timeGet, {}),
    refused: () => clients.refused.run(timeGet, {}),
    // The same page twice in a moment would be taken for a repeat: each program asks for one of its own.
    opretail: () => clients.opretail.run(inspections, { ...page, pageSize: 1 + (Date.now() % 1e9) }),
    ...(nowhere === undefined ? {} : { nowhere: () => clients.nowhere.run(timeGet, {}) }),
  }
  const results = {}
  for (const [name, call] of Object.entries(calls)) results[name] = said(await call())
  for (const client of Object.values(clients)) await client.close()
  results.closed = said(await clients.json.run(timeGet, {}))
  return results
}
