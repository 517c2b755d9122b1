import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import stringWidth from 'string-width'
import { commands } from '../src/commands/commands'
import { shippedGateways } from '../src'
import { paifang } from './paifang'

const account = { TOP_APP_KEY: '12345678', TOP_APP_SECRET: 'helloworld' }
const env = { ...account, TOP_ENDPOINT: 'http://127.0.0.1:1/router/rest' }
const dry = async (...params: ReadonlyArray<string>): Promise<unknown> => {
  const flags = params.flatMap((param) => ['--param', param])
  const ended = await paifang(['call', 'my.method', '--gateway', 'top', '--dry-run', ...flags], { env })
  const { params: sent } = JSON.parse(ended.stdout) as { readonly params: Record<string, string> }
  return Object.fromEntries(
    Object.entries(sent)
      .filter(([name]) => name.startsWith('my_'))
      .map(([name, text]) => [name, /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text]),
  )
}

describe('--param', () => {
  it('sets members by dotted names and places of a list, over --input and one another', async () => {
    expect(
      await dry('my_a.b=1', 'my_a.c.d=x=y', 'my_l[0].m=2', 'my_l[1].m=3', 'my_l[0].n=4', 'my_j={"k":[1]}'),
    ).toEqual({
      my_a: { b: '1', c: { d: 'x=y' } },
      my_l: [{ m: '2', n: '4' }, { m: '3' }],
      my_j: { k: [1] },
    })
    expect(await dry('my_l[9999].m=1')).toEqual({ my_l: [{ m: '1' }] })
  })

  it('that looks like JSON and is none is an error, and so is a name that is none', async () => {
    for (const param of ['x={bad', 'x=[1,', 'a..b=1', 'a[x]=1', '[0=1']) {
      const ended = await paifang(['call', 'my.method', '--dry-run', '--param', param], { env })
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toContain('--param')
    }
  })

  it('pollutes nothing', async () => {
    for (const param of [
      '__proto__.polluted=1',
      'my_a.__proto__.polluted=1',
      'constructor.prototype.polluted=1',
    ])
      await paifang(['call', 'my.method', '--gateway', 'top', '--dry-run', '--param', param], { env })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('that no document names is pointed out, with the name that was probably meant', async () => {
    const input = JSON.stringify(blacklist.example?.input)
    const flags = ['--input', '-', '--param', 'user_blacklist_request.operate_typ=1', '--dry-run']
    const ended = await paifang(['call', blacklist.method, ...flags], { env, input })
    expect(ended.stderr).toContain(
      'user_blacklist_request.operate_typ: no field of this name; did you mean operate_type?',
    )
  })
})

describe('what was probably meant', () => {
  it('is said of a method, a command and a flag', async () => {
    const wrong = blacklist.method.replace('blacklist', 'blaklist')
    for (const command of ['describe', 'call'])
      expect((await paifang([command, wrong], { env })).stderr).toContain(`did you mean ${blacklist.method}?`)
    expect((await paifang(['lst'])).stderr).toContain('Did you mean list?')
    expect((await paifang(['call', 'a', '--parm', 'a=1'])).stderr).toContain('Did you mean --param?')
    expect((await paifang(['lst', '--lang', 'zh'])).stderr).toBe('未知命令 "lst"。是否想用 list？\n')
    expect((await paifang(['call', 'a', '--parm', 'a=1', '--lang', 'zh'])).stderr).toContain(
      '是否想用 --param？',
    )
    expect((await paifang(['call', '--lang', 'zh'])).stderr).toMatch(/^缺少参数/)
  })

  it('is found by list: words in any order, one letter off', async () => {
    for (const text of ['sync blacklist', 'blaklist', '黑名单 同步'])
      expect((await paifang(['list', text])).stdout).toContain(`  ${blacklist.method}\n`)
    expect((await paifang(['list', 'zzzz blacklist'])).stdout).toBe('')
  })
})

describe('paifang describe', () => {
  it('shows descriptions, examples, limits, and a call that works as it stands', async () => {
    const { stdout } = await paifang(['describe', blacklist.method])
    expect(stdout).toMatch(/mobile +text +required.*e\.g\. 13111111111/)
    const [, input = '', rest = ''] = /echo '(.*)' \| paifang (.*)$/m.exec(stdout) ?? []
    const dryRun = await paifang([...rest.split(' '), '--dry-run'], { env, input })
    expect(dryRun.code).toBe(0)
    const paged = await paifang(['describe', 'taobao.tmc.groups.get'])
    expect(paged.stdout).toContain('paifang pages taobao.tmc.groups.get')
  })

  it('speaks no English of types in Chinese', async () => {
    const { stdout } = await paifang(['describe', blacklist.method, '--lang', 'zh'])
    expect(stdout).toContain('列表（对象）')
    expect(stdout).not.toMatch(/ (struct|object|text|integer|required|list of) /)
  })
})

describe('paifang errors', () => {
  it('cuts nothing in a pipe', async () => {
    expect((await paifang(['errors'])).stdout).not.toContain('…')
  })
})

describe('paifang start', () => {
  it('fits a screen of 80 by 24, and describes failures where it is asked to', async () => {
    for (const lang of ['en', 'zh']) {
      const lines = (await paifang(['start', '--lang', lang])).stdout.trimEnd().split('\n')
      expect(lines.length).toBeLessThanOrEqual(22)
      expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([])
    }
    const verbose = await paifang(['start', '--verbose'])
    expect(verbose.stdout).toContain('wrong secret:')
  })
})

describe('Chinese texts', () => {
  it('have full-width punctuation beside Chinese characters', () => {
    const texts = commands.flatMap(({ text, flags }) => [
      text.zh,
      ...flags(shippedGateways).map((flag) => flag.text.zh),
    ])
    expect(texts.filter((text) => /[一-鿿][,:;()?!]|[,;()?!][一-鿿]/.test(text))).toEqual([])
  })
})
