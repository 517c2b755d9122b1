import { shopwebDepartmentsGetDeptListByPage as stores } from '@paifang/api-opretail-store'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { faultKinds, type Fault } from '@paifang/emulator'
import type { Row } from '@paifang/emulator/control'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { batch, createTopClient } from '@paifang/gateway-top'
import { channelKinds } from '../../emulator/src/faults/Fault'
import { input } from './calls'
import { describeBrowser, line, lines, useConsoles } from './openConsole'

/** Each fault, and how a call that it strikes stands in the list: of TOP, and where it differs, of opretail. */
const faults: ReadonlyArray<readonly [fault: Fault, top: string, opretail?: string]> = [
  [{ kind: 'delay', ms: 5 }, 'ok delay'],
  [{ kind: 'stall' }, 'broken stall'],
  [{ kind: 'reset' }, 'broken reset'],
  [{ kind: 'truncate', bytes: 9 }, 'broken truncate'],
  [{ kind: 'wrong-length' }, 'broken wrong-length'],
  [{ kind: 'drip', bytes: 40, everyMs: 1 }, 'ok drip'],
  [{ kind: 'html', status: 502 }, 'fault 502 html'],
  [{ kind: 'empty' }, 'ok empty'],
  [{ kind: 'gbk' }, 'ok gbk'],
  [{ kind: 'wrong-root' }, 'ok wrong-root'],
  [{ kind: 'error' }, 'refused 15 isp.remote-service-timeout error', 'refused -500 error'],
  [{ kind: 'business' }, 'refused EMULATED_FAILURE business', 'ok business'],
  [{ kind: 'duplicate' }, 'ok duplicate'],
  [{ kind: 'skew', ms: -3_600_000 }, 'refused 31 skew', 'refused 16 skew'],
]

describeBrowser('the row of a call', () => {
  const { start, open } = useConsoles()

  it('says how it ended, with every fault there is, on both gateways', async () => {
    expect(faults.map(([{ kind }]) => kind)).toEqual(faultKinds.filter((kind) => !channelKinds.has(kind)))
    const { emulator, console: served } = await start()
    // What is a repeat to opretail, and a retry to the list, is another test's.
    const usual = {
      clock: emulator.clock.now,
      retry: false,
    } as const
    const top = createTopClient({ ...emulator.top, ...usual })
    const opretail = createOpretailClient({ ...emulator.opretail, ...usual })
    for (const [fault] of faults) {
      emulator.clock.advance(2000)
      emulator.faults.add({ fault })
      const within = fault.kind === 'stall' ? { attemptTimeoutMs: 300 } : {}
      await top.call(sync, input(fault.kind), within)()
      await opretail.call(stores, { pageNumber: 1, pageSize: 10 }, within)()
      emulator.faults.clear()
    }
    await Promise.all([top.close(), opretail.close()])
    const { page } = await open(served)
    await line(page, faults.length * 2 + 2).waitFor()
    const { rows } = (await (await fetch(`${emulator.controlUrl}/journal/rows?limit=100`)).json()) as {
      readonly rows: ReadonlyArray<Row>
    }
    const shown = (await lines(page)).map((text) =>
      /^(\d+) ([\d:.]+) (.*?) (\S+)( ↻ \d+)? ([\d.]+) (\d+\/\d+)$/.exec(text),
    )
    const told = shown.map((found) => `${found?.[3]} ${found?.[4]}`)
    expect(told).toEqual(
      faults.flatMap(([{ kind }, ofTop, ofOpretail = ofTop]) => {
        // Told that its clock is off, a client goes on by the gateway's.
        const again = kind === 'skew' ? ['ok skew'] : []
        return [
          ...[ofTop, ...again].map((one) => `${one} ${sync.method}`),
          ...[ofOpretail, ...again].map((one) => `${one} ${stores.method}`),
        ]
      }),
    )
    expect(shown.map((found) => [Number(found?.[1]), found?.[2], found?.[6], found?.[7]])).toEqual(
      rows.map(([seq, , virtualMs, , , , , , ms, , bytesIn, bytesOut]) => [
        seq,
        new Date(virtualMs + 8 * 3_600_000).toISOString().slice(11, 23),
        ms.toFixed(1),
        `${bytesIn}/${bytesOut}`,
      ]),
    )
  })

  it('says what no gateway saw, what was overlooked, and what came in a batch', async () => {
    const { emulator, console: served } = await start({ lenient: true, limits: { bodyBytes: 100_000 } })
    const usual = { clock: emulator.clock.now, retry: false } as const
    await fetch(`${emulator.url}/router/res`, { method: 'POST', body: 'a=1' })
    await fetch(emulator.top.endpoint, { method: 'POST', body: 'a'.repeat(100_001) })
    const stranger = createTopClient({ ...emulator.top, ...usual, appSecret: 'wrong' })
    await stranger.call(sync, input())()
    await stranger.close()
    const client = createTopClient({ ...emulator.top, ...usual })
    await batch(client, [
      [sync, input('a')],
      [sync, input('b')],
    ])
    await client.close()
    const { page } = await open(served)
    await line(page, 6).waitFor()
    expect((await lines(page)).map((text) => text.replace(/ [\d.]+ (\d+)\/\d+$/, ' $1'))).toEqual([
      '1 12:00:00.000 no such path 404 POST /router/res 3',
      // A body that is too large is not read.
      '2 12:00:00.000 unreadable 413 POST /router/rest 0',
      `3 12:00:00.000 ok  ${sync.method} 554`,
      `4 12:00:00.000 ok  └ ${sync.method} 695`,
      `5 12:00:00.000 ok  └ ${sync.method} 695`,
      '6 12:00:00.000 ok  POST /router/batch 695',
    ])
    await line(page, 3).click()
    await page.locator('.check.overlooked').waitFor()
    await line(page, 2).click()
    await page.locator('h2 .seq', { hasText: '2' }).waitFor()
  })
})
