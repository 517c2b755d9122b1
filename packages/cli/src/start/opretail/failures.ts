import {
  shopwebLiveCheckStatisticsDetailPageForCustomer,
  type ShopwebLiveCheckStatisticsDetailPageForCustomer as Report,
} from '@paifang/api-opretail-livecheck'
import { exampleInput } from '../exampleInput'
import type { Scenario } from '../Scenario'
import { opretailClient } from './opretailClient'

const hours = 3_600_000

/** Each scenario asks for a page of its own: the gateway refuses the same call made twice (code -100). */
const reportPage = (pageNumber: number): Report.Input => ({
  ...exampleInput(shopwebLiveCheckStatisticsDetailPageForCustomer),
  pageNumber,
})

const opretail = {
  part: 'failures',
  operation: shopwebLiveCheckStatisticsDetailPageForCustomer,
  signMethod: 'md5',
} as const

/** What failing looks like on opretail: each ends in the one error that says who must act. */
export const opretailFailures: ReadonlyArray<Scenario> = [
  {
    ...opretail,
    title: { en: 'wrong secret', zh: '密钥错误' },
    expected: 'GatewayError signature 7',
    requests: 1,
    call: (context, hooks) =>
      opretailClient(context, { accessSecret: 'not the secret', ...hooks }).call(
        shopwebLiveCheckStatisticsDetailPageForCustomer,
        reportPage(2),
      ),
  },
  {
    ...opretail,
    title: { en: 'stalled server', zh: '服务器无响应' },
    expected: 'TransportError deadline',
    requests: 1,
    call: (context, hooks) => {
      context.emulator.faults.add({
        fault: { kind: 'stall' },
        operation: opretail.operation.method,
        times: 1,
      })
      // A busy machine needs some of it until the request has gone.
      return opretailClient(context, { deadlineMs: 1_000, ...hooks }).call(
        shopwebLiveCheckStatisticsDetailPageForCustomer,
        reportPage(3),
      )
    },
  },
  {
    ...opretail,
    title: { en: 'clock 8 h fast', zh: '时钟快 8 小时' },
    expected: 'ok',
    requests: 2,
    call: (context, hooks) =>
      opretailClient(context, { clock: () => Date.now() + 8 * hours, ...hooks }).call(
        shopwebLiveCheckStatisticsDetailPageForCustomer,
        reportPage(4),
      ),
  },
]
