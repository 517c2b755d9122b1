import { alibabaLyserviceGroupTicketCustomerSave as saveTicket } from '@paifang/api-top-lyservice'
import { alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate as createRecovery } from '@paifang/api-top-deepvision'
import { logisticsExpressUserBlacklistTmsSync as syncBlacklist } from '@paifang/api-top-ascp'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as pageReport } from '@paifang/api-opretail-livecheck'
import { tmallAlihouseCustomerClueOutInvestTotalDataBackFlow as sendClues } from '@paifang/api-top-alihouse'
import { startEmulator, type Emulator } from '../src'
import { createTables } from '../src/state/Tables'
import { save } from './operations'
import { now, type Json, opretailParams, postForm, signedOpretail, signedTop, topParams } from './peers'

const operations = [syncBlacklist, saveTicket, createRecovery, sendClues, pageReport, save]

describe('what the emulated services remember', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startEmulator({ operations, clock: () => now, opretail: { replayMs: 0 } })
  })
  afterEach(() => emulator.close())

  const top = async (
    method: string,
    business: Readonly<Record<string, unknown>>,
    more = {},
  ): Promise<Json> => {
    const texts = Object.fromEntries(
      Object.entries(business).map(([name, value]) => [name, JSON.stringify(value)]),
    )
    const { json } = await postForm(
      emulator.top.endpoint,
      signedTop(topParams(method, { simplify: 'true', session: emulator.top.session, ...texts, ...more })),
    )
    const { request_id: _id, ...rest } = json
    return rest
  }

  const { user_blacklist_request: example } = syncBlacklist.example!.input as {
    user_blacklist_request: object
  }
  const sync = (change: object): Promise<unknown> =>
    top(syncBlacklist.method, { user_blacklist_request: { ...example, ...change } })
  const fine = {
    user_blacklist_response: { success: true, code: '200', message: 'SUCCESS', is_retry: false },
  }

  it('keeps the blacklist: adds, updates, deletes', async () => {
    expect(
      await sync({ request_id: '1', blacklist: [{ mobile: '131', reason: '1' }, { mobile: '132' }] }),
    ).toEqual(fine)
    expect(emulator.state.top.blacklist.values()).toEqual([
      { supplierId: '10000000001', serviceType: '1', mobile: '131', reason: '1', updatedAt: now },
      { supplierId: '10000000001', serviceType: '1', mobile: '132', updatedAt: now },
    ])
    await sync({ request_id: '2', blacklist: [{ mobile: '131', reason: '1,3' }] })
    expect(emulator.state.top.blacklist.values()[0]).toMatchObject({ mobile: '131', reason: '1,3' })
    await sync({ request_id: '3', operate_type: 2, blacklist: [{ mobile: '131' }] })
    expect(emulator.state.top.blacklist.values().map(({ mobile }) => mobile)).toEqual(['132'])
  })

  it('carries a request id out once: repeats get the same answer, another body is a conflict', async () => {
    expect(await sync({})).toEqual(fine)
    expect(await sync({})).toEqual(fine)
    expect(emulator.state.requests.values()).toMatchObject([
      { key: '1656674541001', repeats: 1, conflicts: 0 },
    ])
    expect(await sync({ blacklist: [{ mobile: '199' }] })).toEqual({
      user_blacklist_response: {
        success: false,
        code: 'REQUEST_ID_CONFLICT',
        message: expect.any(String),
        is_retry: false,
      },
    })
    expect(emulator.state.requests.values()).toMatchObject([{ repeats: 1, conflicts: 1 }])
    expect(emulator.state.top.blacklist.values()).toHaveLength(1)
  })

  it('reports a conflict as an error where the operation has no words for it', async () => {
    const { outcome: _without, ...silent } = save
    const other = await startEmulator({ operations: [silent], clock: () => now })
    const send = async (mobile: string): Promise<unknown> => {
      const request = JSON.stringify({ mobile, request_id: '1' })
      return (
        await postForm(
          other.top.endpoint,
          signedTop(topParams(save.method, { session: other.top.session, request })),
        )
      ).json
    }
    expect(await send('1')).toHaveProperty('alibaba_demo_customer_save_response')
    expect(await send('2')).toHaveProperty('error_response.sub_code', 'isv.request-id-conflict')
    await other.close()
  })

  it('applies a write whose answer is lost', async () => {
    emulator.faults.add({
      operation: syncBlacklist.method,
      nth: 1,
      fault: { kind: 'reset', at: 'after-handling' },
    })
    await expect(sync({})).rejects.toThrow()
    expect(emulator.state.top.blacklist.values()).toHaveLength(1)
    expect(await sync({})).toEqual(fine)
    expect(emulator.state.requests.values()).toMatchObject([{ repeats: 1 }])
  })

  it('keeps tickets, clues and recoveries', async () => {
    for (const { method, example: { input } = {} } of [saveTicket, createRecovery]) {
      expect(await top(method, input as Readonly<Record<string, unknown>>)).not.toHaveProperty(
        'error_response',
      )
    }
    const { req } = sendClues.example!.input as { req: { type: number; data: unknown } }
    const clue = { req: { ...req, data: JSON.stringify(req.data) } }
    for (const _time of [1, 2])
      expect(await top(sendClues.method, clue)).toMatchObject({ result: { success: 'true' } })
    expect(emulator.state.saves(sendClues.method)).toHaveLength(2)
    expect(emulator.state.saves(sendClues.method)[0]).toMatchObject({
      app: '12345678',
      at: now,
      input: { req: { type: 1 } },
    })
    expect(emulator.state.saves(saveTicket.method)[0]?.input).toMatchObject({
      group_customer_case_request: { case_id: '396743391396743391' },
    })
    expect(emulator.state.saves()).toHaveLength(4)
  })

  describe('the report', () => {
    const page = async (more: Readonly<Record<string, string>>, from = emulator): Promise<Json> => {
      const params = { pageSize: '20', enterpriseId: '1084', startTime: '2021-01-03', endTime: '2021-03-23' }
      const asked = opretailParams(pageReport.method, { pageNumber: '1', ...params, ...more })
      return (await postForm(from.opretail.endpoint, signedOpretail(asked))).json.data
    }

    it('pages over the seeded inspections, the same for the same seed', async () => {
      const first = await page({})
      expect(first).toMatchObject({ pageNumber: 1, pageSize: 20, total: expect.any(Number) })
      const all: unknown[] = []
      for (let at = 1; all.length < first.total; at += 1)
        all.push(...(await page({ pageNumber: String(at) })).records)
      expect(all).toHaveLength(first.total)
      expect(new Set(all.map((row) => (row as { id: number }).id)).size).toBe(first.total)
      expect((await page({ pageNumber: '9999' })).records).toEqual([])
      const same = await startEmulator({ operations, clock: () => now, opretail: { replayMs: 0 } })
      const other = await startEmulator({ operations, clock: () => now, seed: 2, opretail: { replayMs: 0 } })
      expect(await page({}, same)).toEqual(first)
      expect(await page({}, other)).not.toEqual(first)
      await Promise.all([same.close(), other.close()])
    })

    it('keeps to days, kinds and enterprise', async () => {
      const day = await page({ startTime: '2021-02-01', endTime: '2021-02-01', pageSize: '1000' })
      for (const { createTime } of day.records) expect(createTime).toMatch(/^2021-02-01/)
      const kinds = await page({ sourceTypes: '3,10', pageSize: '5000' })
      expect(kinds.pageSize).toBe(5000)
      expect(new Set(kinds.records.map((row: { sourceType: number }) => row.sourceType))).toEqual(
        new Set([3, 10]),
      )
      const own = { ...emulator.state.opretail.inspections.get('1')!, id: 999, enterpriseId: '7' }
      emulator.state.opretail.inspections.put('999', { ...own, createTime: '2021-02-01 10:00:00' })
      const mine = await page({ startTime: '2021-02-01', endTime: '2021-02-01 23:00:00', enterpriseId: '7' })
      expect(mine.total).toBe(Number(day.total) + 1)
    })
  })

  it('can be reset, snapshotted and restored', async () => {
    const { session } = emulator.top
    await sync({})
    const snapshot = emulator.state.snapshot()
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
    emulator.reset()
    expect(emulator.state.top.blacklist.values()).toEqual([])
    expect(emulator.calls(syncBlacklist)).toEqual([])
    expect(emulator.state.top.sessions.list().map(({ text }) => text)).toEqual([session])
    emulator.state.restore(snapshot)
    expect(emulator.state.top.blacklist.values()).toHaveLength(1)
    expect(emulator.state.requests.values()).toHaveLength(1)
    emulator.state.restore({})
    expect(emulator.state.top.sessions.list()).toEqual([])
  })

  it('forgets the oldest rows when a table is full', () => {
    const saves = createTables().create('saves', { limit: 5000 })
    for (let at = 1; at <= 6000; at += 1) saves.put(String(at), { method: 'm', app: '', at, input: {} })
    expect(saves.size()).toBe(5000)
    expect(saves.get('1')).toBeUndefined()
    expect(saves.get('6000')).toBeDefined()
  })

  it('knows which row came last', () => {
    const saves = createTables().create('saves', { limit: 5000 })
    const save = (key: string): void => saves.put(key, { method: 'm', app: '', at: 1, input: {} })
    expect(saves.youngest()).toBeUndefined()
    for (const key of ['1', '2', '3', '2']) save(key)
    expect(saves.youngest()).toBe('3')
    saves.remove('3')
    expect(saves.youngest()).toBe('2')
    saves.clear()
    expect(saves.youngest()).toBeUndefined()
  })

  it('forgets rows in the order they came, also those that left and came again', () => {
    const saves = createTables().create('saves', { limit: 5000 })
    const save = (at: number): void => saves.put(String(at), { method: 'm', app: '', at, input: {} })
    for (let at = 1; at <= 5001; at += 1) save(at)
    saves.remove('3')
    save(3)
    for (let at = 5002; at <= 5005; at += 1) save(at)
    expect(saves.rows().map(([key]) => Number(key))).toEqual([
      ...Array.from({ length: 4995 }, (_, index) => index + 7),
      3,
      5002,
      5003,
      5004,
      5005,
    ])
  })
})
