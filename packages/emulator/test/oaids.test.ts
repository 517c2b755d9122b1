import { topOaidDecrypt, topOaidMerge } from '@paifang/api-top-platform'
import { createTopClient, type TopClient } from '@paifang/gateway-top'
import { startEmulator, type Emulator } from '../src'

describe('oaids, changed from outside', () => {
  let emulator: Emulator
  let client: TopClient
  beforeEach(async () => {
    emulator = await startEmulator({ operations: [topOaidDecrypt, topOaidMerge] })
    client = createTopClient({ ...emulator.top })
  })
  afterEach(async () => {
    await client.close()
    await emulator.close()
  })

  const tell = async (path: string, body: object, method = 'POST'): Promise<number> => {
    const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return (await fetch(`${emulator.controlUrl}${path}`, init)).status
  }
  const opened = async (oaid: string, scene = '1001') => {
    const result = await client.run(topOaidDecrypt, { query_list: [{ oaid, tid: '1', scene }] })
    return result._tag === 'Right' ? result.right.receiver_list[0] : result.left
  }
  const order = { oaid: 'o1', tid: '1', name: '张三丰', mobile: '13800138000', address_detail: '某路一号' }

  it('are opened as their scene says', async () => {
    expect(await tell('/oaids', order)).toBe(200)
    expect(await opened('o1')).toMatchObject({ name: '张三丰', mobile: '13800138000', matched: true })
    expect(await opened('o1', '1009')).toMatchObject({ name: '张三丰', mobile: '1**' })
  })

  it('have virtual numbers, and stay masked where the order says why', async () => {
    const expiresAt = Date.UTC(2026, 0, 8, 4)
    await tell('/oaids', { ...order, virtual: { mobile: '18877771111-123', expiresAt } })
    expect(await opened('o1')).toMatchObject({
      mobile: '18877771111-123',
      privacy_protection: true,
      secret_no_expire_time: new Date(expiresAt),
    })
    await tell('/oaids', { ...order, maskedBy: 'DECRYPTION_DISABLED_BY_ORDERCLOSED' })
    expect(await opened('o1')).toMatchObject({
      name: '张**',
      desensitize_rule: 'DECRYPTION_DISABLED_BY_ORDERCLOSED',
    })
  })

  it('stop matching when the buyer changes the address', async () => {
    await tell('/oaids', order)
    expect(await tell('/oaids/address', { tid: '1', oaid: 'o2', address_detail: '另路二号' })).toBe(200)
    expect(await opened('o1')).toMatchObject({ matched: false, address_detail: '某路一号' })
    expect(await opened('o2')).toMatchObject({ matched: true, address_detail: '另路二号' })
    expect(await tell('/oaids/address', { tid: '9', oaid: 'o2', address_detail: 'x' })).toBe(404)
  })

  it('have a quota until it is lifted, and are forgotten', async () => {
    await tell('/oaids', order)
    const { appKey } = emulator.top
    await tell('/oaids/quota', { appKey, left: 0 })
    expect(await opened('o1')).toMatchObject({ subCode: 'isv.oaid-quota-exceeded' })
    await tell('/oaids/quota', { appKey })
    expect(await opened('o1')).toMatchObject({ matched: true })
    expect(await tell('/oaids', {}, 'DELETE')).toBe(200)
    expect(emulator.state.top.oaids.size()).toBe(0)
  })

  it('are masked in what the control API shows', async () => {
    await tell('/oaids', order)
    const shown = await (await fetch(`${emulator.controlUrl}/state`)).text()
    expect(shown).toContain('o1')
    expect(shown).not.toMatch(/13800138000|张三丰|某路一号/)
  })
})
