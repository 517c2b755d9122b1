import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paifang } from './paifang'

const path = join(__dirname, '..', 'README.md')
const readme = readFileSync(path, 'utf8')
const [head = ''] = readme.split('\n## Help\n')

const helpOf = async (args: ReadonlyArray<string>): Promise<string> =>
  (await paifang([...args, '--help'])).stdout.trimEnd()

/** The section of help texts, as the program prints them now. */
const helpSection = async (): Promise<string> => {
  const root = await helpOf([])
  const names = [...root.matchAll(/^ {2}(\w[\w-]*) /gm)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'help')
  const texts = await Promise.all(names.map((name) => helpOf([name])))
  const blocks = names.map((name, i) => `### ${name}\n\n\`\`\`text\n${texts[i] ?? ''}\n\`\`\`\n`)
  return `\n## Help\n\n\`\`\`text\n${root}\n\`\`\`\n\n${blocks.join('\n')}`
}

describe('the README', () => {
  it('shows the help texts as the program prints them (UPDATE_README=1 writes them)', async () => {
    const current = head + (await helpSection())
    if (process.env['UPDATE_README'] === '1') writeFileSync(path, current)
    else expect(readme).toBe(current)
  })

  it('shows the third gateway of the tests as it stands there', () => {
    expect(head).toContain(readFileSync(join(__dirname, 'pinduoduo.ts'), 'utf8'))
  })

  it('names every variable and exit code that the sources use', () => {
    for (const name of ['TOP_APP_SECRET', 'OPRETAIL_ACCESS_SECRET', 'PAIFANG_PROFILE', '| 130'])
      expect(head).toContain(name)
  })
})
