import { createTopClient } from '@paifang/gateway-top'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { Page } from 'playwright-core'
import { input, makeCalls } from './calls'
import { describeBrowser, line, useConsoles } from './openConsole'

const seqs = async (page: Page): Promise<ReadonlyArray<string>> =>
  page
    .locator('.lines [data-seq]')
    .evaluateAll((all) => all.map((one) => (one as unknown as { dataset: { seq: string } }).dataset.seq))

describeBrowser('the list of calls', () => {
  const { start, open } = useConsoles()

  it('draws when the calls came, and makes words of the filter from a part of it, by mouse and by keys', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).waitFor()
    const chart = page.getByRole('slider', { name: 'Calls over time' })
    await chart.waitFor()
    // One second holds them all, or two that touch: from the first bar to the last is everything.
    await chart.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+Home')
    expect(await chart.getAttribute('aria-valuetext')).toMatch(/: 6 calls, 3 refused, 2 with a fault$/)
    await page.keyboard.press('Enter')
    await page.getByText('6 of 6').waitFor()
    expect(await page.locator('#filter').inputValue()).toMatch(
      /^since:\d{4}-\d\d-\d\dT[\d:]{8}\.000 until:\d{4}-\d\d-\d\dT[\d:]{8}\.999$/,
    )
    await chart.focus()
    await page.keyboard.press('Escape')
    await page.waitForFunction(`document.getElementById('filter').value === ''`)
    await page.locator('#filter').fill('is:refused')
    await page.getByText('2 of 6').waitFor()
    const box = await chart.boundingBox()
    if (box === null) throw new Error('the chart has no place')
    await page.mouse.move(box.x + 1, box.y + 5)
    await page.mouse.down()
    await page.mouse.move(box.x + 200, box.y + 5)
    await page.mouse.up()
    expect(await page.locator('#filter').inputValue()).toMatch(/^is:refused since:\S+ until:\S+$/)
    await page.getByText('2 of 6').waitFor()
    await page.getByRole('button', { name: 'Any time' }).click()
    expect(await page.locator('#filter').inputValue()).toBe('is:refused')
    await page.locator('#filter').fill('until:2020-01-01')
    await page.getByText('0 of 6').waitFor()
    await page.locator('#filter').fill('since:yesterday')
    await page.getByText('since: takes 20:00').waitFor()
  })

  it('groups calls by what they have in common, opened and closed by mouse and by keys', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    emulator.faults.add({ operation: sync.method, times: 1, fault: { kind: 'html', status: 502 } })
    const client = createTopClient({ ...emulator.top, clock: emulator.clock.now })
    await client.call(sync, input('a retried one'))()
    await client.close()
    const { page } = await open(served)
    await line(page, 8).waitFor()
    const by = page.getByLabel('Group by')
    await by.selectOption('code')
    const heads = page.locator('.line.group')
    expect((await heads.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      '▸ ok 2 calls',
      '▸ 25 2 calls, 2 failed',
      '▸ 404 1 calls, 1 failed',
      '▸ 502 html 2 calls, 2 failed',
      '▸ truncate 1 calls',
    ])
    expect(await seqs(page)).toEqual([])
    await heads.nth(1).click()
    expect(await seqs(page)).toEqual(['2', '6'])
    await page.getByRole('treegrid').focus()
    await page.keyboard.press('ArrowDown')
    await page.locator('h2 .seq', { hasText: '2' }).waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await heads.first().and(page.locator('[aria-expanded=true]')).waitFor()
    expect(await seqs(page)).toEqual(['1', '8', '2', '6'])
    await page.keyboard.press('ArrowLeft')
    expect(await seqs(page)).toEqual(['2', '6'])

    await by.selectOption('chain')
    await heads.getByText('2 calls, 1 failed · ok').waitFor()
    expect(await seqs(page)).toEqual(['1', '2', '3', '4', '5', '6'])
    await heads.first().click()
    expect(await seqs(page)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
    await by.selectOption('key')
    await heads.getByText('a retried one').waitFor()
    // It is remembered.
    await page.reload()
    await heads.getByText('a retried one').waitFor()
    await by.selectOption('')
    await line(page, 8).waitFor()
    expect(await heads.count()).toBe(0)
  })

  it('leaves what does not fit in the list, pale, and goes from one that fits to the next', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).waitFor()
    await page.locator('#filter').fill('code:25')
    await page.getByText('2 of 6').waitFor()
    expect(await seqs(page)).toEqual(['2', '6'])
    await page.getByLabel('Mark only').check()
    expect(await seqs(page)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(await page.locator('.passed-over').count()).toBe(4)
    await page.getByRole('grid').focus()
    for (const [key, seq] of [
      ['n', '2'],
      ['n', '6'],
      ['Shift+N', '2'],
    ] as const) {
      await page.keyboard.press(key)
      await page.locator('.line.open', { hasText: new RegExp(`^${seq}`) }).waitFor()
    }
    await page.reload()
    await page.locator('.passed-over').first().waitFor()
    await page.getByLabel('Mark only').uncheck()
    expect(await seqs(page)).toEqual(['2', '6'])
  })

  it('is as wide as somebody made its columns, by mouse and by keys, over a reload too', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await line(page, 6).waitFor()
    const head = page.locator('.head .outcome')
    const width = async (): Promise<number> => (await head.boundingBox())?.width ?? 0
    const edge = await head.locator('.edge').boundingBox()
    if (edge === null) throw new Error('the column has no edge')
    const before = await width()
    await page.mouse.move(edge.x + 3, edge.y + 5)
    await page.mouse.down()
    await page.mouse.move(edge.x + 43, edge.y + 5)
    await page.mouse.up()
    expect(Math.abs((await width()) - before - 40)).toBeLessThan(1.5)
    await page.locator('.menu summary').click()
    await page.getByLabel('width of outcome, px').fill('77')
    await page.keyboard.press('Tab')
    expect(await width()).toBe(77)
    await page.reload()
    await line(page, 6).waitFor()
    expect(await width()).toBe(77)
    expect((await line(page, 6).locator('.ending').boundingBox())?.width).toBe(77)
    await head.locator('.edge').dblclick()
    expect(await width()).toBe(before)
  })
})
