import { id, struct, text } from '@paifang/contract'
import { createTopClient, topInbound } from '@paifang/gateway-top'
import { createInbound, spi } from '@paifang/inbound'
import { ok } from '@paifang/result'
import { fetchTransport } from '@paifang/transport'
import { smoke } from './smoke.mjs'

// Made while the module is loaded, as a service makes them: workerd gives no random values then, and takes no timers.
let settings
const Notice = struct('Notice', { required: { tid: id } })
const Stored = struct('Stored', { optional: { message: text } })
const inbound = createInbound([topInbound({ secretOf: () => settings.top.appSecret })]).on(
  spi('taobao.demo.notice', Notice, Stored),
  ({ tid }) => ok({ message: `stored ${tid}` }),
  { idempotencyKey: ({ tid }) => tid },
)
createTopClient({ appKey: '1', appSecret: () => settings.top.appSecret, onEvent: () => undefined })

export default {
  fetch: async (request, { SMOKE, GATEWAY }) => {
    settings = JSON.parse(SMOKE)
    if (new URL(request.url).pathname === '/spi') return inbound.web(request)
    const transport = fetchTransport({ fetch: (url, init) => GATEWAY.fetch(url, init) })
    return Response.json(await smoke(settings, transport))
  },
}
