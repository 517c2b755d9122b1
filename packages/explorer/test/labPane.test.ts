import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { createTopClient } from '@paifang/gateway-top'
import type { Page } from 'playwright-core'
import { input, makeCalls } from './calls'
import { describeBrowser, mayComplain, useConsoles } from './openConsole'

describeBrowser('the lab of the console page', () => {
  const { start, open } = useConsoles()

  it('makes faults and moves the clock, shows how, and sees what others change', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Lab' }).click()
    await page.getByRole('region', { name: 'Faults' }).getByLabel('times').fill('2')
    for (const _time of [1, 2, 3])
      await fetch(emulator.top.endpoint, { method: 'POST', body: new URLSearchParams({ v: '2.0' }) })
    await page.getByRole('button', { name: 'Matches now' }).click()
    await page.getByText('would have struck 2 of 3 that match, of 3 calls').waitFor()
    await page.getByRole('button', { name: '2', exact: true }).waitFor()
    expect(emulator.faults.list()).toEqual([])
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('0 / 2').waitFor()
    expect(emulator.faults.list()).toMatchObject([{ rule: { fault: { kind: 'delay', ms: 300 }, times: 2 } }])
    await page.getByText('"times":2').waitFor()
    emulator.faults.add({ fault: { kind: 'gbk' } })
    await page.getByText('{"kind":"gbk"}').waitFor()
    await page.getByRole('button', { name: 'Move up 2' }).click()
    await page.getByText('"before":"1"').waitFor()
    expect(emulator.faults.list().map(({ id }) => id)).toEqual(['2', '1'])
    await page.getByRole('button', { name: 'Pause 1' }).click()
    await page.locator('[aria-label="Pause 1"][aria-pressed="true"]').waitFor()
    expect(emulator.faults.list()).toMatchObject([{ isPaused: false }, { id: '1', isPaused: true }])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('[aria-label="Pause 1"][aria-pressed="false"]').waitFor()
    expect(emulator.faults.list()[1]).toMatchObject({ id: '1', isPaused: false })
    await page.getByRole('button', { name: 'Remove all' }).click()
    await page.getByText('No rule').waitFor()
    await page.getByRole('button', { name: 'to midnight' }).click()
    await page.getByText('2026-11-27 00:00:00').first().waitFor()
    mayComplain(/status of 400/)
    await page.getByLabel('to, GMT+8').fill('yesterday')
    await page
      .getByRole('region', { name: 'Clock' })
      .getByRole('button', { name: 'Set', exact: true })
      .click()
    await page.getByText('set: expected').waitFor()
  })

  /** The line of the last change, as a terminal would run it. */
  const shownLine = async (page: Page): Promise<string> => page.locator('#last ~ code').innerText()

  const runLine = async (line: string): Promise<void> => {
    await promisify(execFile)('/bin/sh', ['-c', line.replaceAll('curl ', 'curl -sf ')])
  }

  it('throttles and limits, each as the line that it shows, and takes the last change back', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Lab' }).click()
    const { bans, quotas } = emulator.state.top
    const undo = page.getByRole('button', { name: 'Undo' })
    // Of 60 s: the page counts by itself.
    const left = /\b[3-6]\d s left/

    await page.getByRole('button', { name: 'Throttle' }).click()
    await page.getByText(left).waitFor()
    const banned = bans.rows()
    const throttle = await shownLine(page)
    await undo.click()
    await page.getByText('Nobody is throttled.').waitFor()
    expect(bans.size()).toBe(0)
    await runLine(throttle)
    await page.getByText(left).waitFor()
    expect(bans.rows()).toEqual(banned)
    await page.getByRole('button', { name: 'Lift app' }).click()
    await page.getByText('Nobody is throttled.').waitFor()
    await undo.click()
    await page.getByText(left).waitFor()
    expect(bans.rows()).toEqual(banned)

    const limits = page.getByRole('region', { name: 'Quotas' })
    await limits.getByLabel('calls', { exact: true }).fill('2')
    await limits.getByLabel('operation').fill(sync.method)
    await limits.getByRole('button', { name: 'Limit' }).click()
    await limits.getByText('0 of 2').waitFor()
    expect(quotas.values()).toEqual([{ scope: 'api', method: sync.method, calls: 2, per: 'second' }])
    await undo.click()
    await limits.getByText('0 of 2').waitFor({ state: 'detached' })
    await limits.getByLabel(/calls a day/).fill('7')
    await limits.getByRole('button', { name: 'Set' }).click()
    await limits.getByText('0 of 7').waitFor()
    await undo.click()
    await limits.getByText('no limit').waitFor()

    await page.getByRole('button', { name: 'answer lost' }).click()
    await page.getByText('{"kind":"reset"}').first().waitFor()
    await undo.click()
    await page.getByText('No rule').waitFor()
    const before = emulator.clock.now()
    await page.getByRole('button', { name: '+10 min' }).click()
    await page
      .getByText(/2026-11-26 12:10:\d\d/)
      .first()
      .waitFor()
    await undo.click()
    await page
      .getByText(/2026-11-26 12:00:\d\d/)
      .first()
      .waitFor()
    expect(emulator.clock.now()).toBe(before)
  })

  it('edits a rule by keys alone, keeps what was refused, says why in Chinese, and shows one time', async () => {
    const { emulator, console: served } = await start()
    emulator.faults.add({ fault: { kind: 'delay', ms: 300 } })
    const { page } = await open(served, { locale: 'zh-CN' })
    await page.locator('a[href="#/lab"]').click()
    const edit = page.locator('#fault-1')
    await edit.focus()
    await page.keyboard.press('Enter')
    const form = page.getByRole('form', { name: '替换规则 1' })
    const ms = form.getByLabel('ms')
    mayComplain(/status of 400/)
    await ms.fill('soon')
    await ms.press('Enter')
    await page.getByText('fault.ms 应为 0 至 86400000 的整数').waitFor()
    expect(await ms.inputValue()).toBe('soon')
    await ms.fill('700')
    await ms.press('Enter')
    await page.getByText('{"kind":"delay","ms":700}').first().waitFor()
    await form.waitFor({ state: 'detached' })
    expect(await edit.evaluate((one) => one.matches(':focus'))).toBe(true)
    await page.keyboard.press('Enter')
    await ms.press('Escape')
    expect(await edit.evaluate((one) => one.matches(':focus'))).toBe(true)
    // Between events the page counts by itself: head and panel together.
    const first = await page.locator('header time').innerText()
    await page.locator('header time').filter({ hasNotText: first }).waitFor()
    const times = `['header time', '#clock ~ p time'].map((one) => document.querySelector(one).textContent)`
    const [head, panel] = await page.evaluate<ReadonlyArray<string>>(times)
    expect(panel).toBe(head)
  })

  it('ends and gives back sessions, looks into tables, and puts back what was remembered', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    const seen: string[] = []
    page.on('response', (response) => {
      if (!response.url().includes('/events'))
        void response.text().then(
          (text) => seen.push(text),
          () => undefined,
        )
    })
    await page.getByRole('link', { name: 'Lab' }).click()
    const client = createTopClient({ ...emulator.top, clock: emulator.clock.now })
    await client.call(sync, input())()
    const state = page.getByRole('region', { name: 'State' })
    await state.getByRole('button', { name: 'blacklist 1' }).click()
    await state.getByText('1 of 1').waitFor()
    await state.getByText('"10000000001"').waitFor()
    await state.getByRole('button', { name: 'Take a snapshot' }).click()
    await state.getByRole('button', { name: /^Back to/ }).waitFor()
    await client.call(sync, {
      user_blacklist_request: { ...input('2').user_blacklist_request, supplier_id: '2' },
    })()
    await client.close()
    await state.getByText('2 of 2').waitFor()
    await state.getByRole('button', { name: /^Back to/ }).click()
    await state.getByText('1 of 1').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await state.getByText('2 of 2').waitFor()
    await state.getByRole('searchbox').fill('13111111111')
    await state.getByText('0 of 2').waitFor()

    const { sessions } = emulator.state.top
    const grants = page.getByRole('region', { name: 'Sessions' })
    await grants
      .getByRole('button', { name: /^Expire/ })
      .first()
      .click()
    await grants.getByText('expired').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await grants.getByText('expired').waitFor({ state: 'detached' })
    expect(sessions.list()).toMatchObject([{ revoked: false }])
    expect(sessions.list()[0]).not.toHaveProperty('expiresAt')
    await grants
      .getByRole('button', { name: /^Revoke/ })
      .first()
      .click()
    await grants.getByText('revoked').waitFor()
    expect(sessions.list()).toMatchObject([{ revoked: true }])
    await page.getByRole('button', { name: 'Undo' }).click()
    await grants.getByText('revoked').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Begin anew' }).click()
    await state.getByRole('button', { name: 'blacklist 2' }).waitFor({ state: 'detached' })
    seen.push(await page.content())
    for (const text of seen)
      for (const canary of [emulator.top.session, emulator.opretail.session, '13111111111'])
        expect(text).not.toContain(canary)
  })

  it('expects calls, and says as they come whether it is met', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Lab' }).click()
    const expected = page.getByRole('region', { name: 'Expectations' })
    await expected.getByLabel('operation').fill(sync.method)
    await expected.getByLabel('times').fill('2')
    await expected.getByLabel('outcome').selectOption('answered')
    await expected.getByRole('button', { name: 'Expect' }).click()
    await expected.getByText('not met').waitFor()
    await makeCalls(emulator)
    await expected.getByText('2 of 2 seen, 3 others').waitFor()
    await expected.getByText('met', { exact: true }).waitFor()
    await expected.getByRole('button', { name: `Remove ${sync.method}` }).click()
    await expected.getByText('seen').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await expected.getByText('2 of 2 seen, 3 others').waitFor()
  })

  it('edits a rule in its place, orders rules by keys, and puts back what was removed where it stood', async () => {
    const { emulator, console: served } = await start()
    for (const kind of ['gbk', 'empty', 'duplicate'] as const) emulator.faults.add({ fault: { kind } })
    const { page } = await open(served)
    const ids = (): ReadonlyArray<string> => emulator.faults.list().map(({ id }) => id)
    const rows = page.locator('#faults ~ table tbody tr')
    await page.getByRole('link', { name: 'Lab' }).click()
    await page.getByRole('button', { name: 'Edit 2' }).click()
    const form = page.getByRole('form', { name: 'Put in its place 2' })
    await form.getByLabel('fault').selectOption('error')
    await form.getByLabel('code', { exact: true }).fill('15')
    await form.getByText('only some calls').click()
    await form.getByLabel('only the nth').fill('2, 3')
    await form.getByLabel('chance').fill('0.5')
    for (const _time of [1, 2, 3])
      await fetch(emulator.top.endpoint, { method: 'POST', body: new URLSearchParams({ v: '2.0' }) })
    await form.getByRole('button', { name: 'Matches now' }).click()
    await form.getByText(/would have struck \d of 3 that match/).waitFor()
    expect(emulator.faults.list()[1]?.rule).toEqual({ fault: { kind: 'empty' } })
    await form.getByRole('button', { name: 'Put in its place 2' }).click()
    await rows.nth(1).getByText('{"kind":"error","code":15}').waitFor()
    const edited = { fault: { kind: 'error', code: 15 }, nth: [2, 3], probability: 0.5 }
    expect(emulator.faults.list()).toMatchObject([{ id: '1' }, { id: '2', rule: edited }, { id: '3' }])
    await rows.nth(1).getByText('nth 2,3 · probability 0.5').waitFor()
    expect(await shownLine(page)).toContain('/faults/2 -d \'{"rule":{"fault":{"kind":"error","code":15}')
    await page.getByRole('button', { name: 'Undo' }).click()
    await rows.nth(1).getByText('{"kind":"empty"}').waitFor()
    expect(emulator.faults.list()[1]).toMatchObject({ id: '2', rule: { fault: { kind: 'empty' } } })
    await page.getByRole('button', { name: 'Edit 2' }).focus()
    for (const [key, order] of [
      ['Alt+ArrowUp', '2 1 3'],
      ['Alt+ArrowUp', '2 1 3'],
      ['Alt+ArrowDown', '1 2 3'],
      ['Alt+ArrowDown', '1 3 2'],
    ] as const) {
      await page.keyboard.press(key)
      await page.waitForFunction((wanted) => {
        const { document } = globalThis as unknown as {
          document: {
            querySelectorAll: (of: string) => Iterable<{ id: string }>
            activeElement: { id: string } | null
          }
        }
        const shown = [...document.querySelectorAll('[id^="fault-"]')].map(({ id }) => id.slice(6)).join(' ')
        return shown === wanted && document.activeElement?.id === 'fault-2'
      }, order)
      expect(ids().join(' ')).toBe(order)
    }
    await page.getByRole('button', { name: 'Undo' }).click()
    await rows.nth(1).getByText('{"kind":"empty"}').waitFor()
    expect(ids()).toEqual(['1', '2', '3'])
    await page.getByRole('button', { name: 'Pause 2' }).click()
    await page.locator('[aria-label="Pause 2"][aria-pressed="true"]').waitFor()
    await page.getByRole('button', { name: 'Remove 2' }).click()
    await page.getByRole('button', { name: 'Edit 2' }).waitFor({ state: 'detached' })
    expect(ids()).toEqual(['1', '3'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await rows.nth(1).getByText('{"kind":"empty"}').waitFor()
    expect(emulator.faults.list()).toMatchObject([
      { id: '1' },
      { id: '4', rule: { fault: { kind: 'empty' } }, isPaused: true },
      { id: '3' },
    ])
    await page.getByRole('button', { name: 'Edit 4' }).click()
    await page.keyboard.press('Tab')
    await page.getByRole('form', { name: 'Put in its place 4' }).getByLabel('fault').focus()
    await page.keyboard.press('Escape')
    await page.getByRole('form', { name: 'Put in its place 4' }).waitFor({ state: 'detached' })
  })

  it('draws the calls of each minute, with a limit or without', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    emulator.clock.advance(60_000)
    emulator.state.top.ban({ scope: 'app', seconds: 60 })
    const client = createTopClient({
      ...emulator.top,
      clock: emulator.clock.now,
      retry: false,
      maxBanWaitMs: 0,
    })
    await client.call(sync, input('9'))()
    await client.close()
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Lab' }).click()
    const uses = page.getByRole('region', { name: 'Calls per minute' })
    await uses.getByText(`12345678 ${sync.method}`).waitFor()
    const let_ = emulator.state.top.useHistory.last(emulator.clock.now(), 60).uses[0]
    const sum = (let_?.calls ?? []).reduce((one, other) => one + other, 0)
    expect(sum).toBeGreaterThan(0)
    expect(await uses.locator('li').count()).toBe(2)
    expect(await uses.locator('li').first().innerText()).toContain(`${sum} · 1 throttled`)
    await page.getByText(`no limit, ${sum} used today`).waitFor()
    await uses.getByRole('button', { name: 'day' }).click()
    await uses.getByRole('button', { name: 'day', pressed: true }).waitFor()
    await uses.locator('li').first().getByText('1 throttled').waitFor()
    const bars = await uses.locator('li').first().locator('path.stopped').getAttribute('d')
    expect(bars?.match(/M/g)).toHaveLength(1)
  })

  it('shows whatever others change within 200 ms', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Lab' }).click()
    await page.getByText('No rule').waitFor()
    const post = async (path: string, body?: object, verb = 'POST'): Promise<void> => {
      const answer = await fetch(`${emulator.controlUrl}${path}`, {
        method: verb,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      expect([path, answer.status]).toEqual([path, 200])
    }
    const changes: ReadonlyArray<readonly [shown: string, change: () => Promise<void>]> = [
      ['{"kind":"gbk"}', () => post('/faults', { fault: { kind: 'gbk' } })],
      ['{"kind":"empty"}', () => post('/faults/1', { rule: { fault: { kind: 'empty' } } })],
      ['2027-01-02 03:0', () => post('/clock', { set: '2027-01-02 03:00:00' })],
      ['api some.method', () => post('/bans', { scope: 'api', method: 'some.method', seconds: 60 })],
      [
        'api other.method',
        () => post('/quotas', { scope: 'api', method: 'other.method', calls: 7, per: 'day' }),
      ],
      ['0 of 9', () => post('/quota', { appKey: '12345678', calls: 9 })],
      ['a canary user', () => post('/sessions', { user: 'a canary user' })],
      [`expects-${sync.method}`, () => post('/expectations', { method: sync.method, times: 3 })],
      ['Back to', () => post('/snapshots')],
      [`stub-${sync.method}`, () => post(`/answers/${sync.method}`, { output: {}, times: 5 }, 'PUT')],
    ]
    const times: number[] = []
    for (const [shown, change] of changes) {
      const at = Date.now()
      await change()
      const place = shown.startsWith('expects-')
        ? page.locator('#expectations ~ ul', { hasText: shown.slice(8) })
        : shown.startsWith('stub-')
          ? page.locator('#stubs ~ *', { hasText: shown.slice(5) })
          : page.locator('.lab').getByText(shown).first()
      await place.first().waitFor()
      times.push(Date.now() - at)
    }
    console.log(`changes of others, until they are seen, ms: ${times.join(' ')} (limit 200)`)
    if (process.env['PAIFANG_TIMES'] === '1') expect(Math.max(...times)).toBeLessThan(200)
  })
})
