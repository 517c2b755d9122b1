import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { createTopClient } from '@paifang/gateway-top'
import type { Browser, Page } from 'playwright-core'
import { input, makeCalls } from './calls'
import { describeBrowser, launch, open, startWorld, type World } from './openConsole'

describeBrowser('a call of the console page', () => {
  let browser: Browser
  let world: World
  let page: Page
  let complaints: ReadonlyArray<string>
  beforeAll(async () => {
    browser = await launch()
  })
  beforeEach(async () => {
    world = await startWorld()
    await makeCalls(world.emulator)
    ;({ page, complaints } = await open(browser, world.console))
    await page.locator('[data-seq="6"]').waitFor()
  })
  afterEach(async () => {
    await page.context().close()
    await world.close()
    expect(complaints).toEqual([])
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
    expect(await heads()).toHaveLength(2)
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
})
