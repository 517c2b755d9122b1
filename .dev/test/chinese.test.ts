import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describeIssue } from '@paifang/result'

const root = join(__dirname, '..', '..')
const packages = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'package.json')),
)

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
