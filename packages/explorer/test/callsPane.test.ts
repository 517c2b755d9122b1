import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { createTopClient } from '@paifang/gateway-top'
import { input, makeCalls } from './calls'
import { describeBrowser, line, lines, useConsoles } from './openConsole'

describeBrowser('the calls of the console page', () => {
  const { start, open } = useConsoles()

  it('shows every way a call can end, and what tells it apart', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).waitFor()
    const shown = await lines(page)
    expect(shown.map((text) => text.replace(/ [\d.]+ \d+\/\d+$/, ''))).toEqual([
      `1 12:00:00.000 ok  ${sync.method}`,
      `2 12:00:00.000 refused 25 ${sync.method}`,
      '3 12:00:00.000 no such path 404 POST /router/res',
      `4 12:00:00.000 fault 502 html ${sync.method}`,
      `5 12:00:00.000 broken truncate ${sync.method}`,
      `6 12:00:00.000 refused 25 ${sync.method}`,
    ])
    await page.getByRole('button', { name: '25 ×2' }).click()
    await page.getByText('2 of 6').waitFor()
  })

  it('says which check refused, which were not reached, and marks what was signed otherwise', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).click()
    await page.getByText('Invalid Signature').waitFor()
    expect(await page.locator('.check.failed').innerText()).toContain('failed · 25')
    expect(await page.locator('.check.passed').count()).toBeGreaterThan(5)
    await page.getByText(/\d+ not reached/).click()
    expect(await page.locator('.check.not-reached').first().innerText()).toContain('not reached')
    await page.getByRole('tab', { name: 'Sign' }).click()
    await page.getByText('Values were URL-encoded before signing').first().waitFor()
    const marks = await page.locator('.sides mark').allInnerTexts()
    expect(marks.some((text) => text.includes('%20'))).toBe(true)
  })

  it('shows the bytes as they were, an answer that was cut as it was cut', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 5).click()
    await page.getByRole('tab', { name: 'Raw' }).click()
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.waitFor()
    expect(await answer.innerText()).toMatch(/\n\n.{1,20}$/)
    await page.getByRole('button', { name: 'hex' }).click()
    await page.getByText('000000  50 4f 53 54').waitFor()
    expect(await page.getByRole('region', { name: 'Request' }).innerText()).toContain('▒▒')
  })

  it('keeps a long id as it travelled, and finds it in a body', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const client = createTopClient({ ...emulator.top, clock: emulator.clock.now })
    await client.call(sync, input('7091800003790954036'))()
    await client.close()
    const { page } = await open(served)
    await line(page, 7).click()
    for (const tab of ['In', 'Raw']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.locator('#tab-panel').getByText('7091800003790954036').first().waitFor()
    }
    await page.locator('#filter').fill('text:7091800003790954036')
    await page.getByText('1 of 7').waitFor()
    expect(await lines(page)).toEqual([expect.stringMatching(/^7 .* ok/)])
  })

  it('filters as words are typed, says what means nothing, and clears', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('is:refused -explain:none')
    await page.getByText('1 of 6').waitFor()
    expect(new URL(page.url()).hash).toContain('q=is%3Arefused')
    await page.locator('#filter').fill('is:nonsense')
    await page.getByText('is: expected one of').waitFor()
    await page.locator('#filter').fill('op:nobody')
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await page.getByText('6 of 6').waitFor()
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await page.getByText('No call yet.').waitFor()
  })

  it('is used by keys alone: find the refused call, read why, copy it, explain it', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Home')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('End')
    await page.getByText('Invalid Signature').waitFor()
    await page.keyboard.press('c')
    await page.getByText('copied, masked').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toContain('sign=***')
    expect(copied).not.toContain('13111111111')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowRight')
    await page.getByText('Values were URL-encoded before signing').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.getByText('Paste a request').waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.getByRole('heading', { name: 'Faults' }).waitFor()
  })

  it('says in the language of the page what a parameter should have been', async () => {
    const { emulator, console: served } = await start({ lenient: true })
    const { appKey } = emulator.top
    await fetch(emulator.top.endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ method: sync.method, app_key: appKey, v: '2.0', sign: '0', sign_method: 'md5' },
        ...{ timestamp: emulator.clock.text(), user_blacklist_request: '1' },
      }),
    })
    for (const [locale, said] of [
      ['zh-CN', 'user_blacklist_request 应为对象'],
      ['en', 'user_blacklist_request: expected an object'],
    ] as const) {
      const { page } = await open(served, { locale })
      await line(page, 1).click()
      await page.getByText(said, { exact: true }).waitFor()
    }
  })
})
