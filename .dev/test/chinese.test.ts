import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describeIssue } from '@paifang/result'

const root = join(__dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const packages = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'package.json')),
)
const isPublished = (name: string): boolean =>
  (JSON.parse(read(`packages/${name}/package.json`)) as { private?: boolean }).private !== true
const pairs: ReadonlyArray<readonly [english: string, chinese: string]> = [
  ['README.md', '.github/README.zh.md'],
  ...packages
    .filter(isPublished)
    .map((name) => [`packages/${name}/README.md`, `packages/${name}/README.zh.md`] as const),
]
const programs = (text: string): ReadonlyArray<string> => text.match(/^```ts.*\n[\s\S]*?^```$/gm) ?? []

describe('the Chinese READMEs', () => {
  it('are there for every package that is published', () => {
    expect(pairs.length).toBeGreaterThan(30)
    expect(pairs.filter(([, chinese]) => !existsSync(join(root, chinese)))).toEqual([])
  })

  it.each(pairs)('%s and %s lead to each other, and show the same programs', (english, chinese) => {
    expect(read(english)).toContain(`[中文](${english === 'README.md' ? chinese : 'README.zh.md'})`)
    expect(read(chinese)).toContain('[English](')
    // A test runs those of the English one.
    for (const program of programs(read(chinese))) expect(programs(read(english))).toContain(program)
  })

  it.each(pairs.map(([, chinese]) => chinese))('%s links only to files that are there', (chinese) => {
    const links = [...read(chinese).matchAll(/\]\((?!https?:)([^)#]+)/g)]
    expect(links.length).toBeGreaterThan(0)
    for (const [, path = ''] of links) expect(existsSync(join(root, dirname(chinese), path))).toBe(true)
  })

  it.each(packages.filter(isPublished))('that of %s is in its tarball', (name) => {
    const { files } = JSON.parse(read(`packages/${name}/package.json`)) as { files: ReadonlyArray<string> }
    expect(files).toContain('README.zh.md')
  })
})

describe('what was expected', () => {
  const sources = packages
    .filter((name) => /^(gateway|signing|security|contract)/.test(name))
    .flatMap((name) => {
      const folder = join(root, 'packages', name, 'src')
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(folder, file), 'utf8'))
    })
  /** The words of issues, as they stand in the sources. */
  const words = new Set(
    sources.flatMap((text) =>
      [...text.matchAll(/\bexpected: (?:'([^']+)'|`([^`$]+)`)/g)].map(
        ([, plain, other]) => plain ?? other ?? '',
      ),
    ),
  )

  it('is looked at in the sources', () => {
    expect(words.size).toBeGreaterThan(25)
  })

  it.each([...words])('“%s” is said in Chinese as well', (expected) => {
    const said = describeIssue({ path: 'x', expected }, 'zh')
    expect(said).toMatch(/[\u4e00-\u9fff].*[\u4e00-\u9fff]/)
    expect(said.replace(/^x/, '')).not.toContain(expected)
  })
})
