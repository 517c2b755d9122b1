import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { shopwebDepartmentsGetDeptListByPage as stores } from '@paifang/api-opretail-store'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import type { Browser, Page } from 'playwright-core'
import { input, makeCalls, urlEncoded } from './calls'
import { describeBrowser, launch, open, startWorld, type World } from './openConsole'

describeBrowser('a call of the console page', () => {
  let browser: Browser
  let world: World
  let page: Page
  beforeAll(async () => {
    browser = await launch()
  })
  beforeEach(async () => {
    world = await startWorld()
    await makeCalls(world.emulator)
    ;({ page } = await open(browser, world.console))
    await page.locator('[data-seq="6"]').waitFor()
  })
  afterEach(async () => {
    await page.context().close()
    await world.close()
  })
  afterAll(() => browser.close())

  const heads = (): Promise<ReadonlyArray<string>> => page.locator('.heads li').allInnerTexts()

  it('is sent once more, signed again, and stands beside the first with what differs', async () => {
    await page.locator('[data-seq="6"]').click()
    await page.getByText('Invalid Signature').waitFor()
    await page.keyboard.press('r')
    await page.getByRole('heading', { name: 'What differs' }).waitFor()
    expect(await heads()).toEqual([
      expect.stringMatching(/^6 refused 25/),
      expect.stringMatching(/^7 ok .* · ↻ of 6$/),
    ])
    const checks = page.getByRole('table').first()
    expect(await checks.getByRole('row', { name: /^signature / }).innerText()).toMatch(/failed\s+passed/)
    expect(await page.locator('[data-seq="7"] .operation').innerText()).toContain('↻')
    await page.locator('[data-seq="7"]').click()
    await page.getByText('↻ of 6').waitFor()
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByRole('heading', { name: 'What differs' }).waitFor()
    expect(await heads()).toHaveLength(2)
  })

  it('is shown as an attempt of the call that a client makes again', async () => {
    const retry = { maxAttempts: 2, transientDelayMs: 0, throttledDelayMs: 0 }
    const client = createTopClient({ ...world.emulator.top, clock: world.emulator.clock.now, retry })
    world.emulator.faults.add({ fault: { kind: 'html' }, times: 1 })
    await client.call(sync, input('8091800003790954036'))()
    await client.close()
    await page.locator('[data-seq="8"]').waitFor()
    expect(await page.locator('[data-seq="7"] .operation').innerText()).not.toContain('↻')
    expect(await page.locator('[data-seq="8"] .operation').innerText()).toMatch(/↻ 7$/)
    await page.locator('[data-seq="8"]').click()
    await page.getByText('the client retries 7').waitFor()
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByRole('heading', { name: 'What differs' }).waitFor()
    expect(await heads()).toEqual([
      expect.stringMatching(/^7 fault /),
      expect.stringMatching(/^8 ok .* · ↻ the client retries 7$/),
    ])
  })

  it('is sent once more to the byte', async () => {
    await page.locator('[data-seq="2"]').click()
    await page.getByRole('button', { name: 'Resend the same bytes' }).click()
    await page.getByText('Both requests are the same').waitFor()
    expect(await heads()).toEqual([
      expect.stringMatching(/^2 refused 25/),
      expect.stringMatching(/^7 refused 25/),
    ])
  })

  it('of opretail is a repeat to the byte, and none once it is signed again', async () => {
    const client = createOpretailClient({ ...world.emulator.opretail, clock: world.emulator.clock.now })
    await client.call(stores, { pageNumber: 1, pageSize: 10 })()
    await client.close()
    await page.locator('[data-seq="7"]').click()
    await page.locator('h2 .seq', { hasText: '7' }).waitFor()
    await page.getByRole('button', { name: 'Resend the same bytes' }).click()
    await page.locator('[data-seq="8"]').getByText('-100').waitFor()
    await page.locator('[data-seq="7"]').click()
    await page.locator('h2 .seq', { hasText: '7' }).waitFor()
    await page.keyboard.press('r')
    await page.locator('[data-seq="9"]').waitFor()
    expect(await page.locator('[data-seq="9"]').innerText()).toMatch(/\bok\b/)
  })

  it('is changed in one place: long ids keep their digits, masked values stay', async () => {
    const client = createTopClient({ ...world.emulator.top, clock: world.emulator.clock.now })
    await client.call(sync, input('7091800003790954036'))()
    await client.close()
    await page.locator('[data-seq="7"]').click()
    await page.locator('h2 .seq', { hasText: '7' }).waitFor()
    await page.keyboard.press('e')
    const field = (name: string): ReturnType<Page['getByRole']> =>
      page.getByRole('textbox', { name: `user_blacklist_request.${name}`, exact: true })
    expect(await field('request_id').inputValue()).toBe('7091800003790954036')
    expect(await field('blacklist.0.mobile').getAttribute('placeholder')).toContain('masked')
    await field('request_id').fill('7091800003790954037')
    await page.getByRole('button', { name: 'Sign and send' }).click()
    await page.getByRole('heading', { name: 'What differs' }).waitFor()
    const row = page.getByRole('row', { name: /^user_blacklist_request\.request_id / })
    expect(await row.innerText()).toMatch(/"7091800003790954036"\s+"7091800003790954037"/)
    const [, changed] = world.emulator
      .calls(sync)
      .filter(({ outcome }) => outcome === 'answered')
      .slice(-2)
    expect(changed?.input).toEqual(input('7091800003790954037'))
    await page.locator('[data-seq="8"]').click()
    await page.getByText('↻ of 7').waitFor()
    await page.keyboard.press('e')
    await field('request_time').fill('soon')
    await page.getByRole('button', { name: 'Sign and send' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('request_time: this is no JSON value')
  })

  it('is pinned with a note, compared with another, and found again after a reload', async () => {
    await page.locator('[data-seq="1"]').click()
    await page.locator('h2 .seq', { hasText: '1' }).waitFor()
    await page.keyboard.press('p')
    await page.getByRole('textbox', { name: 'note of 1' }).fill('the good one')
    await page.locator('[data-seq="6"]').click()
    await page.getByRole('button', { name: 'compare with 1' }).click()
    await page.getByRole('heading', { name: 'What differs' }).waitFor()
    expect(await heads()).toEqual([expect.stringMatching(/^1 ok/), expect.stringMatching(/^6 refused 25/)])
    await page.reload()
    await page.getByRole('heading', { name: 'What differs' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'note of 1' }).inputValue()).toBe('the good one')
    await page.getByRole('button', { name: 'Only these' }).click()
    await page.getByText('1 of 6').waitFor()
  })

  it('that was captured elsewhere is judged whole, as it was and as the emulator’s own', async () => {
    const curl = await urlEncoded(
      world.emulator.top.endpoint,
      { appKey: '999', appSecret: 'theirs' },
      '2020-01-01 00:00:00',
    )
    await page.keyboard.press('i')
    const dialog = page.getByRole('dialog', { name: 'What my service really sent' })
    await dialog.getByRole('textbox').fill(curl)
    await dialog.getByRole('button', { name: 'Judge it as it was' }).click()
    await page.locator('h2 .seq', { hasText: '8' }).waitFor()
    expect(await page.locator('.check.failed').first().innerText()).toContain('app')
    await page.keyboard.press('i')
    await dialog.getByRole('button', { name: 'As the emulator’s own account' }).click()
    await page.locator('h2 .seq', { hasText: '10' }).waitFor()
    await page.locator('h2 .badge.answered').waitFor()
    await page.keyboard.press('i')
    await dialog.getByRole('textbox').fill('method=a&app_key=1&sign=X')
    await dialog.getByRole('button', { name: 'Judge it as it was' }).click()
    await dialog.getByRole('status').getByText('parameters, not how they were sent').waitFor()
    await dialog.getByRole('textbox').fill(curl)
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'all.har',
      mimeType: 'application/json',
      buffer: Buffer.alloc(4 * 1024 * 1024 + 1, 'x'),
    })
    await dialog.getByRole('alert').filter({ hasText: 'larger than 4 MiB' }).waitFor()
    await dialog.getByRole('button', { name: 'Explain its signature' }).click()
    expect(await page.locator('#from').inputValue()).toBe(curl)
  })

  it('is gone to by its number, as is a pane, an operation, a filter', async () => {
    const palette = page.getByRole('dialog', { name: 'Go to' })
    const typed = async (text: string, option: string): Promise<void> => {
      await page.keyboard.press('Control+k')
      await palette.getByRole('searchbox').fill(text)
      await palette.getByRole('option', { name: option }).first().waitFor()
    }
    await typed('#4', '#4')
    await page.keyboard.press('Enter')
    await page.locator('h2 .seq', { hasText: '4' }).waitFor()
    await typed('is:fault', 'is:fault')
    await page.keyboard.press('Enter')
    await page.getByText('1 of 6').waitFor()
    await typed('黑名单', sync.method)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: sync.method }).waitFor()
  })

  it('has the columns that were chosen, and words that complete a filter', async () => {
    await page.getByText('Columns', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'request id' }).check()
    expect(await page.locator('[data-seq="1"] .requestId').innerText()).toMatch(/^[a-z0-9]{13}$/)
    await page.reload()
    await page.locator('[data-seq="1"] .requestId').waitFor()
    await page.locator('#filter').fill('code:')
    await page.locator('#filter-words option[value="code:25"]').waitFor({ state: 'attached' })
    const words = await page
      .locator('#filter-words option')
      .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value))
    expect(words).toEqual(['code:25'])
  })

  it('is shown unmasked for half a minute, where the emulator was started so', async () => {
    expect(await page.getByRole('button', { name: 'Show what is masked' }).count()).toBe(0)
    await page.context().close()
    await world.close()
    world = await startWorld({ reveal: true })
    const client = createTopClient({ ...world.emulator.top, clock: world.emulator.clock.now })
    await client.call(sync, input())()
    await client.close()
    ;({ page } = await open(browser, world.console))
    await page.clock.install()
    await page.locator('[data-seq="1"]').click()
    await page.getByRole('tab', { name: 'In', exact: true }).click()
    const mobile = page.locator('#tab-panel').getByText('13111111111').first()
    await page.locator('#tab-panel').getByText('***').first().waitFor()
    expect(await mobile.count()).toBe(0)
    await page.getByRole('button', { name: 'Show what is masked' }).click()
    await mobile.waitFor()
    await page.clock.fastForward(31_000)
    await mobile.waitFor({ state: 'detached' })
    expect(world.emulator.journal.notes()).toHaveLength(1)
  })
})
