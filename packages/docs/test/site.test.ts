import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join, posix } from 'node:path'

/** What is used of playwright-core, which is installed for this folder only. */
interface Page {
  readonly setDefaultTimeout: (ms: number) => void
  readonly goto: (url: string) => Promise<unknown>
  readonly setViewportSize: (size: { readonly width: number; readonly height: number }) => Promise<void>
  readonly evaluate: <T>(script: string) => Promise<T>
  readonly fill: (selector: string, text: string) => Promise<void>
  readonly click: (selector: string) => Promise<void>
  readonly waitForSelector: (selector: string) => Promise<unknown>
  readonly waitForFunction: (script: string) => Promise<unknown>
  readonly on: (event: string, listener: (value: { readonly message?: string }) => void) => void
}
interface Browser {
  readonly newPage: () => Promise<Page>
  readonly close: () => Promise<void>
}
interface Playwright {
  readonly chromium: { readonly launch: (options: object) => Promise<Browser> }
}

const dist = join(__dirname, '..', 'site', '.vitepress', 'dist')
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)
/** Ends what hangs; a busy machine needs long for a page. */
const patientMs = 200_000
const wanted = process.env['PAIFANG_DOCS'] === '1'
const load = createRequire(join(__dirname, '..', 'package.json'))

const files = existsSync(dist)
  ? readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'))
  : []
const textOf = (path: string): string => readFileSync(join(dist, path), 'utf8')

;(wanted ? describe : describe.skip)('the built site (PAIFANG_DOCS=1, after npm run docs)', () => {
  it('is there', () => {
    expect(files.length).toBeGreaterThan(250)
  })

  it('has every page in both languages', () => {
    const english = files.filter((path) => !path.startsWith('zh/') && path !== '404.html').sort()
    const chinese = files.filter((path) => path.startsWith('zh/')).map((path) => path.slice(3))
    expect(chinese.sort()).toEqual(english)
  })

  it('has no link that leads nowhere', () => {
    const ids = new Map<string, ReadonlySet<string>>()
    const idsOf = (path: string): ReadonlySet<string> => {
      const known = ids.get(path)
      if (known !== undefined) return known
      const found = new Set(
        [...textOf(path).matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => decodeURIComponent(id)),
      )
      ids.set(path, found)
      return found
    }
    const dead = new Set<string>()
    for (const file of files) {
      if (file === '404.html') continue
      for (const [, href = ''] of textOf(file).matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
        if (/^(https?:|mailto:)/.test(href)) continue
        const [path = '', anchor] = href.split('#')
        const at = path === '' ? `/${file}` : posix.resolve('/', posix.dirname(file), path)
        const page = (path.endsWith('/') ? `${at === '/' ? '' : at}/index.html` : at).slice(1)
        const target = existsSync(join(dist, page)) ? page : `${page}.html`
        if (!existsSync(join(dist, target))) dead.add(`${file}: ${href}`)
        else if (anchor && target.endsWith('.html') && !idsOf(target).has(decodeURIComponent(anchor)))
          dead.add(`${file}: ${href}`)
      }
    }
    expect([...dead]).toEqual([])
  })

  describe('in Chromium', () => {
    let server: Server
    let browser: Browser
    let page: Page
    let origin = ''
    const errors: string[] = []
    beforeAll(async () => {
      if (executablePath === undefined) throw new Error('Chromium is not installed: apt-get install chromium')
      const types: Record<string, string> = {
        '.html': 'text/html',
        '.js': 'text/javascript',
        '.css': 'text/css',
      }
      server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost')
        const path = join(dist, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
        if (!path.startsWith(dist) || !existsSync(path)) return response.writeHead(404).end()
        response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
        return response.end(readFileSync(path))
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const { chromium } = load('playwright-core') as Playwright
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'], timeout: patientMs })
      page = await browser.newPage()
      page.setDefaultTimeout(patientMs)
      page.on('pageerror', ({ message = '' }) => errors.push(message))
    })
    afterAll(async () => {
      await browser.close()
      await new Promise((resolve) => server.close(resolve))
    })

    const looked = files.filter(
      (path) =>
        !/^(zh\/)?(operations|packages\/exports)\/./.test(path) ||
        /TmsSync|tmcUserPermit|exports\/gateway\.html/.test(path),
    )
    it.each([
      ['narrow', 390],
      ['wide', 1440],
    ])('shows no page that is wider than a %s screen', async (_screen, width) => {
      await page.setViewportSize({ width, height: 900 })
      const wide: string[] = []
      for (const path of looked) {
        await page.goto(`${origin}/${path}`)
        const beyond = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        if (beyond > 0) wide.push(`${path}: ${beyond}`)
      }
      expect(wide).toEqual([])
      expect(errors).toEqual([])
    })

    /** A page is there before it takes clicks. */
    const search = async (from: string, word: string): Promise<void> => {
      await page.goto(origin + from)
      await page.waitForFunction("document.querySelector('#app')?.__vue_app__ !== undefined")
      await page.click('.VPNavBarSearch button')
      await page.fill('.VPLocalSearchBox input', word)
    }

    it.each([
      ['/zh/guide/first-call.html', '黑名单'],
      ['/zh/guide/first-call.html', '签名'],
      ['/zh/guide/first-call.html', '续跑'],
      ['/zh/guide/first-call.html', '东八区'],
      ['/guide/first-call.html', 'idempotency'],
      ['/guide/first-call.html', 'licence'],
      ['/guide/first-call.html', 'license'],
      ['/guide/first-call.html', 'vitest'],
      ['/zh/guide/first-call.html', '许可证'],
      ['/zh/guide/first-call.html', '更新日志'],
    ])('finds from %s the word %s', async (from, word) => {
      await page.setViewportSize({ width: 1440, height: 900 })
      await search(from, word)
      await page.waitForFunction('document.querySelectorAll(".VPLocalSearchBox .result").length > 0')
    })

    it('finds nothing for what is nowhere', async () => {
      await search('/zh/guide/first-call.html', '乒乓球拍')
      await page.waitForSelector('.VPLocalSearchBox .no-results')
    })
  })
})
