import { topInbound } from '@paifang/gateway-top'
import { id, struct, text } from '@paifang/contract'
import { createInbound, spi } from '@paifang/inbound'
import { ok } from '@paifang/result'
import { signInbound } from '@paifang/signer-top'
import { formatDateTime } from '@paifang/wire'

// #region inbound
const Notice = struct('Notice', { required: { tid: id } })
const Stored = struct('Stored', { optional: { message: text } })

// A function, since a Worker knows its secrets with the first call.
const inbound = createInbound([topInbound({ secretOf: () => process.env['TOP_APP_SECRET'] ?? '' })]).on(
  spi('taobao.demo.notice', Notice, Stored),
  ({ tid }) => ok({ message: `stored ${tid}` }),
  { idempotencyKey: ({ tid }) => tid },
)
// #endregion inbound

// #region routes
// Next.js, app/spi/route.ts: the platform calls by GET and by POST.
export const GET = (request: Request): Promise<Response> => inbound.web(request)
export const POST = GET
// Hono: app.all('/spi', (context) => inbound.web(context.req.raw))
// A Worker: export default { fetch: (request) => inbound.web(request) }
// #endregion routes

const query = {
  app_key: '12345678',
  method: 'taobao.demo.notice',
  sign_method: 'md5',
  timestamp: formatDateTime(Date.now()),
  tid: '7091800003790954036',
}
for (const secret of [process.env['TOP_APP_SECRET'] ?? '', 'another']) {
  const signed = new URLSearchParams({ ...query, sign: signInbound({ params: query, secret }) })
  const answer = await GET(new Request(`https://shop.example/spi?${signed.toString()}`))
  console.log(answer.status, await answer.text())
}
await inbound.close()

// prints
// 200 {"message":"stored 7091800003790954036"}
// 200 {"flag":"failure","sub_code":"sign-check-failure","sub_message":"Illegal request"}
