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
/** What a machine reads of a block; nothing where it is a picture of a terminal. Tests run the programs of English READMEs. */
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

/** As GitHub makes them of headings. */
const anchorsIn = (markdown: string): ReadonlyArray<string> =>
  [...markdown.matchAll(/^#+ (.*)/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

describe('the Chinese READMEs', () => {
  it('are there for every package that is published', () => {
    expect(pairs.length).toBeGreaterThan(30)
    expect(pairs.filter(([, chinese]) => !existsSync(join(root, chinese)))).toEqual([])
  })

  it.each(pairs)('%s and %s lead to each other', (english, chinese) => {
    expect(read(english)).toContain(`[中文](${english === 'README.md' ? chinese : 'README.zh.md'})`)
    expect(read(chinese)).toContain('[English](')
  })

  it.each(pairs)('%s and %s have the same headings, blocks, tables and doubts', (english, chinese) => {
    const outline = outlineOf(read(english))
    expect(outline.headings.length).toBeGreaterThan(1)
    expect(outlineOf(read(chinese))).toEqual(outline)
  })

  it.each(pairs.map(([, chinese]) => chinese))(
    '%s links only to files and headings that are there',
    (chinese) => {
      const links = [...read(chinese).matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)]
      expect(links.length).toBeGreaterThan(0)
      for (const [, path = '', anchor = ''] of links) {
        const file = path === '' ? chinese : join(dirname(chinese), path)
        expect(existsSync(join(root, file))).toBe(true)
        if (anchor !== '') expect(anchorsIn(read(file))).toContain(anchor)
      }
    },
  )

  it.each(published)('that of %s is in its tarball', (name) => {
    const { files } = JSON.parse(read(`packages/${name}/package.json`)) as { files: ReadonlyArray<string> }
    expect(files).toContain('README.zh.md')
  })
})
