import type { Paging } from '@paifang/contract'
import { tmcGroupsGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { memoryBans } from '@paifang/gateway/author'
import { createTopClient } from '@paifang/gateway-top'
import { pages, type PagesEvent, type PagesProgress } from '../../src'
import { createShelf, listRows } from './shelf'

const counted: Paging = {
  by: 'number',
  page: ['page'],
  size: ['size'],
  first: 1,
  rows: ['rows'],
  total: ['total'],
}
const rows = Array.from({ length: 40 }, (_, i) => ({ id: `r${i}`, modified: i * 1000 }))

describe('the progress of pages', () => {
  it('says how much is done, and how long the rest will take', async () => {
    let now = 1e9
    const { client } = createShelf(({ page = 1, size = 10 }) => {
      now += 1000
      return { rows: rows.slice((page - 1) * size, page * size), total: rows.length }
    })
    const told: PagesProgress[] = []
    const events: PagesEvent[] = []
    const stream = pages(
      client,
      listRows(counted),
      {},
      { size: 10, clock: () => now, onProgress: (one) => told.push(one), onEvent: (one) => events.push(one) },
    )
    for await (const row of stream) expect(row._tag).toBe('Right')
    expect(
      told.map(({ state, rows: count, pages: read, share, etaMs }) => [state, count, read, share, etaMs]),
    ).toEqual([
      ['running', 10, 1, 0.25, 3000],
      ['running', 20, 2, 0.5, 2000],
      ['running', 30, 3, 0.75, 1000],
      ['running', 40, 4, 1, 0],
      ['ended', 40, 4, 1, undefined],
    ])
    expect(told[0]).toMatchObject({ total: 40, rowsPerSecond: 10 })
    expect(events).toHaveLength(4)
    expect(events[1]).toMatchObject({
      type: 'pages.page',
      gateway: 'shelf',
      method: 'shelf.rows.get',
      page: 2,
      rows: 10,
      total: 40,
      outcome: 'ok',
      durationMs: 1000,
    })
    expect(new Set(events.map(({ id }) => id)).size).toBe(1)
    expect(JSON.stringify([events, told])).not.toContain('r1')
  })

  it('goes by the time that was walked through where there are windows, one or many at once', async () => {
    for (const concurrency of [1, 3]) {
      let now = 1e9
      const { client } = createShelf(({ page = 1, size = 10, start = 0, end = 0 }) => {
        now += 300
        const found = rows.filter(({ modified }) => modified >= start && modified < end)
        return { rows: found.slice((page - 1) * size, page * size), total: found.length }
      })
      const told: PagesProgress[] = []
      const paging: Paging = { ...counted, window: { start: ['start'], end: ['end'], format: 'ms' } }
      const window = { from: 0, to: 40_000, stepMs: 10_000, lagMs: 0 }
      const options = { size: 10, window, concurrency, clock: () => now }
      const stream = pages(client, listRows(paging), {}, { ...options, onProgress: (one) => told.push(one) })
      for await (const row of stream) expect(row._tag).toBe('Right')
      const shares = told.map(({ share = -1 }) => share)
      expect(shares).toEqual([...shares].sort((a, b) => a - b))
      expect(shares).toContain(0.5)
      expect(told.at(-1)).toMatchObject({ state: 'ended', share: 1, rows: 40 })
      expect(told[0]?.window).toEqual([0, 10_000])
      expect(told[0]).not.toHaveProperty('total')
    }
  })

  it('says that it stopped where a page failed', async () => {
    const { client } = createShelf(({ page = 1 }) =>
      page === 2 ? 'lost' : { rows: rows.slice(0, 10), total: 40 },
    )
    const told: PagesProgress[] = []
    const events: PagesEvent[] = []
    const stream = pages(
      client,
      listRows(counted),
      {},
      { size: 10, onProgress: (one) => told.push(one), onEvent: (one) => events.push(one) },
    )
    for await (const row of stream) if (row._tag === 'Left') break
    expect(told.at(-1)).toMatchObject({ state: 'stopped', rows: 10 })
    expect(events.at(-1)).toMatchObject({
      outcome: 'TransportError',
      reason: 'reset',
      sent: 'maybe',
      page: 2,
    })
  })
})

describe('a ban', () => {
  const walked = async (maxPauseMs?: number) => {
    let now = Date.UTC(2021, 0, 1)
    const emulator = await startEmulator({
      operations: [tmcGroupsGet],
      clock: () => now,
      paged: { [tmcGroupsGet.method]: { count: 60 } },
    })
    const top = createTopClient({
      ...emulator.top,
      clock: () => now,
      retry: false,
      maxBanWaitMs: 0,
      bans: memoryBans(() => now),
    })
    const told: PagesProgress[] = []
    const events: PagesEvent[] = []
    const waits: number[] = []
    let count = 0
    const stream = pages(
      top,
      tmcGroupsGet,
      { page_no: 1, page_size: 20 },
      {
        ...(maxPauseMs === undefined ? {} : { maxPauseMs }),
        clock: () => now,
        wait: (ms) => {
          waits.push(ms)
          now += ms
          return Promise.resolve()
        },
        onProgress: (one) => told.push(one),
        onEvent: (one) => events.push(one),
      },
    )
    let failure: string | undefined
    for await (const row of stream) {
      if (row._tag === 'Left') failure = row.left._tag
      else if (++count === 20) emulator.state.top.ban({ scope: 'app', seconds: 7 })
    }
    await top.close()
    await emulator.close()
    return { count, failure, told, events, waits }
  }

  it('that says how long it lasts is waited out, and told', async () => {
    const { count, failure, told, events, waits } = await walked()
    expect({ count, failure }).toEqual({ count: 60, failure: undefined })
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThanOrEqual(7000)
    expect(told.find(({ state }) => state === 'waiting')).toMatchObject({ untilMs: expect.any(Number) })
    expect(events.find(({ type }) => type === 'pages.wait')).toMatchObject({
      kind: 'throttled',
      scope: 'app',
    })
  })

  it('that lasts longer than may be waited is the failure', async () => {
    expect(await walked(5000)).toMatchObject({ count: 20, failure: 'GatewayError', waits: [] })
  })
})
