import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { langOf } from '../src/langOf'
import { unforeseen, unforeseenCode } from '../src/runProgram'
import { paifang } from './paifang'

const folder = mkdtempSync(join(tmpdir(), 'paifang-misuse-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)
mkdirSync(at('folder'))
writeFileSync(at('empty'), '')
writeFileSync(at('rows.csv'), 'mobile,reason\n1,1\n')

const rows = ['--rows', 'user_blacklist_request.blacklist', '--endpoint', 'http://127.0.0.1:9/router/rest']
const env = { TOP_APP_KEY: '12345678', TOP_APP_SECRET: 'helloworld' }

describe('a command that is used wrongly', () => {
  it.each<readonly [words: ReadonlyArray<string>, code: number, en: string, zh: string]>([
    [['call', '--nosuch'], 2, 'paifang call --help says what there is', 'paifang call --help 列出'],
    [['nosuch'], 2, 'paifang --help says what there is', 'paifang --help 列出'],
    [
      ['call', sync.method, '--input', at('none')],
      2,
      'none: there is no such file',
      'none：文件或目录不存在',
    ],
    [['call', sync.method, '--input', at('folder')], 2, 'folder: it is a folder', 'folder：这是一个目录'],
    [['call', sync.method, '--input', at('empty')], 2, 'empty is empty', 'empty 是空文件'],
    [['call', sync.method, '--input', '-'], 2, 'nothing came on stdin', '标准输入为空'],
    [['call', sync.method, '--secret-file', at('empty')], 2, 'empty is empty', 'empty 是空文件'],
    [['call', sync.method, '--sign-method', 'crc'], 2, 'it has md5, hmac', '可用：md5、hmac'],
    [['sign', '--from', at('empty')], 2, 'empty is empty', 'empty 是空文件'],
    [['replay', at('empty')], 2, 'empty is neither a journal', 'empty 既不是'],
    [['bulk', sync.method, at('folder'), ...rows], 64, 'folder: it is a folder', 'folder：这是一个目录'],
    [
      ['bulk', sync.method, at('rows.csv'), ...rows, '--report', at('folder')],
      64,
      'cannot write',
      '无法写入',
    ],
    [['pages', 'taobao.tmc.groups.get', at('none/rows.ndjson')], 64, 'no such file or folder', '目录不存在'],
    [['emulate', '--ui', '65536'], 2, '--ui is at most 65535', '--ui 最大为 65535'],
    [['explore', '--port', '99999'], 2, '--port is at most 65535', '--port 最大为 65535'],
    [['start', '--jobs', folder], 2, 'add --ui', '请加 --ui'],
    [['emulate', '--journal', at('folder')], 2, 'it is a folder', '这是一个目录'],
    [['emulate', '--state', at('none/state.json')], 2, 'no such file or folder', '目录不存在'],
    [
      ['emulate', '--paged', 'taobao.tmc.group.get:count=5'],
      2,
      'did you mean taobao.tmc.groups.get?',
      '是否想用',
    ],
    [['emulate', '--fault', 'delay:ms=x'], 2, 'fault.ms: expected', 'fault.ms 应为 0 至 86400000 的整数'],
  ])('says of %j what to do, in both languages', async (words, code, en, zh) => {
    for (const [lang, said] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const ended = await paifang([...words, '--lang', lang], { env, cwd: folder })
      expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(said) as string })
      expect(ended.stderr).not.toMatch(/\n +at /)
    }
  })

  it('is told which languages there are', async () => {
    expect(await paifang(['list', '--lang', 'fr'])).toMatchObject({
      code: 2,
      stderr: '--lang is en or zh, not fr\n',
    })
    expect(langOf(undefined, { LC_ALL: '', LANG: 'zh_CN.UTF-8' })).toBe('zh')
  })
})

describe('an error that no command knows', () => {
  it('is one sentence, and its stack to who asks for it', () => {
    const thrown = new Error('two\nlines')
    expect(unforeseen(thrown, { lang: 'en', env: {} })).toMatch(
      /^paifang ended unexpectedly: Error: two lines\. .*$/,
    )
    expect(unforeseen('text', { lang: 'zh', env: {} })).toMatch(/^paifang 意外中止：text。/)
    expect(unforeseen(thrown, { lang: 'en', env: { PAIFANG_STACK: '1' } })).toBe(thrown.stack)
    expect([unforeseenCode(['call']), unforeseenCode(['bulk'])]).toEqual([1, 4])
  })
})
