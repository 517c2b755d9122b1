import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paifang } from './paifang'

const fileOf = (name: string): string => join(__dirname, '..', name)
const read = (name: string): string => readFileSync(fileOf(name), 'utf8')
const headOf = (name: string, heading: string): string => read(name).split(`\n## ${heading}\n`)[0] ?? ''

const helpOf = async (args: ReadonlyArray<string>, lang: string): Promise<string> =>
  (await paifang([...args, '--help', '--lang', lang])).stdout.trimEnd()

/** The section of help texts, as the program prints them now. */
const helpSection = async (heading: string, lang: string): Promise<string> => {
  const root = await helpOf([], lang)
  const names = [...root.matchAll(/^ {2}(\w[\w-]*) /gm)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'help')
  const texts = await Promise.all(names.map((name) => helpOf([name], lang)))
  const blocks = names.map((name, i) => `### ${name}\n\n\`\`\`text\n${texts[i] ?? ''}\n\`\`\`\n`)
  return `\n## ${heading}\n\n\`\`\`text\n${root}\n\`\`\`\n\n${blocks.join('\n')}`
}

describe('the README', () => {
  const head = headOf('README.md', 'Help')

  it.each([
    ['README.md', 'Help', 'en'],
    ['README.zh.md', '帮助', 'zh'],
  ])(
    '%s shows the help texts as the program prints them (UPDATE_README=1 writes them)',
    async (name, heading, lang) => {
      const current = headOf(name, heading) + (await helpSection(heading, lang))
      if (process.env['UPDATE_README'] === '1') writeFileSync(fileOf(name), current)
      else expect(read(name)).toBe(current)
    },
  )

  it('shows the third gateway of the tests as it stands there', () => {
    expect(head).toContain(readFileSync(join(__dirname, 'pinduoduo.ts'), 'utf8'))
  })

  it('names every variable and exit code that the sources use', () => {
    for (const name of ['TOP_APP_SECRET', 'OPRETAIL_ACCESS_SECRET', 'PAIFANG_PROFILE', '| 130'])
      expect(head).toContain(name)
  })
})
