import { readFileSync } from 'node:fs'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { Locator, Page } from 'playwright-core'
import { makeCalls, urlEncoded } from './calls'
import { describeBrowser, line, useConsoles } from './openConsole'

/** Goes on with Tab until a control has the focus, as somebody does who has no mouse. */
const tabTo = async (page: Page, control: Locator): Promise<void> => {
  await control.waitFor()
  for (let presses = 0; presses < 150; presses += 1) {
    if (
      await control.evaluate(
        (element) =>
          element ===
          (element as unknown as { ownerDocument: { activeElement: unknown } }).ownerDocument.activeElement,
      )
    )
      return
    await page.keyboard.press('Tab')
  }
  throw new Error(`nobody gets to ${String(control)} with Tab`)
}

const press = async (page: Page, control: Locator, key = 'Enter'): Promise<void> => {
  await tabTo(page, control)
  await page.keyboard.press(key)
}

const keys = async (page: Page, ...pressed: ReadonlyArray<string>): Promise<void> => {
  for (const key of pressed) await page.keyboard.press(key)
}

describeBrowser('without a mouse', () => {
  const { start, open } = useConsoles()

  it('somebody learns what he hashed, from the call and from what he pastes', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).waitFor()
    await keys(page, 'Escape', 'End')
    await page.getByText('Invalid Signature').waitFor()
    await keys(page, 'Enter', 'ArrowRight')
    await page.getByText('Values were URL-encoded before signing').first().waitFor()
    await keys(page, 'Escape', 'g', 's')
    await tabTo(page, page.locator('#from'))
    await page.keyboard.insertText(
      await urlEncoded(emulator.top.endpoint, emulator.top, emulator.clock.text()),
    )
    await press(page, page.getByRole('button', { name: 'Explain' }))
    await page.getByText('url-encoded-values').first().waitFor()
  })

  it('somebody finds what his service sent and who said no, and hands it on without its secrets', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).waitFor()
    await keys(page, '/')
    await page.keyboard.type('is:refused')
    await page.getByText('2 of 6').waitFor()
    await keys(page, 'Escape', 'Home', 'j')
    await page.locator('h2 .seq', { hasText: '6' }).waitFor()
    expect(await page.locator('.check.failed').innerText()).toContain('failed · 25')
    await keys(page, 'c')
    await page.getByText('copied, masked').waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('sign=***')
    const saving = page.waitForEvent('download')
    await press(page, page.getByRole('button', { name: 'HAR', exact: true }))
    const archive = readFileSync(await (await saving).path(), 'utf8')
    expect(archive).not.toContain('13111111111')
    expect((JSON.parse(archive) as { log: { entries: object[] } }).log.entries).toHaveLength(2)
  })

  it('somebody finds an operation, fills it in, and makes a call that works', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    await page.getByText('No call yet.').waitFor()
    await keys(page, 'g', 'o', '/')
    await page.keyboard.type('黑名单')
    await press(page, page.getByRole('button', { name: sync.method }))
    await tabTo(page, page.locator('#in-user_blacklist_request-request_id'))
    await keys(page, 'Control+a')
    await page.keyboard.type('7091800003790954036')
    await keys(page, 'Control+Enter')
    await page.getByText('Nothing was sent.').waitFor()
    await press(page, page.getByRole('button', { name: 'Send to the emulator' }))
    await page.locator('.answer').getByText('ok', { exact: true }).waitFor()
    await press(page, page.getByRole('button', { name: 'Show in Calls' }))
    await page.getByText('1 of 1').waitFor()
    expect(emulator.calls(sync)).toMatchObject([
      { input: { user_blacklist_request: { request_id: '7091800003790954036' } } },
    ])
  })

  it('somebody makes the gateway fail, moves its clock, and takes both back', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    await page.getByText('No call yet.').waitFor()
    await keys(page, 'g', 'l')
    const faults = page.getByRole('region', { name: 'Faults' })
    await tabTo(page, faults.getByLabel('times'))
    await page.keyboard.type('2')
    await press(page, faults.getByRole('button', { name: 'Add' }))
    await page.getByText('0 / 2').waitFor()
    await press(page, page.getByRole('button', { name: 'to midnight' }))
    await page
      .getByText(/2026-11-27 00:00:\d\d/)
      .first()
      .waitFor()
    const undo = page.getByRole('button', { name: 'Undo' })
    await press(page, undo)
    await page
      .getByText(/2026-11-26 12:00:\d\d/)
      .first()
      .waitFor()
    await press(page, page.getByRole('button', { name: 'Throttle' }))
    // Of 60 s: the page counts by itself.
    await page.getByText(/\b[3-6]\d s left/).waitFor()
    await press(page, page.getByRole('button', { name: 'Lift app' }))
    await page.getByText('Nobody is throttled.').waitFor()
    await press(page, faults.getByRole('button', { name: 'Remove all' }))
    await page.getByText('No rule').waitFor()
    expect(emulator.faults.list()).toEqual([])
  })

  it('somebody sends a call again, beside the first, and comes back to the list', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).waitFor()
    await keys(page, 'Escape', 'End')
    await page.getByText('Invalid Signature').waitFor()
    await keys(page, 'r')
    await page.getByRole('heading', { name: 'What differs' }).waitFor()
    await keys(page, 'Escape')
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('grid')
  })
})
