import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import { issuesOf, shapeOf, type AnyCodec } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import { describeIssue } from '@paifang/result'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
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

describe('what is wrong with an input', () => {
  const packages = readdirSync(join(__dirname, '../..')).filter((name) => name.startsWith('api-'))
  const operationsOf = (name: string): ReadonlyArray<AnyOperation> =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- every domain there is
    Object.values(require(join(__dirname, '../..', name, 'src')) as Readonly<Record<string, AnyOperation>>)
  const codecs = packages.flatMap(operationsOf).flatMap(({ input, output }) => [input, output])
  const odd = [{}, '', 'x', -1, 1_704_081_600, 20_240_101_120_000, 2 ** 60, true, ['x'], [{}], new Date(NaN)]

  /** A value in which every member is something else than the document says. */
  const wrong = (codec: AnyCodec, value: unknown, depth = 0): unknown => {
    const shape = shapeOf(codec)
    if (depth > 6) return value
    if (shape.kind === 'json') return wrong(shape.inner, value, depth)
    if (shape.kind === 'list') return [wrong(shape.item, value, depth + 1)]
    if (shape.kind !== 'struct') return value
    return Object.fromEntries(
      Object.entries({ ...shape.required, ...shape.optional }).map(([name, member]) => [
        name,
        wrong(member, value, depth + 1),
      ]),
    )
  }

  it('is said in Chinese and in English, and never by the name of a type', () => {
    const known =
      /\b(JSON|bigint|id|ID|Date|GMT|yyyy-?MM-?dd(?:HHmmss)?|HH:?mm:?ss|true|false|name|type|bytes|open|size|spec|overrides?|json|input|output)\b/g
    const seen = new Set<string>()
    for (const codec of codecs)
      for (const value of [...odd.map((one) => wrong(codec, one)), ...odd]) {
        const decoded = codec.decode(value)
        if (decoded._tag === 'Right') continue
        for (const { expected } of issuesOf(decoded.left)) seen.add(expected)
      }
    expect(seen.size).toBeGreaterThan(20)
    const chinese = [...seen].map(
      (expected) => [expected, describeIssue({ path: 'a', expected }, 'zh')] as const,
    )
    expect(
      chinese.filter(([, text]) =>
        /[A-Za-z]{3,}/.test(text.replace(/：\{.*$|以下之一：[\w、]+/g, '').replace(known, '')),
      ),
    ).toEqual([])
    const english = [...seen].map((expected) => describeIssue({ path: 'a', expected }, 'en'))
    expect(english.filter((text) => /[A-Z][a-z]+[A-Z]\w*\./.test(text))).toEqual([])
  })

  it('is a question where a name was probably meant, and a sentence besides', async () => {
    const flags = ['call', blacklist.method, '--param', 'user_blacklist_reqest=1']
    const { stderr } = await paifang(flags, { env })
    expect(stderr).toContain(
      'user_blacklist_reqest: no field of this name; did you mean user_blacklist_request? user_blacklist_request: expected an object (required). Nothing was sent',
    )
    expect((await paifang([...flags, '--lang', 'zh'], { env })).stderr).toContain(
      'user_blacklist_reqest：没有这个字段，是否想用 user_blacklist_request？user_blacklist_request 应为对象（必填）。请求未发出',
    )
  })
})

describe('Chinese texts', () => {
  it('have full-width punctuation beside Chinese characters', () => {
    const texts = commands.flatMap(({ text, flags }) => [
      text.zh,
      ...flags(shippedGateways).map((flag) => flag.text.zh),
    ])
    const advice = shippedGateways
      .flatMap(({ errors }) => errors?.().entries ?? [])
      .map((entry) => entry.advice.zh)
    texts.push(...advice)
    expect(advice.length).toBeGreaterThan(50)
    expect(texts.filter((text) => /[一-鿿][,:;()?!]|[,;()?!][一-鿿]/.test(text))).toEqual([])
  })
})
