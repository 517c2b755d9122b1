import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeGbk } from '@paifang/wire'
import { isErr } from '@paifang/result'
import { describeProblem, generateFrom, importPath, importText } from '../../src'
import { describeProblemIn } from '../../src/spec/Problem'

const page =
  'taobao.demo.add (添加示例)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\nname String 必须 x 店铺名称\n\n' +
  '响应参数\n\n名称 类型 示例值 描述\nok Boolean true 结果\n\n请求示例\n\n响应示例\n\nAPI工具\n'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paifang-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')

describe('importPath', () => {
  it.each([
    ['UTF-8', Buffer.from(page)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${page}`)],
    ['UTF-16', utf16(page)],
    ['UTF-16 the other way', utf16(page).swap16()],
    ['GBK', encodeGbk(page)],
  ])('reads a page saved in %s', (_, bytes) => {
    const imported = importPath(put('page.txt', bytes))
    expect(isErr(imported) ? imported.left : imported.right).toMatchObject([
      { title: '添加示例', input: [{ name: 'name', description: '店铺名称' }] },
    ])
  })

  it('keeps the words of a record saved in GBK', () => {
    const record = { name: 'taobao.demo.add', apiChineseName: '添加', requestParams: [], responseParams: [] }
    const imported = importPath(put('record.json', encodeGbk(JSON.stringify(record))))
    expect(isErr(imported) ? imported.left : imported.right).toMatchObject([{ title: '添加' }])
  })

  it('refuses what is no text', () => {
    const imported = importPath(put('page.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1)))
    expect(isErr(imported) ? imported.left.map(describeProblem) : []).toEqual([
      'page.txt: no text: save the page as text or Markdown, not as PDF, picture or document of an office program',
    ])
  })

  it('names what a folder holds besides, and stumbles over no folder', async () => {
    put('page.txt', page)
    put('page.html', '<!doctype html>')
    put('.DS_Store', '')
    put('a.overrides.json', '{}')
    mkdirSync(join(folder, 'page_files.json'))
    const out = join(mkdtempSync(join(tmpdir(), 'paifang-')), 'own')
    const asked = { from: folder, folder: out }
    const { ok, lines } = await generateFrom(asked)
    expect(ok).toBe(true)
    expect(lines.filter((line) => line.startsWith('not read'))).toEqual([
      'not read: page.html, page_files.json (documents are .json, .txt and .md files; folders inside are not read)',
    ])
    expect(await generateFrom({ ...asked, check: true })).toEqual({ ok: true, lines: [] })
    rmSync(join(out, '..'), { recursive: true, force: true })
  })

  it('leaves out, by name, a method whose file would be that of another where case is ignored', async () => {
    const record = (name: string): object => ({ name, requestParams: [], responseParams: [] })
    const methods = ['taobao.demo.delete', 'taobao.demo.Delete', 'taobao.demo.get']
    const from = put('a.json', JSON.stringify(methods.map(record)))
    const { ok, lines } = await generateFrom({ from, folder: join(folder, 'own') })
    expect(ok).toBe(true)
    expect(lines).toContain(
      'left out: taobao.demo.Delete: only case tells it from taobao.demo.delete, and not on every disk: generate it into another folder',
    )
    expect(readdirSync(join(folder, 'own/spec'))).toEqual(['taobao.demo.delete.json', 'taobao.demo.get.json'])
    const named = await generateFrom({ from, folder: join(folder, 'other'), names: ['taobao.demo.*'] })
    expect(named.ok).toBe(true)
    const asked = await generateFrom({ from, folder: join(folder, 'third'), names: methods.slice(0, 2) })
    expect(asked.ok).toBe(false)
  })

  it('says the first warnings of an operation, and how many there are', async () => {
    const requestParams = Array.from({ length: 30 }, (_, i) => ({ name: `f${i}`, type: 'Nummer' }))
    const from = put('a.json', JSON.stringify({ name: 'taobao.demo.add', requestParams, responseParams: [] }))
    const { lines } = await generateFrom({ from, folder: join(folder, 'own'), report: true })
    expect(lines.filter((line) => line.startsWith('warning: ')).slice(-2)).toEqual([
      expect.stringContaining('input.f24: unknown (no document says what "Nummer" is'),
      'warning: taobao.demo.add: and 5 more, which --report lists',
    ])
    expect(lines.filter((line) => line.includes('  inferred  input.f29: unknown'))).toHaveLength(1)
    expect(readFileSync(join(folder, 'own/spec/taobao.demo.add.json'), 'utf8')).toContain('input')
  })
})

describe('a refusal', () => {
  it.each([
    ['', 'empty: save the document again', '内容为空：请重新保存文档'],
    [' \n', 'empty: save the document again', '内容为空：请重新保存文档'],
    ['<div>\n<table>', 'a page as HTML: save its text', '这是 HTML 页面'],
    [
      '<!-- saved from url=(0014)about:internet -->\n<html>\n请求参数\n',
      'a page as HTML: save its text',
      '这是 HTML 页面',
    ],
    [
      'From: <Saved by Blink>\nMIME-Version: 1.0\n\n请求参数\n',
      'a page as HTML: save its text',
      '这是 HTML 页面',
    ],
    ['<?xml version="1.0"?><request/>', 'XML alone, as an example', '只有 XML 示例'],
    ['%PDF-1.7 ', 'no text: save the page as text', '不是文本'],
    ['{"openapi":"3.0.0"}', 'a description in OpenAPI', '这是 OpenAPI 描述'],
    ['openapi: 3.0.1\ninfo:\n  title: x\n', 'a description in OpenAPI', '这是 OpenAPI 描述'],
    ['[{"name":"x","list":[{"req_body_form":[]}]}]', 'an export of YApi', '这是 YApi 的导出文件'],
    ['{"apifoxProject":"1.0.0"}', 'an export of Apifox', '这是 Apifox 的导出文件'],
    ['{"pages":[{"page_content":"x"}]}', 'an export of ShowDoc', '这是 ShowDoc 的导出文件'],
    ['参数,类型,是否必填\na,string,是\n', 'a table whose cells commas part', '这是用逗号分隔的表格'],
    ['"Name";"Type"\n"a";"string"\n', 'a table whose cells commas part', '这是用逗号分隔的表格'],
    ['[1]', 'none of a TOP catalogue, ', '不是能读取的文档'],
    ['{"a":1}', 'none of a TOP catalogue, ', '不是能读取的文档。请保存 TOP：'],
    ['hello', 'none of a TOP catalogue, ', '不是能读取的文档。请保存 TOP：'],
  ])('of %j says what to save', (text, en, zh) => {
    const imported = importText(text, { document: 'x' })
    const [problem] = isErr(imported) ? imported.left : []
    if (problem === undefined) throw new Error('not refused')
    expect(describeProblem(problem)).toMatch(`x: ${en}`)
    expect(describeProblemIn('zh')(problem)).toMatch(`x：${zh}`)
  })

  it('of half a JSON says where it ends', () => {
    const imported = importText('{"name":"taobao.a.get",}', { document: 'x' })
    expect(isErr(imported) ? imported.left.map(describeProblem) : []).toEqual([
      expect.stringMatching(/^x: not JSON: .*position 23/),
    ])
  })

  it('is none of a page that begins with a link', () => {
    expect(importText(`[文档中心](x) > [API](y)\n\n${page}`, { document: 'x' })).toMatchObject({
      _tag: 'Right',
    })
  })
})
