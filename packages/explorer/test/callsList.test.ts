import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTopClient } from '@paifang/gateway-top'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { Locator, Page } from 'playwright-core'
import { input, makeCalls } from './calls'
import { describeBrowser, line, mayComplain, useConsoles } from './openConsole'

interface Edges {
  readonly left: number
  readonly right: number
}

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
    await page.getByText('since: expected 20:00').waitFor()
  })

  it('has its columns below their names, tells of a retry in any width, and turns no text around', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    emulator.faults.add({ operation: sync.method, times: 1, fault: { kind: 'html', status: 502 } })
    const client = createTopClient({ ...emulator.top, clock: emulator.clock.now })
    await client.call(sync, input('a retried one'))()
    await client.close()
    await fetch(emulator.top.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'app_key=12345678&method=taobao.\u202egnp.exe\u001b[2J\u200b牌\u200d坊\rz 👩\u200d🚀',
    })
    const { page } = await open(served)
    await line(page, 9).waitFor()
    const edges = (row: Locator): Promise<ReadonlyArray<number>> =>
      row.evaluate((one) =>
        [...(one as unknown as { children: Iterable<{ getBoundingClientRect: () => Edges }> }).children]
          .map((cell) => cell.getBoundingClientRect())
          .flatMap(({ left, right }) => [left, right]),
      )
    expect(await edges(line(page, 8))).toEqual(await edges(page.locator('.line.head')))
    const cell = line(page, 8).locator('.operation')
    const [name, mark] = [await cell.locator('bdi').boundingBox(), await cell.locator('.mark').boundingBox()]
    const box = await cell.boundingBox()
    if (name === null || mark === null || box === null) throw new Error('it is not drawn')
    // The name is longer than its column, and is cut where it begins.
    expect(name.width).toBeGreaterThan(box.width)
    expect(mark.x).toBeCloseTo(name.x + name.width, 0)
    expect(mark.x + mark.width).toBeLessThanOrEqual(box.x + box.width + 0.5)
    expect(await cell.innerText()).toMatch(/sync\s*↻ 7$/)
    expect(await line(page, 9).locator('.operation').innerText()).toContain('taobao.\\u202egnp.exe')
    await line(page, 9).click()
    await page.locator('h2 .seq', { hasText: '9' }).waitFor()
    for (const tab of ['Sign', 'In', 'Raw'] as const) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      const text = (await page.locator('#tab-panel').textContent()) ?? ''
      expect(text).toContain('\\u001b[2J\\u200b牌\\u200d坊\\u000dz 👩\u200d🚀')
      expect(text).not.toMatch(/[\u001b\u202e\u200b]/)
    }
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
      '▸ 404 1 call, 1 failed',
      '▸ 502 html 2 calls, 2 failed',
      '▸ truncate 1 call, 1 failed',
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
    await page.keyboard.press('Escape')
    expect(await page.locator('.menu[open]').count()).toBe(0)
    expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('SUMMARY')
    await page.keyboard.press('Enter')
    await page.locator('.menu[open]').waitFor()
    await line(page, 6).click()
    expect(await page.locator('.menu[open]').count()).toBe(0)
    await page.reload()
    await line(page, 6).waitFor()
    expect(await width()).toBe(77)
    expect((await line(page, 6).locator('.ending').boundingBox())?.width).toBe(77)
    await head.locator('.edge').dblclick()
    expect(await width()).toBe(before)
  })

  it('hands a call on as curl, TypeScript and JSON, masked, and its sentences are of the language of the page', async () => {
    const { emulator, console: served } = await start({ journalKeeps: { entries: 1 } })
    await makeCalls(emulator)
    const { page } = await open(served, { locale: 'zh-CN' })
    const copied = (): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()')
    await line(page, 6).waitFor()
    emulator.journal.clear()
    const client = createTopClient({ ...emulator.top, clock: emulator.clock.now })
    await client.call(sync, input('7091800003790954036'))()
    await client.close()
    await line(page, 7).click()
    await page.getByRole('button', { name: 'TypeScript', exact: true }).click()
    await page.getByText('已复制').waitFor()
    const program = await copied()
    expect(program).toContain("import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'")
    expect(program).toContain("request_id: '7091800003790954036'")
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    await page.waitForFunction(`navigator.clipboard.readText().then((text) => text.startsWith('{'))`)
    const json = await copied()
    expect(JSON.parse(json)).toMatchObject({ user_blacklist_request: { request_id: '7091800003790954036' } })
    for (const text of [program, json]) {
      expect(text).toContain('***')
      expect(text).not.toContain('13111111111')
    }
    await fetch(`${emulator.url}/router/res`, { method: 'POST', body: 'a=1' })
    for (let at = 0; at < 3; at += 1) await fetch(`${emulator.url}/x`)
    await line(page, 11).waitFor()
    expect(await line(page, 8).locator('.code').getAttribute('title')).toMatch(/^未到达任何网关/)
    mayComplain(/410/)
    await line(page, 11).click()
    await page.locator('h2 .seq', { hasText: '11' }).waitFor()
    await line(page, 7).click()
    await page.getByText('调用 7 已离开内存，只剩这一行').waitFor()
  })

  it('chooses calls by mouse and by keys, looks at these alone, and saves these alone', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    const saved = async (key: string): Promise<string> => {
      const saving = page.waitForEvent('download')
      await (key === 'x'
        ? page.keyboard.press('x')
        : page.getByRole('button', { name: key, exact: true }).click())
      return readFileSync(await (await saving).path(), 'utf8')
    }
    const urls = (har: string): ReadonlyArray<number> =>
      (JSON.parse(har) as { log: { entries: ReadonlyArray<{ _paifang: { seq: number } }> } }).log.entries.map(
        ({ _paifang }) => _paifang.seq,
      )
    await line(page, 2).click()
    await line(page, 4).click({ modifiers: ['Shift'] })
    await line(page, 3).click({ modifiers: ['Control'] })
    await line(page, 6).click({ modifiers: ['Control'] })
    await page.getByText('3 chosen').waitFor()
    await page.getByRole('grid').focus()
    expect(urls(await saved('x'))).toEqual([2, 4, 6])
    const text = await saved('JSONL')
    expect(text).not.toContain('13111111111')
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((one) => (JSON.parse(one) as { seq: number }).seq),
    ).toEqual([2, 4, 6])
    await page.getByRole('button', { name: 'Only these' }).click()
    await page.getByText('3 of 6').waitFor()
    expect(await page.locator('#filter').inputValue()).toBe('seq:2,4,6')
    await page.getByRole('button', { name: 'Choose none' }).click()
    await page.locator('#filter').fill('is:refused')
    await page.getByText('2 of 6').waitFor()
    expect(urls(await saved('HAR'))).toEqual([2, 6])
    await page.locator('#filter').fill('')
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('2 chosen').waitFor()
    await page.keyboard.press('Space')
    await page.getByText('1 chosen').waitFor()
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await page.getByText('chosen').waitFor({ state: 'detached' })
  })

  it('opens what an earlier run wrote to its journal, bytes and all, and says in its language what cannot be sent again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
    const journalFile = join(folder, 'calls.jsonl')
    const before = await start({ journalFile })
    await makeCalls(before.emulator)
    await before.emulator.close()
    const { console: served } = await start({ journalFile })
    const { page } = await open(served, { locale: 'zh-CN' })
    await line(page, 2).click()
    await page.getByRole('tab', { name: '报文' }).click()
    await page.getByRole('button', { name: '十六进制' }).click()
    await page.getByText('000000  50 4f 53 54').waitFor()
    mayComplain(/400/, /410/)
    await page.getByRole('button', { name: '原样重发' }).click()
    await page.getByText('流水文件中没有被脱敏的内容').waitFor()
    await page.locator('#filter').fill('text:tms.sync')
    await page.getByText('5 / 6').waitFor()
    await page.locator('#filter').fill('')
    truncateSync(journalFile, 10)
    await line(page, 3).click()
    await page.getByText('调用 3 无法从流水文件读回').waitFor()
    rmSync(folder, { recursive: true })
  })
})
