import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createCompilerHost,
  createProgram,
  createSourceFile,
  ModuleKind,
  ScriptTarget,
  transpileModule,
  type CompilerOptions,
} from 'typescript'

const site = join(__dirname, '..', 'site')
const generated = /^(operations|packages)\/|^reference\/(error-codes|changes)\.md$/
const pagesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && !path.startsWith('zh/') && !generated.test(path))
    .sort()
const pages = pagesIn(site)
const read = (...path: ReadonlyArray<string>): string => readFileSync(join(site, ...path), 'utf8')

/** What is said in words: without code, programs and the names of links. */
const prose = (text: string): string => text.replace(/```[\s\S]*?```|`[^`]*`|\]\([^)]*\)|^<<<.*$/gm, '')

/** Texts as the site shows them. It reads ES modules, which jest does not. */
const shownOf = (texts: ReadonlyArray<string>): ReadonlyArray<string> => {
  const script = `
    import { readFileSync } from 'node:fs'
    import { withImports } from ${JSON.stringify(join(site, '.vitepress', 'wholeSnippets.mjs'))}
    import { withNotes } from ${JSON.stringify(join(site, '.vitepress', 'untilPublished.mjs'))}
    const texts = JSON.parse(readFileSync(0, 'utf8'))
    console.log(JSON.stringify(texts.map((text) => withNotes(withImports(text), 'en'))))`
  const shown = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  })
  return JSON.parse(shown) as ReadonlyArray<string>
}
const partsIn = (page: string): ReadonlyArray<string> =>
  [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)

/** What is used and not declared, or declared twice, in programs by their names. Nothing that is imported is read. */
const undeclaredIn = (programs: ReadonlyMap<string, string>): ReadonlyArray<string> => {
  const options: CompilerOptions = {
    ...{ module: ModuleKind.ESNext, target: ScriptTarget.ES2022, types: ['node'], noEmit: true },
    ...{ typeRoots: [join(site, '..', '..', '..', 'node_modules', '@types')], skipLibCheck: true },
  }
  const host = createCompilerHost(options)
  const [getSourceFile, fileExists] = [host.getSourceFile.bind(host), host.fileExists.bind(host)]
  host.getSourceFile = (name, target) => {
    const text = programs.get(name)
    return text === undefined ? getSourceFile(name, target) : createSourceFile(name, text, target)
  }
  host.fileExists = (name) => programs.has(name) || fileExists(name)
  host.resolveModuleNameLiterals = (literals) => literals.map(() => ({ resolvedModule: undefined }))
  const program = createProgram([...programs.keys()], options, host)
  const [unknown, misspelt, unknownShorthand, twice] = [2304, 2552, 18004, 2300]
  const codes = [unknown, misspelt, unknownShorthand, twice]
  return [...programs.keys()].flatMap((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .filter(({ code }) => codes.includes(code))
      .map(({ messageText }) => `${name}: ${JSON.stringify(messageText)}`),
  )
}

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

  it('install a TypeScript that the tools beside it take: ts-jest and typescript-eslint refuse 7', () => {
    const readmes = ['README.md', 'README.zh.md'].map((name) => join('..', '..', 'eslint-plugin', name))
    const texts = [...pages, ...pages.map((page) => join('zh', page)), ...readmes].map((page) => read(page))
    const installs = texts.flatMap((text) => text.match(/^npm install .*\btypescript\b.*$/gm) ?? [])
    expect(installs.length).toBeGreaterThan(4)
    for (const line of installs) expect(line).toMatch(/ typescript@6\b/)
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
    const parts = shownOf(pages.map((page) => read(page))).flatMap(partsIn)
    expect(parts.length).toBeGreaterThan(25)
    for (const code of parts) {
      const { diagnostics = [] } = transpileModule(code, { reportDiagnostics: true })
      expect([code, diagnostics.map(({ messageText }) => messageText)]).toEqual([code, []])
    }
    const withTelemetry = parts.find((code) => code.includes('createTelemetry()'))
    expect(withTelemetry).toContain("import { createTelemetry } from '@paifang/telemetry'")
    expect(withTelemetry).not.toContain('SpanProcessor')
  })

  it('declare what their programs use: each part by itself, or with what the page shows of it before', () => {
    const programs = new Map<string, string>()
    for (const page of pages) {
      // The tutorial shows one program in parts, each with its imports.
      const shown = [...read(page).matchAll(/^<<< @\/\.\.\/examples\/(\S+\.ts)#\w+$/gm)]
      for (const file of new Set(shown.map(([, name = '']) => name))) {
        const lines = shown.filter(([, name]) => name === file).map(([line]) => line)
        const parts = shownOf(lines).flatMap(partsIn)
        const imports = new Map<string, string>()
        for (const [statement] of parts.join('\n').matchAll(/^import [^']*'[^']+'$/gm))
          for (const [name] of statement.matchAll(/\b(?!import\b|type\b)\w+\b(?=[^']*\} from)/g))
            imports.set(name, `import { ${name} } from 'x'`)
        const bodies = parts.map((part) => part.replace(/^import [^']*'[^']+'$/gm, ''))
        programs.set(`/${page}/${file}`, [...imports.values(), ...bodies].join('\n'))
        parts.forEach((part, at) => programs.set(`/${page}/${file}/${at}.twice.ts`, part))
      }
    }
    expect(programs.size).toBeGreaterThan(20)
    const wrong = undeclaredIn(programs)
    // Of a part alone only what it declares twice counts.
    expect(wrong.filter((line) => !line.includes('.twice.ts') || line.includes('Duplicate'))).toEqual([])
  })

  it('say below each command that asks the registry for a package how it is had until it is there', () => {
    const [install, own] = shownOf([
      '```sh\nnpm install @paifang/wire\n```\n',
      '```sh\nnpm install ioredis@5\n```\n',
    ])
    expect(install).toContain('](/guide/first-call#install)')
    expect(own).not.toContain('first-call')
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
