import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { shopwebDepartmentsGetDeptListByPage as stores } from '@paifang/api-opretail-store'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as report } from '@paifang/api-opretail-livecheck'
import { tmcMessageProduce as produce } from '@paifang/api-top-platform'
import { operationOf } from '@paifang/codegen'
import type { InstalledOperation } from '../../cli/src/operations/installedOperations'
import { makeCalls } from './calls'
import { faultsOf } from './faultsOf'
import { describeBrowser, line, operations, startConsoleFor, useConsoles } from './openConsole'

const upload = {
  package: {
    name: '@paifang/api-top-platform',
    version: '0.1.0',
    folder: join(__dirname, '..', '..', 'api-top-platform'),
    asks: {},
  },
  name: 'tmcMessageProduce',
  operation: produce,
}

describeBrowser('the operations of the console page', () => {
  const { start, open } = useConsoles()

  it('finds an operation by what its document says, checks a call and sends it', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    await page.getByRole('link', { name: 'Operations' }).click()
    await page.getByText('3 operations').waitFor()
    await page.locator('#filter').fill('黑名单')
    await page.getByText('1 operation').waitFor()
    await page.getByRole('button', { name: sync.method }).click()
    const supplier = page.getByLabel('user_blacklist_request.supplier_id', { exact: true })
    await supplier.waitFor()
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByText('Nothing was sent.').waitFor()
    expect(emulator.journal.entries()).toEqual([])
    await page.getByRole('button', { name: 'curl', exact: true }).click()
    await page.getByRole('region', { name: 'curl' }).getByText('--data-raw').waitFor()
    await page.getByRole('button', { name: 'TypeScript' }).click()
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByText('copied', { exact: true }).waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('await client.call(')
    await page.getByRole('button', { name: 'Leave out user_blacklist_request.supplier_id' }).click()
    await page.getByRole('button', { name: 'Send to the emulator' }).click()
    const issue = page.locator('#in-user_blacklist_request-supplier_id-issue')
    await issue.waitFor()
    expect(await supplier.getAttribute('aria-invalid')).toBe('true')
    await supplier.fill('10000000001')
    await page.getByLabel('user_blacklist_request.request_id', { exact: true }).fill('7091800003790954036')
    await page.getByRole('button', { name: '+ row' }).click()
    await page.getByLabel('user_blacklist_request.blacklist[1].mobile', { exact: true }).fill('13922222222')
    await page.getByText('Paste rows').click()
    await page.getByRole('textbox', { name: 'Paste rows' }).fill('mobile\treason\n13933333333\t2')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('button', { name: 'Up 2' }).click()
    await page.getByRole('button', { name: 'Remove 0' }).click()
    await page.getByRole('button', { name: 'Send to the emulator' }).click()
    await page.locator('.answer').getByText('ok', { exact: true }).waitFor()
    expect(emulator.calls(sync)).toMatchObject([
      {
        input: {
          user_blacklist_request: {
            request_id: '7091800003790954036',
            blacklist: [{ mobile: '13933333333', reason: '2' }, { mobile: '13922222222' }],
          },
        },
      },
    ])
    await page.getByRole('button', { name: 'Show in Calls' }).click()
    await page.getByText('1 of 1').waitFor()
    await line(page, 1).click()
    await page.getByRole('tab', { name: 'In' }).click()
    await page.locator('#tab-panel').getByText('7091800003790954036').first().waitFor()
  })

  it('sends what is empty as empty, leaves out what is not there, and edits one text in two forms', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    await page.goto(`${served.url}/#/operations?q=${stores.method}`)
    await page.reload()
    const store = page.getByLabel('shopIds', { exact: true })
    await store.fill('1')
    await store.fill('')
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    const box = page.getByRole('textbox', { name: 'A call, as JSON' })
    expect(JSON.parse(await box.inputValue())).toMatchObject({ shopIds: '' })
    // This gateway signs what is empty, and what is said to be sent is what comes.
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    const request = page.getByRole('region', { name: 'Request' })
    await request.waitFor()
    expect(await request.innerText()).toMatch(/^shopIds = $/m)
    await page.getByRole('button', { name: 'Send to the emulator' }).click()
    await page.locator('.answer').getByText('ok', { exact: true }).waitFor()
    const [sent] = emulator.calls(stores)
    expect(sent?.input).toMatchObject({ shopIds: '' })
    emulator.journal.clear()
    await box.fill((await box.inputValue()).replace('{', '{ "stranger": [1.50, 7091800003790954036],'))
    await page.getByRole('button', { name: 'Form', exact: true }).click()
    await page.getByText('Not in its document, sent as they stand in the JSON: stranger').waitFor()
    await page.getByRole('button', { name: 'Leave out shopIds' }).click()
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    const text = await box.inputValue()
    expect(text).not.toContain('shopIds')
    expect(text.replace(/\s+/g, '')).toContain('"stranger":[1.50,7091800003790954036]')
    await page.reload()
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    expect(await box.inputValue()).toBe(text)
    await page.keyboard.press('Control+Enter')
    expect(emulator.journal.entries()).toEqual([])
    await box.fill('{')
    await page.getByText('This is no JSON yet.').waitFor()
    await page.getByRole('button', { name: 'As in the document' }).click()
    await page.getByRole('button', { name: 'Form', exact: true }).click()
    await store.waitFor()
  })

  it('sets what the emulator answers, so many times, and takes it back', async () => {
    const { emulator, console: served } = await start()
    const { page } = await open(served)
    await page.goto(`${served.url}/#/operations?q=${sync.method}`)
    await page.reload()
    await page.getByText('Answer of the emulator').click()
    await page.getByLabel('user_blacklist_response.message', { exact: true }).fill('<b>不行</b>')
    await page.getByLabel('user_blacklist_response.success', { exact: true }).selectOption('false')
    await page.getByLabel('times').fill('3')
    await page.getByRole('button', { name: 'Answer with this' }).click()
    await page.getByText('set, given 0 of 3 times').waitFor()
    await page.getByRole('button', { name: 'Send to the emulator' }).click()
    await page.locator('.answer').getByText('BusinessError', { exact: true }).waitFor()
    await page.getByText('set, given 1 of 3 times').waitFor()
    await page.getByRole('button', { name: 'As before' }).click()
    await page.getByText('set, given').waitFor({ state: 'detached' })
    expect(emulator.state.answers.size()).toBe(0)
  })

  it('sends to production only what was shown, confirmed and named', async () => {
    const sent: string[] = []
    const served = await startConsoleFor(
      {
        real: true,
        operations,
        transport: (request) => () => {
          sent.push(String(request.body))
          return Promise.resolve({
            _tag: 'Left',
            left: { _tag: 'TransportError', reason: 'timeout', sent: 'maybe', message: 'no answer' },
          })
        },
      },
      { TOP_APP_KEY: '87654321', TOP_APP_SECRET: 'canary4711secret0000000000000000' },
    )
    const { page } = await open(served)
    await page.goto(`${served.url}/#/operations?q=${sync.method}`)
    await page.reload()
    await page.getByRole('button', { name: 'Send to the real endpoint…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('WRITE').waitFor()
    expect(await faultsOf(page)).toEqual([])
    const go = dialog.getByRole('button', { name: 'Send to the real endpoint…' })
    expect(await go.isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('snyc')
    expect(await go.isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Send to the real endpoint…' }).click()
    await dialog.getByRole('textbox').fill('sync')
    expect(sent).toEqual([])
    await page.keyboard.press('Enter')
    await page.locator('.answer').getByText('TransportError').waitFor()
    expect(sent).toHaveLength(1)
    expect(await page.content()).not.toContain('canary4711')
    await served.close()
  })

  it('lets go of a call that is cancelled', async () => {
    const { emulator, console: served } = await start()
    emulator.faults.add({ fault: { kind: 'stall' } })
    const { page } = await open(served)
    await page.goto(`${served.url}/#/operations?q=${sync.method}`)
    await page.reload()
    await page.getByRole('button', { name: 'Send to the emulator' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByText('Nothing was sent.').waitFor()
  })

  it('sends a file that is chosen, byte for byte, and shows what it is and never what it holds', async () => {
    const { emulator, console: served } = await start(
      { operations: [produce] },
      { operations: () => [upload] },
    )
    const { page } = await open(served)
    await page.goto(`${served.url}/#/operations?q=${produce.method}`)
    const buffer = Buffer.from([0, 255, 13, 10, 45, 45, 0xd6, 0xd0])
    const sha256 = createHash('sha256').update(buffer).digest('hex')
    const field = page.getByLabel('media_content', { exact: true })
    await field.setInputFiles({ name: '图 <b>.png', mimeType: 'image/png', buffer })
    await page.getByText(`8 bytes · sha256 ${sha256.slice(0, 12)}…`).waitFor()
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    const request = page.getByRole('region', { name: 'Request', exact: true })
    await request.getByText('media_content = 图 <b>.png (image/png, 8 bytes)').waitFor()
    await page.getByText('Files are sent and not signed.').waitFor()
    await page.getByRole('button', { name: 'curl', exact: true }).click()
    await page.getByText('Files are read by their names from where it is run.').waitFor()
    await page.getByRole('button', { name: 'Send to the emulator' }).click()
    await page.locator('.explanation.right').waitFor()
    const [call] = emulator.calls(produce)
    expect(call?.input).toMatchObject({ media_content: { name: '图 <b>.png', type: 'image/png' } })
    const { bytes } = call?.input?.media_content as { readonly bytes: Uint8Array }
    expect(Buffer.from(bytes)).toEqual(buffer)
    await page.getByRole('button', { name: 'Show in Calls' }).click()
    await page.locator('[data-seq="1"]').click()
    await page.getByRole('tab', { name: 'In', exact: true }).click()
    await page.getByText('图 <b>.png image/png 8').waitFor()
    expect(await page.evaluate<number>('sessionStorage.length')).toBeLessThan(3)
  })

  it('says of a file that is too large or not here any more what to do', async () => {
    const { console: served } = await start({ operations: [produce] }, { operations: () => [upload] })
    const { page } = await open(served)
    await page.goto(`${served.url}/#/operations?q=${produce.method}`)
    const field = page.getByLabel('media_content', { exact: true })
    // Of so many bytes, and of none on the disk.
    const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
    const sized = (bytes: number): string => {
      const path = join(folder, String(bytes))
      writeFileSync(path, '')
      truncateSync(path, bytes)
      return path
    }
    await field.setInputFiles(sized(8 * 1024 * 1024 + 1))
    await page.getByText('at most 8 MiB together').waitFor()
    await field.setInputFiles(sized(1_048_577))
    await page.getByText('1048577 bytes').waitFor()
    rmSync(folder, { recursive: true })
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.locator('.issue', { hasText: 'file of at most 1048576 bytes' }).waitFor()
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    const json = page.getByRole('textbox', { name: 'A call, as JSON' })
    await json.fill((await json.inputValue()).replace(/"sha256": "\w{64}"/, `"sha256": "${'0'.repeat(64)}"`))
    await page.getByRole('button', { name: 'Form', exact: true }).click()
    await page.getByText('Choose it again: a file lasts as long as this form is open.').waitFor()
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.locator('.issue', { hasText: 'its bytes: choose it again' }).waitFor()
  })

  it('lists thousands a hundred at a time, and finds the same in either language', async () => {
    const made = (at: number): NonNullable<InstalledOperation['documented']>['spec'] => ({
      ...{ format: 'paifang.spec/1', gateway: 'top', method: `taobao.demo.n${at}.get`, title: `演示 ${at}` },
      ...{ session: 'unknown', idempotent: true, errors: [], sensitive: [], facts: [] },
      source: { form: 'hand', document: 'none' },
      input: at % 100 === 0 ? [{ name: 'order_id', shape: { kind: 'id' } }] : [],
      output: [],
    })
    const specs = Array.from({ length: 5268 }, (_, at) => made(at))
    const thousands = (): ReadonlyArray<InstalledOperation> =>
      specs.map((spec) => ({
        package: { name: 'demo', version: '', folder: '/nonexistent', asks: {} },
        name: '',
        operation: operationOf(spec),
        documented: { spec, overrides: [] },
      }))
    const { console: served } = await start({}, { operations: thousands })
    const { page } = await open(served)
    await page.goto(`${served.url}/#/operations`)
    await page.getByText('5,268 operations').waitFor()
    const lines = page.locator('.links button')
    expect(await lines.count()).toBe(100)
    await page.getByRole('button', { name: '5,168 more' }).click()
    await page.getByRole('button', { name: '5,068 more' }).waitFor()
    expect(await lines.count()).toBe(200)
    const found: string[][] = []
    for (const typed of ['订单', 'order', 'is:read 交易', 'taobao.demo.n77.get']) {
      await page.locator('#filter').fill(typed)
      await page.getByText(typed.startsWith('taobao') ? '1 operation' : '53 operations').waitFor()
      found.push(await lines.allTextContents())
    }
    expect(found[1]).toEqual(found[0])
    expect(found[2]).toEqual(found[0])
    await lines.first().click()
    await page.getByRole('heading', { name: 'taobao.demo.n77.get' }).waitFor()
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByText('Nothing was sent.').waitFor()
    await page.getByRole('button', { name: 'TypeScript' }).click()
    await page.getByText('No package exports this operation').waitFor()
  })

  it('says what is known of an operation, by whose word, and what no document says', async () => {
    const { emulator, console: served } = await start()
    await makeCalls(emulator)
    const { page } = await open(served)
    await page.goto(`${served.url}/#/operations?q=${sync.method}`)
    const facts = page.locator('article dl').first()
    await facts.getByText('harmless with the same user_blacklist_request.request_id').waitFor()
    const told = await facts.innerText()
    for (const text of [
      'user_blacklist_response.success = true',
      'its own code: user_blacklist_response.code',
      'user_blacklist_request.blacklist.mobile',
      '004_ba5bb4e4487c7dba.txt',
    ])
      expect(told).toContain(text)
    const known = page.locator('article > details')
    expect(await known.locator('summary').allInnerTexts()).toEqual([
      expect.stringContaining('Answer of the emulator'),
      'Input 10',
      expect.stringMatching(/^Output \d+$/),
      expect.stringMatching(/^Corrected or inferred \d+$/),
    ])
    await known.nth(1).locator('summary').click()
    const mobile = known.nth(1).getByRole('row', { name: /^mobile \*/ })
    expect(await mobile.innerText()).toContain('masked wherever it is shown')
    await known.nth(3).locator('summary').click()
    expect(await known.nth(3).innerText()).toMatch(/blacklist\.mobile\s+\S*sensitive/)
    await page.locator('article > p', { hasText: 'No document says.' }).waitFor()
    await page.getByRole('button', { name: 'Calls 5' }).click()
    await page.getByText('5 of 6').waitFor()
    await page.goto(`${served.url}/#/operations?q=${report.method}`)
    await page.reload()
    const corrected = page.locator('article > details').last()
    await corrected.locator('summary').click()
    await corrected.getByText('corrected by hand').first().waitFor()
  })
})
