import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator, type Emulator, type EmulatorOptions } from '@paifang/emulator'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { shopwebLiveCheckStatisticsDetailPageForCustomer } from '@paifang/api-opretail-livecheck'
import { shopwebDepartmentsGetDeptListByPage } from '@paifang/api-opretail-store'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { contextOf, shippedGateways } from '../../cli/src'
import { startConsole, type Console, type ConsoleOptions } from '../../cli/src/explore/startConsole'

export const executablePath = process.env['PAIFANG_CHROMIUM'] ?? '/usr/bin/chromium'

const root = join(__dirname, '..', '..', '..')

/** Tests that need a browser: where `PAIFANG_SERVERS` is set they run, or fail without one; elsewhere they are skipped. */
export const describeBrowser: jest.Describe = ((): jest.Describe => {
  if (existsSync(executablePath) || process.env['PAIFANG_SERVERS'] === '1') return describe
  console.warn(
    `skipped: there is no ${executablePath} (Debian: apt-get install chromium; PAIFANG_CHROMIUM=path)`,
  )
  return describe.skip
})()

/** Ends what hangs; a busy machine needs long for a page. */
const patientMs = 200_000

export const launch = (...args: ReadonlyArray<string>): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...args], timeout: patientMs })

/** Noon of a day in GMT+8: what is drawn is the same whenever a test runs. */
export const noon = Date.UTC(2026, 10, 26, 4, 0, 0)

export const method = logisticsExpressUserBlacklistTmsSync.method

export interface World {
  readonly emulator: Emulator
  readonly console: Console
  readonly close: () => Promise<void>
}

/** The console alone, with nothing of this machine's environment. */
export const startConsoleFor = (
  options: ConsoleOptions,
  env: Readonly<Record<string, string>> = {},
): Promise<Console> => {
  const context = contextOf([], {
    gateways: shippedGateways,
    cwd: root,
    load: () => ({}),
    terminal: false,
    env: { HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent', ...env },
    print: () => undefined,
    notice: () => undefined,
    readStdin: () => Promise.resolve(''),
    signal: new AbortController().signal,
  })
  return startConsole(options, context)
}

/** What is installed beside the command line, as its own look would find it. */
export const operations: NonNullable<ConsoleOptions['operations']> = () =>
  [
    {
      of: 'api-top-ascp',
      name: 'logisticsExpressUserBlacklistTmsSync',
      operation: logisticsExpressUserBlacklistTmsSync,
    },
    {
      of: 'api-opretail-livecheck',
      name: 'shopwebLiveCheckStatisticsDetailPageForCustomer',
      operation: shopwebLiveCheckStatisticsDetailPageForCustomer,
    },
    {
      of: 'api-opretail-store',
      name: 'shopwebDepartmentsGetDeptListByPage',
      operation: shopwebDepartmentsGetDeptListByPage,
    },
  ].map(({ of, name, operation }) => ({
    package: { name: `@paifang/${of}`, version: '0.1.0', folder: join(root, 'packages', of), asks: {} },
    name,
    operation,
  }))

/** An emulator and the console beside it, in this process. */
export const startWorld = async (
  options: Partial<EmulatorOptions> = {},
  shown: Partial<ConsoleOptions> = {},
): Promise<World> => {
  const emulator = await startEmulator({
    operations: [
      logisticsExpressUserBlacklistTmsSync,
      shopwebLiveCheckStatisticsDetailPageForCustomer,
      shopwebDepartmentsGetDeptListByPage,
    ],
    clock: () => noon,
    onBanner: () => undefined,
    ...options,
  })
  const started = await startConsoleFor({
    emulator: emulator.url,
    accounts: emulator.accounts,
    clock: emulator.clock.now,
    operations,
    ...shown,
  })
  return {
    emulator,
    console: started,
    close: async () => {
      await started.close()
      await emulator.close()
    },
  }
}

/** What the page asks of its server, asked without a page. */
export const ask = async <A>(
  { url, link }: Pick<Console, 'url' | 'link'>,
  path: string,
  body?: object,
): Promise<A> => {
  const answer = await fetch(`${url}/api/${path}`, {
    headers: {
      authorization: `Bearer ${new URL(link).hash.replace('#token=', '')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  return (await answer.json()) as A
}

/** What pages did that they should not, since the test began. */
const complaints: string[] = []
const expected: RegExp[] = []

/** Chromium writes each answer that is an error to the console: a test that provokes one says which. */
export const mayComplain = (...patterns: ReadonlyArray<RegExp>): void => {
  expected.push(...patterns)
}

// Whoever opens a page here has it watched: errors, warnings, reports of its policy, requests to anybody else.
afterEach(() => {
  const patterns = expected.splice(0)
  const unexpected = complaints.splice(0).filter((text) => !patterns.some((one) => one.test(text)))
  expect(unexpected).toEqual([])
})

const watch = (page: Page, url: string): void => {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== url)
      complaints.push(`asked ${request.url()}`)
  })
}

export interface View {
  readonly locale?: 'en' | 'zh-CN'
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

/** Opens the printed link, or another, in a fresh profile. */
export const open = async (
  browser: Browser,
  { url, link }: Pick<Console, 'url' | 'link'>,
  { locale = 'en', colorScheme = 'light', width = 1280, height = 800 }: View = {},
): Promise<{ readonly page: Page }> => {
  const context = await browser.newContext({ locale, colorScheme, viewport: { width, height } })
  context.setDefaultTimeout(patientMs)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
  context.on('page', (page) => watch(page, url))
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('h1, .problem').first().waitFor()
  return { page }
}

export interface Consoles {
  readonly browser: () => Browser
  readonly start: (options?: Partial<EmulatorOptions>, shown?: Partial<ConsoleOptions>) => Promise<World>
  readonly open: (console: Pick<Console, 'url' | 'link'>, view?: View) => Promise<{ readonly page: Page }>
}

/** One browser for a suite; pages and worlds end behind each test. */
export const useConsoles = (...args: ReadonlyArray<string>): Consoles => {
  let browser: Browser
  const worlds: World[] = []
  beforeAll(async () => {
    browser = await launch(...args)
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    for (const world of worlds.splice(0)) await world.close()
  })
  afterAll(() => browser.close())
  return {
    browser: () => browser,
    start: async (options, shown) => {
      const world = await startWorld(options, shown)
      worlds.push(world)
      return world
    },
    open: (served, view) => open(browser, served, view),
  }
}

/** The line of a call. */
export const line = (page: Page, seq: number): Locator => page.locator(`[data-seq="${seq}"]`)

/** The text of every call in sight, its cells apart by blanks. */
export const lines = (page: Page): Promise<ReadonlyArray<string>> =>
  page
    .locator('.lines [role=row]')
    .evaluateAll((all) =>
      all.map((one) =>
        [...(one as unknown as { children: Iterable<{ textContent: string }> }).children]
          .map(({ textContent }) => textContent)
          .join(' '),
      ),
    )
