import fc from 'fast-check'
import stringWidth from 'string-width'
import { commands } from '../src/commands/commands'
import { wrap } from '../src/output/wrap'
import { paifang } from './paifang'

describe('wrap', () => {
  it('ends lines beside Chinese characters, and lets no line begin with what closes one', () => {
    expect(wrap('在本机仿真，完成五次调用', 11)).toBe('在本机仿\n真，完成五\n次调用')
    expect(wrap('调用 taobao.time.get 接口', 12)).toBe('调用\ntaobao.time.get\n接口')
  })

  it('loses nothing but blanks, and is as narrow as its longest word allows', () => {
    const text = fc
      .array(fc.constantFrom('仿', '真', '，', '。', ' ', 'TOP', 'a', '（', '）', '--flag', '调'), {
        maxLength: 60,
      })
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 40 }), (given, columns) => {
        const lines = wrap(given, columns).split('\n')
        expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''))
        const longest = Math.max(
          0,
          ...(given.match(/[\u0021-\u007e]+|[，。）]+/g) ?? []).map((word) => stringWidth(word)),
        )
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns + longest)
      }),
    )
  })
})

describe('help in Chinese', () => {
  it('fits 80 columns with its words under one another, and says what is to be read in Chinese', async () => {
    const names = commands.flatMap(({ usage, hidden }) =>
      hidden === true ? [] : [usage.split(' ')[0] ?? ''],
    )
    for (const name of ['', ...names]) {
      const { stdout } = await paifang([...(name === '' ? [] : [name]), '--help', '--lang', 'zh'])
      const [help = ''] = stdout.split('\n例：\n')
      expect(help.startsWith('用法：paifang')).toBe(true)
      expect(help).not.toMatch(/\[options\]|\[command\]|Usage|Options/)
      expect(help.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([])
      // A line that goes on stands below the words of the one before.
      for (const line of help.split('\n').slice(4)) expect(line).toMatch(/^( {2}\S|\s{8,}\S|[选命]|$)/)
    }
  })
})

describe('what is said of mistakes in Chinese', () => {
  it.each([
    [['call', 'taobao.time.get', '--gateway', 'nope'], '没有网关 "nope"，可用：top、opretail、qimen'],
    [
      ['call', 'taobao.time.get', '--param', 'x={bad'],
      '--param x：以 JSON 的形式开头，但第 1 个字符处不是有效的 JSON',
    ],
    [
      ['call', 'taobao.time.get', '--profile', 'nope'],
      '没有名为 "nope" 的配置，可用 "paifang profiles" 查看',
    ],
    [['generate', '--from', '/nope', '--out', 'e'], '/nope：没有这个文件或目录'],
    [['diff', '/nope', '/nope'], '/nope：其中没有 spec 目录'],
    [['replay', '/nope'], '无法读取 /nope'],
  ])('%j', async (args, words) => {
    const { stdout, stderr } = await paifang([...args, '--lang', 'zh'])
    expect(stdout + stderr).toContain(words)
  })
})
