import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { Browser, Page } from 'playwright-core'
import { makeCalls, urlEncoded } from './calls'
import { faultsOf } from './faultsOf'
import { describeBrowser, launch, line, open, startWorld, type View, type World } from './openConsole'

const views: ReadonlyArray<Required<Pick<View, 'locale' | 'colorScheme'>>> = (
  ['en', 'zh-CN'] as const
).flatMap((locale) => (['light', 'dark'] as const).map((colorScheme) => ({ locale, colorScheme })))

describeBrowser.each(views)('the page in $locale, $colorScheme', (view) => {
  let browser: Browser
  let world: World
  let page: Page
  beforeAll(async () => {
    browser = await launch()
    world = await startWorld({ lenient: false })
    world.emulator.clock.freeze()
    await makeCalls(world.emulator)
    page = (await open(browser, world.console, { ...view, width: 1024 })).page
  })
  afterAll(async () => {
    await browser.close()
    await world.close()
  })

  const shoot = async (name: string): Promise<void> => {
    const folder = process.env['PAIFANG_SHOTS']
    if (folder === undefined) return
    await page.screenshot({ path: `${folder}/${name}-${view.locale}-${view.colorScheme}.png` })
  }

  it('can be used by everybody, and fits its window', async () => {
    await line(page, 6).click()
    for (const tab of ['verdict', 'sign', 'input', 'answer', 'raw']) {
      await page.locator(`#tab-${tab}`).click()
      await page.locator('#tab-panel > *').first().waitFor()
      await shoot(`calls-${tab}`)
      expect(await faultsOf(page)).toEqual([])
    }
    await page.keyboard.press('p')
    await page.keyboard.press('e')
    await page.locator('.editor input').first().waitFor()
    await page.locator('.menu summary').click()
    await shoot('calls-edit')
    expect(await faultsOf(page)).toEqual([])
    await page.locator('.menu summary').click()
    await page.locator('[data-seq="1"]').click()
    await page.locator('.pins button').nth(1).click()
    await page.locator('.heads').waitFor()
    await shoot('calls-compare')
    expect(await faultsOf(page)).toEqual([])
    for (const [key, name] of [
      ['i', 'import'],
      ['Control+k', 'palette'],
    ] as const) {
      await page.keyboard.press(key)
      await page.locator(`dialog.${name}`).waitFor()
      await shoot(name)
      expect(await faultsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.locator('a[href="#/operations"]').click()
    await page.locator('.links button', { hasText: sync.method }).click()
    await page.locator('.form').first().waitFor()
    await shoot('operations-form')
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#in-user_blacklist_request-blacklist-0-mobile').fill('1'.repeat(40))
    await page.locator('#in-user_blacklist_request-request_time').fill('noon')
    await page.locator('button[title="Ctrl+Enter"]').click()
    await page.locator('[aria-invalid]').first().scrollIntoViewIfNeeded()
    await shoot('operations-issues')
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#in-user_blacklist_request-request_time').fill('1656674541001')
    await page.locator('#in-user_blacklist_request-blacklist-0-mobile').fill('13111111111')
    await page.locator('button[title="Ctrl+Enter"]').click()
    await page.locator('.answer pre').waitFor()
    await page.locator('.answer').scrollIntoViewIfNeeded()
    await shoot('operations-checked')
    await page.locator('button.main').click()
    await page.locator('.answer .explanation').waitFor()
    await page.locator('details > summary').last().click()
    await page.locator('details .form').waitFor()
    await shoot('operations-answered')
    expect(await faultsOf(page)).toEqual([])
    await page.locator('a[href="#/signature"]').click()
    await page
      .locator('#from')
      .fill(await urlEncoded(world.emulator.top.endpoint, world.emulator.top, world.emulator.clock.text()))
    await page.locator('button.main').click()
    await page.locator('.sides').waitFor()
    await shoot('signature')
    expect(await faultsOf(page)).toEqual([])
    const { state } = world.emulator
    state.top.ban({ scope: 'app-api', appKey: '12345678', method: sync.method, seconds: 60 })
    state.top.setQuota({ scope: 'api', method: sync.method, calls: 40, per: 'second' })
    await page.locator('a[href="#/lab"]').click()
    await page.locator('#expectations ~ form input').first().fill(sync.method)
    await page.locator('#expectations ~ form button').click()
    await page.locator('#expectations ~ ul li').waitFor()
    await page.locator('.lab button.main').click()
    await page.locator('#faults ~ table').waitFor()
    await page.locator('#state ~ p button[aria-pressed]', { hasText: 'blacklist' }).click()
    await page.locator('#state ~ .json').waitFor()
    await shoot('lab')
    expect(await faultsOf(page)).toEqual([])
    await page.locator('a[href="#/messages"]').click()
    world.emulator.state.top.tmc.publish({ topic: 'taobao_trade_TradeBuyerPay', content: '{}' })
    await page.locator('#unconfirmed ~ table').waitFor()
    await shoot('messages')
    expect(await faultsOf(page)).toEqual([])
    await page.locator('a[href="#/lab"]').click()
    await page.locator('#state ~ p button[aria-pressed]', { hasText: 'blacklist' }).click()
    await page.locator('#stubs').scrollIntoViewIfNeeded()
    await page.locator('#state ~ .json').scrollIntoViewIfNeeded()
    await shoot('lab-more')
  })
})
