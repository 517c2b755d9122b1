import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { Page } from 'playwright-core'
import { freePort } from '../../../.dev/test/freePort'
import { makeCalls } from './calls'
import { faultsOf } from './faultsOf'
import {
  describeBrowser,
  line,
  mayComplain,
  noon,
  operations,
  startConsoleFor,
  useConsoles,
  type View,
} from './openConsole'

/** An emulator that is there, and says nothing. */
const startMute = async (): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/_paifang/events') === true) return
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

describeBrowser.each(['en', 'zh-CN'] as const)('a state of the page in %s', (locale) => {
  const { start, open } = useConsoles()
  const view: View = { locale, width: 1024, height: 720 }
  const isZh = locale === 'zh-CN'
  const closing: (() => unknown)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  const serve: typeof startConsoleFor = async (...given) => {
    const served = await startConsoleFor(...given)
    closing.push(served.close)
    return served
  }
  const panes = ['operations', 'signature', 'lab', 'messages'] as const
  const visit = async (page: Page): Promise<ReadonlyArray<readonly [string, ReadonlyArray<string>]>> => {
    const found: Array<readonly [string, ReadonlyArray<string>]> = []
    for (const pane of panes) {
      await page.locator(`a[href="#/${pane}"]`).click()
      await page.locator('main > *').first().waitFor()
      found.push([pane, await faultsOf(page)])
    }
    return found.filter(([, faults]) => faults.length > 0)
  }

  it('where nothing has come yet can be used by everybody, in each pane', async () => {
    const mute = await startMute()
    closing.push(mute.close)
    const { page } = await open(await serve({ emulator: mute.url }), view)
    await page.locator('.link.connecting').waitFor()
    expect(await faultsOf(page)).toEqual([])
    const { console: served } = await start()
    const { page: empty } = await open(served, view)
    await empty.getByText(isZh ? '还没有调用。' : 'No call yet.').waitFor()
    expect(await faultsOf(empty)).toEqual([])
    expect(await visit(empty)).toEqual([])
  })

  it('where there is no emulator can be used by everybody, in each pane', async () => {
    const { page } = await open(await serve({}), view)
    await page.locator('.empty').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await visit(page)).toEqual([])
  })

  it('with every banner, nothing that fits a filter, and a word that means nothing, can be used by everybody', async () => {
    const { emulator, console: served } = await start({
      lenient: true,
      showSensitive: true,
      journalKeeps: { rows: 5 },
    })
    for (let at = 0; at < 9; at += 1) await fetch(`${emulator.url}/${at}`)
    const { page } = await open(served, view)
    await line(page, 9).waitFor()
    expect(await page.locator('.banners p').count()).toBe(2)
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#filter').fill('op:nobody')
    await page.getByText(isZh ? '没有符合条件的调用。' : 'No call fits the filter.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#filter').fill('is:nonsense')
    await page.locator('.problem').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('of a call of which only its line is left can be used by everybody', async () => {
    mayComplain(/status of 410/)
    const { emulator, console: served } = await start({ journalKeeps: { entries: 1 } })
    await makeCalls(emulator)
    const { page } = await open(served, view)
    await line(page, 1).click()
    await page.locator('.detail .problem, .problem').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('whose emulator went, and came back as another, can be used by everybody', async () => {
    mayComplain(/status of 50\d/, /ERR_INCOMPLETE_CHUNKED_ENCODING/)
    const port = await freePort()
    const { emulator, console: served } = await start({ port })
    await makeCalls(emulator)
    const { page } = await open(served, view)
    await line(page, 6).waitFor()
    await emulator.close()
    await page.locator('.link.lost').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await start({ port })
    await page.locator('.banners').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('of a link that is no longer valid says so, and can be used by everybody', async () => {
    mayComplain(/status of 401/)
    const { console: served } = await start()
    const { page } = await open({ url: served.url, link: `${served.url}/#token=old` }, view)
    await page.locator('.problem').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('that asks before it sends to production can be used by everybody', async () => {
    const served = await serve(
      { real: true, operations, clock: () => noon },
      { TOP_APP_KEY: '87654321', TOP_APP_SECRET: 'canary4711secret0000000000000000' },
    )
    const { page } = await open(served, view)
    await page.goto(`${served.url}/#/operations?q=${sync.method}`)
    await page.locator('button.main').click()
    await page.getByRole('dialog').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })
})
