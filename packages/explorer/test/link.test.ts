import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request as ask, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { startEmulator, type Emulator, type EmulatorOptions } from '@paifang/emulator'
import type { Browser, Page } from 'playwright-core'
import type { Console } from '../../cli/src/explore/startConsole'
import { spawnPaifang } from '../../cli/test/paifang'
import { freePort } from '../../../.dev/test/freePort'
import { describeBrowser, launch, mayComplain, noon, open, startConsoleFor } from './openConsole'

/** Ended behind each test, whatever became of it. */
const closing: Array<() => unknown> = []

const start = async (more: Partial<EmulatorOptions> = {}): Promise<Emulator> => {
  const emulator = await startEmulator({
    operations: [sync],
    clock: () => noon,
    onBanner: () => undefined,
    ...more,
  })
  closing.push(emulator.close)
  return emulator
}

const serve = async (emulator: string): Promise<Console> => {
  const served = await startConsoleFor({ emulator })
  closing.push(served.close)
  return served
}

/** Calls that nobody serves: what is looked at is how they come to the page. */
const calls = async (emulator: Pick<Emulator, 'url'>, count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) await fetch(`${emulator.url}/${at}`)
}

const seqs = (page: Page): Promise<ReadonlyArray<number>> =>
  page
    .locator('.lines [data-seq]')
    .evaluateAll((all) =>
      all.map((one) => Number((one as unknown as { dataset: { seq: string } }).dataset.seq)),
    )

/** Stands before an emulator, and can be cut as a network is. */
const startWire = async (emulator: Emulator): Promise<{ readonly url: string; readonly cut: () => void }> => {
  const wire: Server = createServer((request, response) => {
    const { method, url = '/', headers } = request
    const { host } = new URL(emulator.url)
    const passed = ask(new URL(url, emulator.url), { method, headers: { ...headers, host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response).on('error', () => undefined)
    })
    response.on('close', () => passed.destroy())
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    wire.closeAllConnections()
    wire.close()
  })
  return {
    url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
    cut: () => wire.closeAllConnections(),
  }
}

const windows = process.env['PAIFANG_LONG'] === '1' ? 8 : 5

describeBrowser('the link of the page to its emulator', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    for (const close of closing.splice(0).reverse()) await close()
  })
  afterAll(() => browser.close())

  it('outlives a cut: each call is there once, those that came meanwhile among them', async () => {
    const emulator = await start()
    const wire = await startWire(emulator)
    const served = await serve(wire.url)
    await calls(emulator, 3)
    const { page } = await open(browser, served)
    await page.getByText('3 of 3').waitFor()
    mayComplain(/ERR_INCOMPLETE_CHUNKED_ENCODING/, /status of 50\d/)
    wire.cut()
    await calls(emulator, 4)
    await page.getByText('7 of 7').waitFor()
    expect(await seqs(page)).toEqual([1, 2, 3, 4, 5, 6, 7])
    await page.locator('.link.live').waitFor()
  })

  it('says that the emulator went, keeps what was there, and begins anew with the next one', async () => {
    const port = await freePort()
    const first = await start({ port })
    const served = await serve(first.url)
    await calls(first, 2)
    const { page } = await open(browser, served)
    await page.getByText('2 of 2').waitFor()
    // It asks again some time later, when there may be nobody yet.
    mayComplain(/ERR_INCOMPLETE_CHUNKED_ENCODING/, /status of 50\d/)
    await first.close()
    await page.getByText('emulator does not answer').waitFor()
    expect(await seqs(page)).toEqual([1, 2])
    const second = await start({ port })
    await calls(second, 1)
    await page.getByText('The emulator was started anew').waitFor()
    await page.getByText('1 of 1').waitFor()
  })

  it('sees through the death of a process: what was shown stays, and the next one is followed', async () => {
    // The emulator is another's process, as `explore --emulator` has it; what is killed says no goodbye.
    const port = await freePort()
    const run = async (): Promise<{ readonly url: string; readonly child: ChildProcess }> => {
      const child = spawnPaifang(['emulate', '--json', '--port', String(port)])
      closing.push(() => child.kill('SIGKILL'))
      const [first] = (await once(child.stdout ?? child, 'data')) as [Buffer]
      return { child, url: (JSON.parse(String(first)) as { readonly url: string }).url }
    }
    const first = await run()
    const served = await serve(first.url)
    const { page } = await open(browser, served)
    await calls({ url: first.url }, 2)
    await page.getByText('2 of 2').waitFor()
    mayComplain(/ERR_INCOMPLETE_CHUNKED_ENCODING/, /status of 50\d/)
    first.child.kill('SIGKILL')
    await page.getByText('emulator does not answer').waitFor()
    expect(await seqs(page)).toEqual([1, 2])
    const second = await run()
    await calls({ url: second.url }, 1)
    await page.getByText('The emulator was started anew').waitFor()
    await page.getByText('1 of 1').waitFor()
    expect(await seqs(page)).toEqual([1])
  })

  it('shows in its place what was forgotten before it came', async () => {
    const emulator = await start({ journalKeeps: { rows: 5 } })
    const served = await serve(emulator.url)
    await calls(emulator, 20)
    const { page } = await open(browser, served)
    await page.getByText('5 of 5').waitFor()
    expect(await page.locator('.lines [role=row]').allInnerTexts()).toEqual([
      expect.stringContaining('… 15 not here (#1 to #15)'),
      ...[16, 17, 18, 19, 20].map((seq) => expect.stringMatching(new RegExp(`^${seq}\\b`))),
    ])
    await page.locator('[data-seq="16"]').click()
    await page.locator('h2 .seq', { hasText: '16' }).waitFor()
  })

  it('is shared by more windows than a browser has connections: all show every call, and open one, with six connections in all', async () => {
    const emulator = await start()
    const served = await serve(emulator.url)
    const { page } = await open(browser, served)
    const token = new URL(served.link).hash
    const more = await Promise.all(
      Array.from({ length: windows - 1 }, async () => {
        const other = await page.context().newPage()
        await other.goto(`${served.url}/${token}`)
        return other
      }),
    )
    await calls(emulator, 5)
    const pages = [page, ...more]
    await Promise.all(pages.map((one) => one.getByText('5 of 5').waitFor()))
    for (const one of pages) {
      await one.locator('[data-seq="5"]').click()
      await one.locator('h2 .seq', { hasText: '5' }).waitFor()
    }
    const { streams } = (await (await fetch(`${emulator.controlUrl}/info`)).json()) as { streams: number }
    expect(streams).toBeLessThanOrEqual(6)
    expect(streams).toBeGreaterThanOrEqual(4)
  })
})
