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
    title: 'record a recovered loss',
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
    title: 'save a ticket of a group visitor',
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
    title: 'return statistics, with a session',
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
    title: 'synchronise a blacklist',
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
    title: 'page through store patrols',
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
