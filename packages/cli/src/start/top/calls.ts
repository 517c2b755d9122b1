import { tmallAlihouseCustomerClueOutInvestTotalDataBackFlow } from '@paifang/api-top-alihouse'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate } from '@paifang/api-top-deepvision'
import { alibabaLyserviceGroupTicketCustomerSave } from '@paifang/api-top-lyservice'
import { exampleInput } from '../exampleInput'
import type { Scenario } from '../Scenario'
import { topClient } from './topClient'

const call = { part: 'calls', expected: 'ok', requests: 1 } as const

/** Four operations with the example values of their documents, each sign method at least once. */
export const topCalls: ReadonlyArray<Scenario> = [
  {
    ...call,
    title: { en: 'record a recovered loss', zh: '创建挽损单' },
    operation: alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate,
    signMethod: 'hmac-sha256',
    call: (context, hooks) =>
      topClient(context, hooks).call(
        alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate,
        exampleInput(alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate),
      ),
  },
  {
    ...call,
    title: { en: 'save a ticket of a group visitor', zh: '保存群访客工单' },
    operation: alibabaLyserviceGroupTicketCustomerSave,
    signMethod: 'md5',
    call: (context, hooks) =>
      topClient(context, { signMethod: 'md5', ...hooks }).call(
        alibabaLyserviceGroupTicketCustomerSave,
        exampleInput(alibabaLyserviceGroupTicketCustomerSave),
      ),
  },
  {
    ...call,
    title: { en: 'return statistics, with a session', zh: '回流统计数据（带 session）' },
    operation: tmallAlihouseCustomerClueOutInvestTotalDataBackFlow,
    signMethod: 'hmac',
    call: (context, hooks) =>
      topClient(context, { signMethod: 'hmac', session: context.emulator.top.session, ...hooks }).call(
        tmallAlihouseCustomerClueOutInvestTotalDataBackFlow,
        exampleInput(tmallAlihouseCustomerClueOutInvestTotalDataBackFlow),
      ),
  },
  {
    ...call,
    title: { en: 'synchronise a blacklist', zh: '同步黑名单' },
    operation: logisticsExpressUserBlacklistTmsSync,
    signMethod: 'hmac-sha256',
    call: (context, hooks) =>
      topClient(context, hooks).call(
        logisticsExpressUserBlacklistTmsSync,
        exampleInput(logisticsExpressUserBlacklistTmsSync),
      ),
  },
]
