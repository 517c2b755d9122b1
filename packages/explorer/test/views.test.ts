import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { makeCalls } from './calls'
import { faultsOf } from './faultsOf'
import { describeBrowser, launch, open, startWorld } from './openConsole'
import { compared, incomparable, isUpdating } from './pictures'
import { pictured, walks, type WorldOfJobs } from './views'

if (incomparable !== undefined) console.warn(`no picture was compared: ${incomparable}`)

describeBrowser('the page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  describe.each(['en', 'zh-CN'] as const)('in %s', (locale) => {
    let world: WorldOfJobs
    let page: Page
    const pictures: Record<string, number> = {}
    beforeAll(async () => {
      const jobs = await mkdtemp(join(tmpdir(), 'paifang-views-'))
      world = { ...(await startWorld({}, { jobs: [jobs] })), jobs }
      world.emulator.clock.freeze()
      await makeCalls(world.emulator)
      page = (await open(browser, world.console, { locale, width: 1024, height: 720 })).page
    })
    afterAll(async () => {
      await page.context().close()
      await world.close()
      await rm(world.jobs, { recursive: true })
    })

    const picture = async (name: string): Promise<void> => {
      if (incomparable !== undefined || !pictured.includes(name)) return
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const view = `${name}-${locale}-${colorScheme}`
        // What comes by itself, a line, a clock, may still be on its way: a picture that differs is taken again.
        for (let tries = 0; tries < 100; tries += 1) {
          pictures[view] = (await compared(page, view)) ?? 0
          if (pictures[view] <= 0.001) break
          await page.waitForTimeout(100)
        }
      }
    }

    it.each(Object.entries(walks))(
      'can be used by everybody, fits its window, and speaks one language: %s',
      async (_name, walk) => {
        const found: Array<readonly [string, ReadonlyArray<string>]> = []
        await walk(page, world, async (name) => {
          await picture(name)
          const faults = await faultsOf(page)
          if (faults.length > 0) found.push([name, faults])
        })
        expect(found).toEqual([])
      },
      // Eight stops, looked at by axe twice and drawn in two sizes: a minute where four others run beside it.
      300_000,
    )

    const itIfComparable = incomparable === undefined ? it : it.skip
    itIfComparable('looks as it did, to a pixel in a thousand', () => {
      expect(Object.keys(pictures)).toHaveLength(pictured.length * 2)
      expect(Object.entries(pictures).filter(([, share]) => share > 0.001)).toEqual([])
      if (isUpdating) console.warn('the pictures were written anew: look at each of them')
    })
  })
})
