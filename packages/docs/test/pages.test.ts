import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transpileModule } from 'typescript'

const site = join(__dirname, '..', 'site')
const generated = /^(operations|packages)\/|^reference\/error-codes\.md$/
const pagesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && !path.startsWith('zh/') && !generated.test(path))
    .sort()
const pages = pagesIn(site)
const read = (...path: ReadonlyArray<string>): string => readFileSync(join(site, ...path), 'utf8')

/** What is said in words: without code, programs and the names of links. */
const prose = (text: string): string => text.replace(/```[\s\S]*?```|`[^`]*`|\]\([^)]*\)|^<<<.*$/gm, '')

describe('the pages by hand', () => {
  it('are there in both languages', () => {
    expect(pages.length).toBeGreaterThan(25)
    expect(pagesIn(join(site, 'zh'))).toEqual(pages)
  })

  it.each(pages)('%s is Chinese where it says so, and English where it does not', (page) => {
    // 牌坊 and 万店掌 are names.
    const chinese = /(?!牌坊|万店掌)\p{Script=Han}{2,}/gu
    expect(prose(read('zh', page)).match(chinese)?.length ?? 0).toBeGreaterThan(10)
    expect(prose(read(page)).replace(/牌坊|万店掌|奇门|门头照/g, '')).not.toMatch(/\p{Script=Han}/u)
  })

  it.each(pages)('%s shows the same programs in both languages', (page) => {
    const shown = (text: string) => text.match(/^<<<.*$/gm) ?? []
    expect(shown(read('zh', page))).toEqual(shown(read(page)))
  })

  it.each(pages)('%s shows the same commands in both languages', (page) => {
    const commands = (text: string): ReadonlyArray<string> =>
      [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
        block.split('\n').map((line) => line.replace(/\s+#.*$/, '')),
      )
    expect(commands(read('zh', page))).toEqual(commands(read(page)))
  })

  it('hold no TypeScript of their own', () => {
    const own = pages.filter(
      (page) => /```(ts|js)\b/.test(read(page)) || /```(ts|js)\b/.test(read('zh', page)),
    )
    expect(own).toEqual([])
  })

  it('show programs and regions that exist', () => {
    const shown = pages.flatMap((page) => [
      ...read(page).matchAll(/^<<< @\/\.\.\/(\S+?)(?:#(\w+))?(?:\{\w+\})?$/gm),
    ])
    expect(shown.length).toBeGreaterThan(20)
    for (const [, path = '', region] of shown) {
      const file = join(site, '..', path)
      expect(existsSync(file)).toBe(true)
      if (region !== undefined) expect(readFileSync(file, 'utf8')).toContain(`#region ${region}\n`)
    }
  })

  it('show parts of programs that are whole: each with its imports, none cut inside', () => {
    const module = join(site, '.vitepress', 'wholeSnippets.mjs')
    // It is written for the site's own build, which reads ES modules; jest does not.
    const script = `
      import { readFileSync } from 'node:fs'
      import { withImports } from ${JSON.stringify(module)}
      const texts = JSON.parse(readFileSync(0, 'utf8'))
      console.log(JSON.stringify(texts.map(withImports)))`
    const input = JSON.stringify(pages.map((page) => read(page)))
    const shown = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      input,
      encoding: 'utf8',
    })
    const parts = (JSON.parse(shown) as ReadonlyArray<string>).flatMap((page) =>
      [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code),
    )
    expect(parts.length).toBeGreaterThan(25)
    for (const code of parts) {
      const { diagnostics = [] } = transpileModule(code, { reportDiagnostics: true })
      expect([code, diagnostics.map(({ messageText }) => messageText)]).toEqual([code, []])
    }
    const withTelemetry = parts.find((code) => code.includes('createTelemetry()'))
    expect(withTelemetry).toContain("import { createTelemetry } from '@paifang/telemetry'")
    expect(withTelemetry).not.toContain('SpanProcessor')
  })

  it('are all in the table of contents', () => {
    const listed = [...read('.vitepress', 'contents.mjs').matchAll(/^ +(?:items: \[)?\['([^']+)'/gm)]
    const paths = listed.map(([, path = '']) => (path.endsWith('/') ? `${path}index.md` : `${path}.md`))
    expect(pages.filter((page) => page !== 'index.md' && !paths.includes(page))).toEqual([])
    expect(paths.filter((path) => !pages.includes(path) && !generated.test(path))).toEqual([])
  })
})

describe('the words of the search', () => {
  it('are found inside Chinese sentences', () => {
    // The module is written for the browser: it is read here as the page reads it.
    const source = read('.vitepress', 'tokenize.mjs').replace('export const tokenize =', 'return')
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is our own
    const tokenize = (new Function(source) as () => (text: string) => ReadonlyArray<string>)()
    expect(tokenize('签名排查:Invalid signature')).toEqual(['签名', '名排', '排查', 'invalid', 'signature'])
    expect(tokenize('用 TOP 的session续期')).toEqual(['用', 'top', '的', 'session', '续期'])
  })
})
