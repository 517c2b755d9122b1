import { fork } from 'node:child_process'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { dateTime, id, integer, list, price, struct, text } from '@paifang/contract'
import { opretailInbound } from '@paifang/gateway-opretail'
import { qimenInbound } from '@paifang/gateway-qimen'
import { topInbound } from '@paifang/gateway-top'
import { createInbound, spi } from '@paifang/inbound'
import { ok } from '@paifang/result'
import { parseStringPromise } from 'xml2js'
import type { Cell } from '../measure/Subject'
import type { Sending } from '../server/sendInbound'
import { inboundSecret as secretOf, visitFields } from './inboundCalls'

const texts = Object.fromEntries(
  Object.keys(visitFields)
    .filter((name) => name.startsWith('field_'))
    .map((name) => [name, text]),
)
const Visit = struct('Visit', { required: { tid: id, price, num: integer, at: dateTime }, optional: texts })
const Line = struct('Line', {
  optional: { orderLineNo: text, itemCode: text, itemName: text, planQty: integer, actualQty: integer },
})
const Order = struct('Order', {
  required: {
    deliveryOrder: struct('DeliveryOrder', {
      required: { deliveryOrderCode: text },
      optional: { warehouseCode: text, status: text, remark: text },
    }),
    orderLines: list(Line, 'orderLine'),
  },
})
const Stored = struct('Stored', { optional: { message: text } })

/** As a service has them: each gateway by itself, so that none has to find out whose a call is. */
const inbounds = {
  top: () =>
    createInbound([topInbound({ secretOf })]).on(spi('taobao.demo.notice', Visit, Stored), () =>
      ok({ message: 'stored' }),
    ),
  opretail: () =>
    createInbound([opretailInbound({ secretOf })]).on(spi('open.demo.visit', Visit, Stored), () => ok({})),
  qimen: () =>
    createInbound([qimenInbound({ secretOf })]).on(
      spi('taobao.qimen.deliveryorder.confirm', Order, Stored),
      () => ok({ message: 'stored' }),
    ),
}

/** The same bytes back, after `look` has seen them. */
const echo =
  (look: (body: Buffer) => unknown = () => undefined): RequestListener =>
  (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      void Promise.resolve(look(body)).then(() => {
        response.writeHead(200, { 'content-type': 'text/plain', 'content-length': body.byteLength })
        response.end(body)
      })
    })
  }

/** A service in this process; who calls it is another one, whose work does not count. */
const served =
  (kind: Sending['kind'], listener: () => RequestListener): Cell =>
  async () => {
    const server = createServer(listener())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
    const caller = fork(join(__dirname, '..', 'server', 'sendInbound.js'))
    const next = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        caller.once('message', resolve)
        caller.once('exit', (code) => reject(new Error(`the caller ended with ${String(code)}`)))
      })
    await next()
    return {
      run: async (count, concurrency) => {
        const done = next()
        caller.send({ url, kind, count, concurrency } satisfies Sending)
        await done
        caller.removeAllListeners('exit')
      },
    }
  }

export const cells: Readonly<Record<string, Cell>> = {
  'echo, TOP JSON': served('top', () => echo()),
  'inbound, TOP JSON': served('top', () => inbounds.top().node),
  'echo, opretail form': served('opretail', () => echo()),
  'inbound, opretail form': served('opretail', () => inbounds.opretail().node),
  'echo, Qimen': served('qimen', () => echo()),
  'echo and xml2js, Qimen': served('qimen', () => echo((body) => parseStringPromise(body.toString('utf8')))),
  'inbound, Qimen': served('qimen', () => inbounds.qimen().node),
}
