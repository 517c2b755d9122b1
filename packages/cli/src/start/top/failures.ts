import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { exampleInput } from '../exampleInput'
import type { Scenario } from '../Scenario'
import { topClient } from './topClient'

const hours = 3_600_000
const blacklistInput = exampleInput(logisticsExpressUserBlacklistTmsSync)

const top = {
  part: 'failures',
  operation: logisticsExpressUserBlacklistTmsSync,
  signMethod: 'hmac-sha256',
} as const

const withoutSupplier = (): typeof blacklistInput => {
  const { supplier_id: _, ...rest } = blacklistInput.user_blacklist_request
  // What the compiler refuses, a caller in JavaScript can still do.
  return { user_blacklist_request: rest } as typeof blacklistInput
}

/** What failing looks like on TOP: each ends in the one error that says who must act. */
export const topFailures: ReadonlyArray<Scenario> = [
  {
    ...top,
    title: { en: 'wrong secret', zh: '密钥错误' },
    expected: 'GatewayError signature 25',
    requests: 1,
    call: (context, hooks) =>
      topClient(context, { appSecret: 'not the secret', ...hooks }).call(
        logisticsExpressUserBlacklistTmsSync,
        blacklistInput,
      ),
  },
  {
    ...top,
    title: { en: 'missing field', zh: '缺少必填字段' },
    expected: 'InputError user_blacklist_request.supplier_id',
    requests: 0,
    call: (context, hooks) =>
      topClient(context, hooks).call(logisticsExpressUserBlacklistTmsSync, withoutSupplier()),
  },
  {
    ...top,
    title: { en: 'says try again', zh: '业务要求重试' },
    expected: 'BusinessError 500, may be retried',
    requests: 1,
    call: (context, hooks) => {
      context.emulator.faults.add({
        fault: { kind: 'business', code: '500', message: 'SYSTEM_BUSY' },
        operation: top.operation.method,
        times: 1,
      })
      return topClient(context, { retry: false, ...hooks }).call(
        logisticsExpressUserBlacklistTmsSync,
        blacklistInput,
      )
    },
  },
  {
    ...top,
    title: { en: 'clock 8 h slow', zh: '时钟慢 8 小时' },
    expected: 'ok',
    requests: 2,
    call: (context, hooks) =>
      topClient(context, { clock: () => Date.now() - 8 * hours, ...hooks }).call(
        logisticsExpressUserBlacklistTmsSync,
        blacklistInput,
      ),
  },
]
