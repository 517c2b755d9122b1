import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createPrinter, createSourceFile, ScriptKind, ScriptTarget } from 'typescript'

const root = join(__dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const published = readdirSync(join(root, 'packages')).filter((name) => {
  const manifest = `packages/${name}/package.json`
  if (!existsSync(join(root, manifest))) return false
  return (JSON.parse(read(manifest)) as { private?: boolean }).private !== true
})
const pairs: ReadonlyArray<readonly [english: string, chinese: string]> = [
  ['README.md', '.github/README.zh.md'],
  ...published.map((name) => [`packages/${name}/README.md`, `packages/${name}/README.zh.md`] as const),
]

const kinds: Readonly<Record<string, ScriptKind>> = {
  ts: ScriptKind.TS,
  js: ScriptKind.JS,
  json: ScriptKind.JSON,
}
const printer = createPrinter({ removeComments: true })
/** What a machine reads of a block; nothing where it is a picture of a terminal. */
const codeOf = (language: string, text: string): string | undefined => {
  const kind = kinds[language.split(' ')[0] ?? '']
  if (kind !== undefined)
    return printer.printFile(createSourceFile('readme', text, ScriptTarget.Latest, false, kind))
  return /^(sh|yaml)$/.test(language) ? text.replace(/(^|\s+)#.*$/gm, '').trim() : undefined
}

interface Outline {
  readonly headings: ReadonlyArray<number>
  readonly fences: ReadonlyArray<{ readonly language: string; readonly code: string | undefined }>
  /** How many columns each row of each table has. */
  readonly tables: ReadonlyArray<ReadonlyArray<number>>
  /** How often it says `[?]`. */
  readonly doubts: number
}
const outlineOf = (markdown: string): Outline => {
  const fence = /^ *(`{3,})(.*)\n([\s\S]*?)^ *\1$\n?/gm
  const prose = markdown.replace(fence, '\n')
  return {
    headings: [...prose.matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length),
    fences: [...markdown.matchAll(fence)].map(([, , language = '', text = '']) => ({
      language,
      code: codeOf(language, text),
    })),
    tables: [...prose.matchAll(/(?:^ *\|.*\n)+/gm)].map(([table]) =>
      table
        .trim()
        .split('\n')
        .map((row) => row.replaceAll('\\|', '').split('|').length - 2),
    ),
    doubts: markdown.split('[?]').length - 1,
  }
}
const programsIn = (path: string): ReadonlyArray<string | undefined> =>
  outlineOf(read(path)).fences.flatMap(({ language, code }) => (language.startsWith('ts') ? [code] : []))

describe('the Chinese READMEs', () => {
  it('are there for every package that is published', () => {
    expect(pairs.length).toBeGreaterThan(30)
    expect(pairs.filter(([, chinese]) => !existsSync(join(root, chinese)))).toEqual([])
  })

  it.each(pairs)('%s and %s lead to each other, and show the same programs', (english, chinese) => {
    expect(read(english)).toContain(`[中文](${english === 'README.md' ? chinese : 'README.zh.md'})`)
    expect(read(chinese)).toContain('[English](')
    // A test runs those of the English one.
    for (const program of programsIn(chinese)) expect(programsIn(english)).toContain(program)
  })

  it.each(published)('that of %s has the headings, blocks, tables and doubts of the English one', (name) => {
    const [english, chinese] = ['README.md', 'README.zh.md'].map((file) =>
      outlineOf(read(`packages/${name}/${file}`)),
    )
    expect(english?.headings.length).toBeGreaterThan(1)
    expect(chinese).toEqual(english)
  })

  it.each(pairs.map(([, chinese]) => chinese))('%s links only to files that are there', (chinese) => {
    const links = [...read(chinese).matchAll(/\]\((?!https?:)([^)#]+)/g)]
    expect(links.length).toBeGreaterThan(0)
    for (const [, path = ''] of links) expect(existsSync(join(root, dirname(chinese), path))).toBe(true)
  })

  it.each(published)('that of %s is in its tarball', (name) => {
    const { files } = JSON.parse(read(`packages/${name}/package.json`)) as { files: ReadonlyArray<string> }
    expect(files).toContain('README.zh.md')
  })
})
