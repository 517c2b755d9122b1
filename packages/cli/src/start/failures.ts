import {
  shopwebLiveCheckStatisticsDetailPageForCustomer,
  type ShopwebLiveCheckStatisticsDetailPageForCustomer as Report,
} from '@paifang/api-opretail-livecheck'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { opretailClient, topClient } from './clients'
import { exampleInput } from './exampleInput'
import type { Scenario } from './Scenario'

const hours = 3_600_000
const blacklistInput = exampleInput(logisticsExpressUserBlacklistTmsSync)
/** Each scenario asks for a page of its own: the gateway refuses the same call made twice (code -100). */
const reportPage = (pageNumber: number): Report.Input => ({
  ...exampleInput(shopwebLiveCheckStatisticsDetailPageForCustomer),
  pageNumber,
})
const top = {
  part: 'failures',
  operation: logisticsExpressUserBlacklistTmsSync,
  gateway: 'top',
  signMethod: 'hmac-sha256',
} as const
const opretail = {
  part: 'failures',
  operation: shopwebLiveCheckStatisticsDetailPageForCustomer,
  gateway: 'opretail',
  signMethod: 'md5',
} as const

const withoutSupplier = (): typeof blacklistInput => {
  const { supplier_id: _, ...rest } = blacklistInput.user_blacklist_request
  // What the compiler refuses, a caller in JavaScript can still do.
  return { user_blacklist_request: rest } as typeof blacklistInput
}

/** What failing looks like: each ends in the one error that says who must act. */
export const failures: ReadonlyArray<Scenario> = [
  {
    ...top,
    title: { en: 'wrong secret', zh: '密钥错误' },
    expected: 'GatewayError signature 25',
    requests: 1,
    call: (world, hooks) =>
      topClient(world, { appSecret: 'not the secret', ...hooks }).call(
        logisticsExpressUserBlacklistTmsSync,
        blacklistInput,
      ),
  },
  {
    ...opretail,
    title: { en: 'wrong secret', zh: '密钥错误' },
    expected: 'GatewayError signature 7',
    requests: 1,
    call: (world, hooks) =>
      opretailClient(world, { accessSecret: 'not the secret', ...hooks }).call(
        shopwebLiveCheckStatisticsDetailPageForCustomer,
        reportPage(2),
      ),
  },
  {
    ...top,
    title: { en: 'missing field', zh: '缺少必填字段' },
    expected: 'InputError user_blacklist_request.supplier_id',
    requests: 0,
    call: (world, hooks) =>
      topClient(world, hooks).call(logisticsExpressUserBlacklistTmsSync, withoutSupplier()),
  },
  {
    ...top,
    title: { en: 'says try again', zh: '业务要求重试' },
    expected: 'BusinessError 500, may be retried',
    requests: 1,
    call: (world, hooks) => {
      world.emulator.faults.add({
        fault: { kind: 'business', code: '500', message: 'SYSTEM_BUSY' },
        operation: top.operation.method,
        times: 1,
      })
      return topClient(world, { retry: false, ...hooks }).call(
        logisticsExpressUserBlacklistTmsSync,
        blacklistInput,
      )
    },
  },
  {
    ...opretail,
    title: { en: 'stalled server', zh: '服务器无响应' },
    expected: 'TransportError deadline',
    requests: 1,
    call: (world, hooks) => {
      world.emulator.faults.add({ fault: { kind: 'stall' }, operation: opretail.operation.method, times: 1 })
      return opretailClient(world, { deadlineMs: 300, ...hooks }).call(
        shopwebLiveCheckStatisticsDetailPageForCustomer,
        reportPage(3),
      )
    },
  },
  {
    ...top,
    title: { en: 'clock 8 h slow', zh: '时钟慢 8 小时' },
    expected: 'ok',
    requests: 2,
    call: (world, hooks) =>
      topClient(world, { clock: () => Date.now() - 8 * hours, ...hooks }).call(
        logisticsExpressUserBlacklistTmsSync,
        blacklistInput,
      ),
  },
  {
    ...opretail,
    title: { en: 'clock 8 h fast', zh: '时钟快 8 小时' },
    expected: 'ok',
    requests: 2,
    call: (world, hooks) =>
      opretailClient(world, { clock: () => Date.now() + 8 * hours, ...hooks }).call(
        shopwebLiveCheckStatisticsDetailPageForCustomer,
        reportPage(4),
      ),
  },
]
