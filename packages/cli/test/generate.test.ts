import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paifang } from './paifang'

const ascp = join(__dirname, '..', '..', 'api-top-ascp')
const folder = (): string => mkdtempSync(join(tmpdir(), 'paifang-generate-'))

/** A copy of a spec folder with one change made to its only spec. */
const changedSpecs = (change: (text: string) => string): string => {
  const copy = folder()
  cpSync(join(ascp, 'spec'), join(copy, 'spec'), { recursive: true })
  const [name = ''] = readdirSync(join(copy, 'spec'))
  const path = join(copy, 'spec', name)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  return copy
}

describe('paifang generate', () => {
  it('makes a domain package from saved documents, and finds it current afterwards', async () => {
    const out = join(folder(), 'api-top-mine')
    const made = await paifang(['generate', '--from', join(ascp, 'spec'), '--out', out])
    expect(made.code).toBe(0)
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['README.md', 'package.json', 'spec', 'src']))
    const again = await paifang(['generate', '--out', out, '--check'])
    expect(again).toMatchObject({ code: 0, stdout: 'everything is current\n' })
  })

  it('exits 1 with --check where code and spec part, and names the file', async () => {
    const out = join(folder(), 'api-top-mine')
    await paifang(['generate', '--from', join(ascp, 'spec'), '--out', out])
    const [name = ''] = readdirSync(join(out, 'src', 'apis'))
    writeFileSync(join(out, 'src', 'apis', name), '// edited by hand\n')
    const checked = await paifang(['generate', '--out', out, '--check'])
    expect(checked.code).toBe(1)
    expect(checked.stdout).toContain(name)
    expect(readFileSync(join(out, 'src', 'apis', name), 'utf8')).toBe('// edited by hand\n')
  })

  it('finds the packages of a repository that is current', async () => {
    const root = join(__dirname, '..', '..', '..')
    expect(await paifang(['generate', '--check'], { cwd: root })).toMatchObject({ code: 0 })
  })

  it('refuses a malformed document with its place, and writes nothing', async () => {
    const from = folder()
    writeFileSync(join(from, 'broken.json'), '{"format":"paifang.spec/1"')
    const out = join(folder(), 'api-top-broken')
    const ended = await paifang(['generate', '--from', from, '--out', out])
    expect(ended.code).toBe(1)
    expect(ended.stdout).toContain('broken.json')
    expect(() => readdirSync(out)).toThrow()
  })

  it('asks for a folder where there is nothing to generate', async () => {
    expect(await paifang(['generate'], { cwd: folder() })).toMatchObject({ code: 2 })
    expect(await paifang(['generate', '--from', ascp])).toMatchObject({ code: 2 })
  })
})

describe('paifang diff', () => {
  it('says that nothing changed', async () => {
    expect(await paifang(['diff', join(ascp, 'spec'), ascp])).toMatchObject({
      code: 0,
      stdout: 'nothing changed\n',
    })
  })

  it('calls a removed field major, a new description patch', async () => {
    const removed = changedSpecs((text) => text.replaceAll('"ability_type"', '"ability_kind"'))
    expect((await paifang(['diff', ascp, removed])).stdout).toMatch(/^major\n/)
    const reworded = changedSpecs((text) => text.replace('服务商ID', '服务商编号'))
    expect(JSON.parse((await paifang(['diff', ascp, reworded, '--json'])).stdout)).toMatchObject({
      bump: 'patch',
    })
  })
})
