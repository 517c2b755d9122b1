import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFrom, importPath, importText, runGenerate } from '../src'
import { compile } from './scale/compile'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paifang-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const golden = join(__dirname, 'golden')
const documents = (): string => {
  const from = join(folder, 'documents')
  mkdirSync(from)
  for (const name of ['structs', 'ids', 'dates'])
    cpSync(join(golden, name, 'document.json'), join(from, `${name}.json`))
  cpSync(join(golden, 'opretailPage', 'document.txt'), join(from, 'page.txt'))
  return from
}

describe('generateFrom', () => {
  it('makes a package of its own from a folder of documents', async () => {
    const out = join(folder, 'my-api')
    const outcome = await generateFrom({ from: documents(), folder: out, names: ['taobao.demo.*'] })
    expect(outcome.ok).toBe(true)
    expect(readdirSync(out, { recursive: true, encoding: 'utf8' }).sort()).toEqual([
      '.paifang-generated.json',
      'README.md',
      'README.zh.md',
      'package.json',
      'spec',
      'spec/taobao.demo.dates.query.json',
      'spec/taobao.demo.ids.get.json',
      'spec/taobao.demo.order.create.json',
      'src',
      'src/apis',
      'src/apis/demoDatesQuery.ts',
      'src/apis/demoIdsGet.ts',
      'src/apis/demoOrderCreate.ts',
      'src/index.ts',
      'tsconfig.json',
    ])
    expect(JSON.parse(readFileSync(join(out, 'package.json'), 'utf8'))).toMatchObject({
      name: 'my-api',
      private: true,
      sideEffects: false,
    })
    const sources = readdirSync(join(out, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [`src/${name}`, readFileSync(join(out, 'src', name), 'utf8')] as const)
    const compiled = compile(new Map(sources))
    compiled.remove()
    expect(compiled.errors).toBe('')
  })

  it('never overwrites what it did not write, and writes nothing then', async () => {
    const from = documents()
    const names = ['taobao.demo.ids.get']
    for (const name of ['package.json', 'README.md', 'tsconfig.json', 'src/index.ts']) {
      const out = join(folder, `mine-${name.replace('/', '-')}`)
      mkdirSync(join(out, 'src'), { recursive: true })
      writeFileSync(join(out, name), '{"name":"mine"}')
      for (const force of [false, true])
        expect(await generateFrom({ from, folder: out, names, force })).toEqual({
          ok: false,
          lines: [
            `${out} > ${name}: stands there and was not generated: move it away, or name another folder with --out`,
          ],
        })
      expect(readFileSync(join(out, name), 'utf8')).toBe('{"name":"mine"}')
      expect(readdirSync(out)).not.toContain('spec')
    }
  })

  it('keeps what was changed since it was generated, unless it is told to give it up', async () => {
    const from = documents()
    const out = join(folder, 'my-api')
    const names = ['taobao.demo.ids.get']
    await generateFrom({ from, folder: out, names })
    for (const name of ['README.md', 'src/apis/demoIdsGet.ts', 'spec/taobao.demo.ids.get.json']) {
      const path = join(out, name)
      const generated = readFileSync(path, 'utf8')
      const changed = `${generated} `
      writeFileSync(path, changed)
      const kept = await generateFrom({ from, folder: out, names, lang: 'zh' })
      expect(kept).toEqual({
        ok: false,
        lines: [`${out}：${name}：生成之后被改动过：请把改动移到 spec/，或用 --force 放弃改动`],
      })
      expect(readFileSync(path, 'utf8')).toBe(changed)
      expect(await generateFrom({ from, folder: out, names, force: true })).toMatchObject({ ok: true })
      expect(readFileSync(path, 'utf8')).toBe(generated)
    }
    // A new import changes what was generated, and that alone.
    expect(await generateFrom({ from, folder: out, names: ['taobao.demo.*'] })).toMatchObject({ ok: true })
  })

  it('writes its list through no link', async () => {
    const out = join(folder, 'my-api')
    mkdirSync(out)
    writeFileSync(join(folder, 'theirs'), 'x')
    symlinkSync(join(folder, 'theirs'), join(out, '.paifang-generated.json'))
    await expect(
      generateFrom({ from: documents(), folder: out, names: ['taobao.demo.ids.get'] }),
    ).rejects.toThrow(/through a link/)
    expect(readFileSync(join(folder, 'theirs'), 'utf8')).toBe('x')
  })

  it('keeps overrides over a new import, and brings the package up to date', async () => {
    const from = documents()
    const out = join(folder, 'my-api')
    await generateFrom({ from, folder: out, names: ['taobao.demo.ids.get'] })
    const overrides = join(out, 'spec', 'taobao.demo.ids.get.overrides.json')
    writeFileSync(
      overrides,
      JSON.stringify({
        format: 'paifang.overrides/1',
        method: 'taobao.demo.ids.get',
        overrides: [{ at: ['session'], value: 'none', reason: 'tried' }],
      }),
    )
    const again = await generateFrom({ from, folder: out, names: ['taobao.demo.ids.get'], report: true })
    expect(again.lines).toContain(`${out}/src/apis/demoIdsGet.ts: written`)
    expect(again.lines).toContain('taobao.demo.ids.get  by hand   session: tried')
    expect(readFileSync(join(out, 'src/apis/demoIdsGet.ts'), 'utf8')).toContain("session: 'none'")
    expect(await generateFrom({ from, folder: out, names: ['taobao.demo.ids.get'], check: true })).toEqual({
      ok: true,
      lines: [],
    })
  })

  it('checks without writing', async () => {
    const out = join(folder, 'my-api')
    const from = documents()
    await generateFrom({ from, folder: out, names: ['taobao.demo.ids.get'] })
    writeFileSync(join(out, 'src/index.ts'), '// Generated: edited\n')
    const checked = runGenerate({ folders: [out], check: true })
    expect(checked).toEqual({
      ok: false,
      lines: [`${out}/src/index.ts: changed`, 'To bring them up to date, run: paifang generate'],
    })
    expect(readFileSync(join(out, 'src/index.ts'), 'utf8')).toBe('// Generated: edited\n')
  })

  it('writes nothing unless all could be read', async () => {
    const from = documents()
    writeFileSync(join(from, 'broken.json'), '{"success":false,"errMsg":"gone"}')
    const out = join(folder, 'my-api')
    const outcome = await generateFrom({ from, folder: out })
    expect(outcome).toEqual({
      ok: false,
      lines: ['broken.json: the documentation service answered with a failure: gone'],
    })
    expect(readdirSync(folder)).toEqual(['documents'])
  })

  it('says which methods no document describes', async () => {
    const outcome = await generateFrom({
      from: documents(),
      folder: join(folder, 'x'),
      names: ['taobao.none', 'taobao.demo.ids.get'],
    })
    expect(outcome).toMatchObject({
      ok: false,
      lines: [expect.stringMatching(/taobao\.none: no document describes it$/)],
    })
    expect(await generateFrom({ from: 'https://open.taobao.com', folder })).toMatchObject({ ok: false })
    expect(await generateFrom({ from: join(folder, 'nowhere'), folder })).toMatchObject({ ok: false })
  })

  it('takes two documents that say the same of a method for one', async () => {
    const from = documents()
    cpSync(join(golden, 'ids', 'document.json'), join(from, 'twice.json'))
    expect(await generateFrom({ from, folder: join(folder, 'x') })).toMatchObject({ ok: true })
  })

  it('leaves out a method that two documents describe differently, and refuses it where it is named', async () => {
    const from = documents()
    const other = readFileSync(join(golden, 'ids', 'document.json'), 'utf8').replace('"Number"', '"String"')
    writeFileSync(join(from, 'twice.json'), other)
    const said = 'taobao.demo.ids.get: described twice, differently: by ids.json and by twice.json'
    const out = join(folder, 'x')
    const outcome = await generateFrom({ from, folder: out })
    expect(outcome).toMatchObject({ ok: true })
    expect(outcome.lines).toContain(`left out: ${said}`)
    expect(readdirSync(join(out, 'spec'))).not.toContain('taobao.demo.ids.get.json')
    expect(readdirSync(join(out, 'spec')).length).toBeGreaterThan(0)
    expect(await generateFrom({ from, folder: out, names: ['taobao.demo.ids.get'] })).toEqual({
      ok: false,
      lines: [said],
    })
  })

  it('says which tables a page left unknown', async () => {
    const from = join(folder, 'page.txt')
    writeFileSync(
      from,
      'open.demo.page (演示)\n业务请求参数 #\n| 参数 | 类型 |\n|---|---|\n| int | 页数 |\n业务返回参数 #\n',
    )
    const { lines } = await generateFrom({ from, folder: join(folder, 'x') })
    expect(lines).toContain(
      'warning: open.demo.page > input: unknown (line 5: a row has no name: this rendering lost it)',
    )
  })
})

describe('runGenerate', () => {
  it('says what is wrong with a spec folder', () => {
    mkdirSync(join(folder, 'spec'))
    writeFileSync(join(folder, 'spec', 'a.json'), '{}')
    expect(runGenerate({ folders: [folder] }).lines[0]).toMatch(/a\.json > format: missing$/)
    expect(runGenerate({ folders: [join(folder, 'none')] })).toMatchObject({ ok: false })
  })
})

describe('importText', () => {
  it('tells the form of a document by its contents', () => {
    expect(importText('[]', { document: 'x' })).toEqual({ _tag: 'Right', right: [] })
    expect(importText('{"apis":[]}', { document: 'x' })).toEqual({ _tag: 'Right', right: [] })
    expect(importText('{"format":"paifang.spec/1"}', { document: 'x' })).toMatchObject({ _tag: 'Left' })
    expect(importText('{', { document: 'x' })).toMatchObject({
      left: [{ message: expect.stringMatching(/^not JSON: /) }],
    })
    expect(importText('hello', { document: 'x' })).toMatchObject({
      left: [
        {
          message: expect.stringMatching(
            /^none of a TOP catalogue, .*an opretail page, a spec\. Save of TOP, the text .*; of opretail, the text /,
          ),
        },
      ],
    })
  })

  it('finds nothing in an empty folder', () => {
    expect(importPath(folder)).toMatchObject({ _tag: 'Left' })
  })
})
