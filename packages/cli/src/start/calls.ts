import { shopwebLiveCheckStatisticsDetailPageForCustomer } from '@paifang/api-opretail-livecheck'
import { tmallAlihouseCustomerClueOutInvestTotalDataBackFlow } from '@paifang/api-top-alihouse'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate } from '@paifang/api-top-deepvision'
import { alibabaLyserviceGroupTicketCustomerSave } from '@paifang/api-top-lyservice'
import { opretailClient, topClient } from './clients'
import { exampleInput } from './exampleInput'
import type { Scenario } from './Scenario'

const call = { part: 'calls', expected: 'ok', requests: 1 } as const

/** The five operations with the example values of their documents, each sign method at least once. */
export const calls: ReadonlyArray<Scenario> = [
  {
    ...call,
    title: { en: 'record a recovered loss', zh: '创建挽损单' },
    operation: alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate,
    gateway: 'top',
    signMethod: 'hmac-sha256',
    call: (world, hooks) =>
      topClient(world, hooks).call(
        alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate,
        exampleInput(alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate),
      ),
  },
  {
    ...call,
    title: { en: 'save a ticket of a group visitor', zh: '保存群访客工单' },
    operation: alibabaLyserviceGroupTicketCustomerSave,
    gateway: 'top',
    signMethod: 'md5',
    call: (world, hooks) =>
      topClient(world, { signMethod: 'md5', ...hooks }).call(
        alibabaLyserviceGroupTicketCustomerSave,
        exampleInput(alibabaLyserviceGroupTicketCustomerSave),
      ),
  },
  {
    ...call,
    title: { en: 'return statistics, with a session', zh: '回流统计数据(带 session)' },
    operation: tmallAlihouseCustomerClueOutInvestTotalDataBackFlow,
    gateway: 'top',
    signMethod: 'hmac',
    call: (world, hooks) =>
      topClient(world, { signMethod: 'hmac', session: world.emulator.top.session, ...hooks }).call(
        tmallAlihouseCustomerClueOutInvestTotalDataBackFlow,
        exampleInput(tmallAlihouseCustomerClueOutInvestTotalDataBackFlow),
      ),
  },
  {
    ...call,
    title: { en: 'synchronise a blacklist', zh: '同步黑名单' },
    operation: logisticsExpressUserBlacklistTmsSync,
    gateway: 'top',
    signMethod: 'hmac-sha256',
    call: (world, hooks) =>
      topClient(world, hooks).call(
        logisticsExpressUserBlacklistTmsSync,
        exampleInput(logisticsExpressUserBlacklistTmsSync),
      ),
  },
  {
    ...call,
    title: { en: 'page through store patrols', zh: '分页查询巡店报表' },
    operation: shopwebLiveCheckStatisticsDetailPageForCustomer,
    gateway: 'opretail',
    signMethod: 'md5',
    call: (world, hooks) =>
      opretailClient(world, hooks).call(
        shopwebLiveCheckStatisticsDetailPageForCustomer,
        exampleInput(shopwebLiveCheckStatisticsDetailPageForCustomer),
      ),
  },
]
