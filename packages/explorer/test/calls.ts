import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { Emulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'

export const input = (id = '1656674541001'): Parameters<typeof sync.input.encode>[0] => ({
  user_blacklist_request: {
    request_id: id,
    request_time: 1656674541001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    blacklist: [{ mobile: '13111111111', reason: '1' }],
    operate_type: 1,
  },
})

/** One call that is answered, and the common ways to fail. */
export const makeCalls = async ({ top, faults, url, clock }: Emulator): Promise<void> => {
  const usual = { ...top, clock: clock.now, retry: false } as const
  const client = createTopClient(usual)
  await client.call(sync, input())()
  const stranger = createTopClient({ ...usual, appSecret: 'not the secret' })
  await stranger.call(sync, input('2'))()
  await fetch(`${url}/router/res`, { method: 'POST', body: 'a=1' })
  faults.add({ operation: sync.method, times: 1, fault: { kind: 'html', status: 502 } })
  await client.call(sync, input('3'))()
  faults.add({ operation: sync.method, times: 1, fault: { kind: 'truncate', bytes: 20 } })
  await client.call(sync, input('4'))()
  await urlEncoded(top.endpoint, top, clock.text())
  await client.close()
  await stranger.close()
}

/** A client that encodes values before it signs them: the commonest mistake there is. */
export const urlEncoded = async (
  endpoint: string,
  { appKey, appSecret }: Pick<Emulator['top'], 'appKey' | 'appSecret'>,
  timestamp: string,
): Promise<string> => {
  const { createHmac } = await import('node:crypto')
  const params: Record<string, string> = {
    app_key: appKey,
    method: sync.method,
    format: 'json',
    v: '2.0',
    sign_method: 'hmac-sha256',
    timestamp,
    user_blacklist_request: JSON.stringify(input('5').user_blacklist_request),
  }
  const text = Object.keys(params)
    .sort()
    .map((name) => `${name}${encodeURIComponent(params[name] ?? '')}`)
    .join('')
  const sign = createHmac('sha256', appSecret).update(text).digest('hex').toUpperCase()
  const body = new URLSearchParams({ ...params, sign }).toString()
  await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body,
  })
  return `curl -X POST ${endpoint} -H 'content-type: application/x-www-form-urlencoded' --data '${body}'`
}
