import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { createTopClient, type TopClient } from '@paifang/gateway-top'
import { isOk } from '@paifang/result'

/** What is tested. Yours stands in a file of its own, and gets its client from outside as well. */
const block = async (top: TopClient, mobile: string): Promise<'blocked' | 'later' | 'refused'> => {
  const result = await top.run(sync, {
    user_blacklist_request: {
      request_id: '1656674541001',
      request_time: 1656674541001,
      supplier_id: '10000000001',
      service_type: '1',
      ability_type: '1',
      operate_type: 1,
      blacklist: [{ mobile }],
    },
  })
  if (isOk(result)) return 'blocked'
  const isForGood = result.left._tag === 'GatewayError' && !result.left.retryable
  return isForGood ? 'refused' : 'later'
}

let emulator: Emulator
let top: TopClient
beforeAll(async () => {
  emulator = await startEmulator({ operations: [sync] })
  top = createTopClient({ ...emulator.top, clock: emulator.clock.now, retry: false })
})
afterEach(() => emulator.reset())
afterAll(async () => {
  await top.close()
  await emulator.close()
})

describe('block', () => {
  it('sends the number once', async () => {
    expect(await block(top, '13111111111')).toBe('blocked')
    emulator.expectCalled(sync, {
      times: 1,
      input: { user_blacklist_request: { blacklist: [{ mobile: '13111111111' }] } },
    })
  })

  it('says later while the platform shows an outage page', async () => {
    emulator.faults.add({ operation: sync.method, nth: 1, fault: { kind: 'html', status: 503 } })
    expect(await block(top, '13111111111')).toBe('later')
  })

  it('says refused where the application may not', async () => {
    emulator.faults.add({ operation: sync.method, nth: 1, fault: { kind: 'error', code: 11 } })
    expect(await block(top, '13111111111')).toBe('refused')
  })
})
