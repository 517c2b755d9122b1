import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { escapedJson, printable } from '../src/output/printable'
import { paifang } from './paifang'

const hostile = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202edrawkcab\u2066\u200b\u061c\u{e0041}\ufeff'
const seen =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u

/** A folder of files, by path. */
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'paifang-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** A domain package with one operation, which leaves a trace when it is loaded. */
const domain = (at: string, name: string, method: string): Record<string, string> => ({
  [`${at}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`${at}/index.js`]: `
    globalThis.loaded = [...(globalThis.loaded ?? []), '${name}']
    exports.operation = { gateway: 'top', method: '${method}', title: 'of ${name}', input: {}, output: {}, codes: [], sensitive: [] }`,
})
const loaded = (): ReadonlyArray<string> => (globalThis as { loaded?: ReadonlyArray<string> }).loaded ?? []
const methodsIn = async (cwd: string, ...flags: ReadonlyArray<string>): Promise<string> =>
  (await paifang(['list', 'my.', ...flags], { cwd })).stdout

describe('packages whose code runs', () => {
  beforeEach(() => Reflect.deleteProperty(globalThis, 'loaded'))

  it('are those that the nearest package.json depends on, not what lies beside or above them', async () => {
    const root = folderOf({
      ...domain('node_modules/api-top-above', 'api-top-above', 'my.above'),
      ...domain('app/node_modules/api-top-wanted', 'api-top-wanted', 'my.wanted'),
      ...domain('app/node_modules/api-top-planted', 'api-top-planted', 'my.planted'),
      ...domain('app/node_modules/@paifang/api-top-planted', '@paifang/api-top-planted', 'my.planted2'),
      ...domain('app/sub/node_modules/api-top-wanted', 'api-top-wanted', 'my.nested'),
      'app/package.json': '{"dependencies":{"api-top-wanted":"1"}}',
      'app/sub/readme': '',
    })
    for (const cwd of ['app', 'app/sub']) expect(await methodsIn(join(root, cwd))).toContain('my.wanted\n')
    for (const command of ['describe', 'call'])
      await paifang([command, 'my.planted', '--gateway', 'top'], { cwd: join(root, 'app/sub') })
    expect(await methodsIn(root)).toBe('')
    expect(new Set(loaded().filter((name) => name.includes('api-top-') && !name.includes('@')))).toEqual(
      new Set(['api-top-wanted']),
    )
    expect(await methodsIn(join(root, 'app'), '--package', 'api-top-planted')).toContain('my.planted\n')
    expect(await methodsIn(root, '--package', './app/node_modules/api-top-wanted')).toContain('my.wanted\n')
    expect(await paifang(['list', '--package', 'nobody'], { cwd: root })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.not.stringContaining('./'),
    })
    // A folder is written as one: a name is never looked for in the working folder.
    const wanted = 'app/node_modules/api-top-wanted'
    expect(await paifang(['list', '--package', wanted], { cwd: root })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(`for the folder write ./${wanted}`),
    })
  })

  it('are the workspaces of the nearest package.json and what they depend on, too', async () => {
    const root = folderOf({
      'package.json': '{"workspaces":["packages/*"]}',
      ...domain('packages/api-top-mine', 'api-top-mine', 'my.workspace'),
      'packages/app/package.json': '{"name":"app","version":"1.0.0","dependencies":{"api-top-dep":"1"}}',
      ...domain('node_modules/api-top-dep', 'api-top-dep', 'my.dependency'),
      ...domain('node_modules/api-top-planted', 'api-top-planted', 'my.planted'),
    })
    const elsewhere = folderOf(domain('api-top-linked', 'api-top-linked', 'my.linked'))
    symlinkSync(join(root, 'packages/api-top-mine'), join(root, 'node_modules/api-top-mine'))
    symlinkSync(join(root, 'packages/app'), join(root, 'node_modules/app'))
    symlinkSync(join(elsewhere, 'api-top-linked'), join(root, 'node_modules/api-top-linked'))
    const methods = (await methodsIn(root)).match(/my\.\w+$/gm)
    expect(methods).toEqual(['my.dependency', 'my.workspace'])
  })

  it('warn where one is broken, once of all that are not built, and all others serve', async () => {
    const root = folderOf({
      ...domain('node_modules/api-top-good', 'api-top-good', 'my.good'),
      'node_modules/api-top-throws/package.json': '{"name":"api-top-throws","version":"1.0.0","main":"a.js"}',
      'node_modules/api-top-throws/a.js': 'throw new Error("no\\n\\u001b[2Jluck")',
      'node_modules/api-top-nomain/package.json': '{"name":"api-top-nomain","version":"1.0.0"}',
      'node_modules/api-top-one/package.json': '{"name":"api-top-one","version":"1.0.0","main":"dist/a.js"}',
      'node_modules/api-top-two/package.json': '{"name":"api-top-two","version":"1.0.0","main":"dist/a.js"}',
      'node_modules/api-top-json/package.json': '{"name":',
      'node_modules/api-top-null/package.json': 'null',
      'package.json':
        '{"dependencies":{"api-top-good":"1","api-top-throws":"1","api-top-nomain":"1","api-top-one":"1","api-top-two":"1","api-top-json":"1","api-top-null":"1"}}',
    })
    const ended = await paifang(['list', 'my.'], { cwd: root })
    expect(ended).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^api-top-good@1\.0\.0\n +my\.good\n/),
    })
    expect(ended.stderr).toContain('warning: the package api-top-throws cannot be loaded: no\n')
    expect(ended.stderr).toContain(
      'warning: api-top-nomain, api-top-one, api-top-two cannot be loaded: there is no file',
    )
  })
})

describe('what is printed from outside', () => {
  let server: Server
  let origin = ''
  let body = ''
  beforeAll(async () => {
    server = createServer((_, answer) => void answer.end(body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  const env = { TOP_APP_KEY: '12345678', TOP_APP_SECRET: 'helloworld' }
  const call = (...flags: ReadonlyArray<string>): ReturnType<typeof paifang> =>
    paifang(['call', 'my.method', '--gateway', 'top', '--endpoint', `${origin}/router/rest`, ...flags], {
      env,
    })

  it('moves no cursor, changes no direction and begins no line, in tables, footers and errors', async () => {
    const text = `a${hostile}b\r\nowned line`
    for (const answer of [
      { my_method_response: { [`key${hostile}`]: text, request_id: `id${text}` } },
      { error_response: { code: 15, msg: text, sub_code: `isv.${text}`, sub_msg: text, request_id: text } },
    ]) {
      body = JSON.stringify(answer)
      const ended = await call()
      for (const out of [ended.stdout, ended.stderr]) {
        expect(out.search(seen)).toBe(-1)
        expect(out).not.toMatch(/^owned line/m)
      }
    }
  })

  it('stands as escapes in --json, and reads as it came', async () => {
    body = JSON.stringify({ my_method_response: { value: `a${hostile}b\nc` } })
    const ended = await call('--json')
    expect(ended.stdout.search(seen)).toBe(-1)
    expect(JSON.parse(ended.stdout)).toMatchObject({ ok: true, output: { value: `a${hostile}b\nc` } })
  })

  it('keeps --dry-run and --curl true to what would be sent', async () => {
    const given = ['--param', `title=${hostile}`]
    const dry = await call(...given, '--dry-run')
    expect(dry.stdout.search(seen)).toBe(-1)
    expect(JSON.parse(dry.stdout)).toMatchObject({ params: { title: hostile } })
    expect((await call(...given, '--curl')).stdout.search(seen)).toBe(-1)
  })

  it('is of no emulator: one sentence and exit code 2', async () => {
    for (body of ['', 'null', '[]', '<html>', '{"rows":7}']) {
      const ended = await paifang(['tail', origin, '--once'])
      expect(ended).toEqual({ code: 2, stdout: '', stderr: `no emulator answers at ${origin}\n` })
    }
    for (const url of ['ftp://a', 'http://user:hunter2@127.0.0.1:1', 'x']) {
      const ended = await paifang(['tail', url, '--once'])
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).not.toContain('hunter2')
    }
  })

  it('names no credentials of a documentation service, and ends in a sentence where it cannot be asked', async () => {
    for (const from of [
      'http://evil.test',
      'http://user:hunter2@127.0.0.1:1',
      'https://user:hunter2@127.0.0.1:1',
    ]) {
      const ended = await paifang([
        'generate',
        'my.method',
        '--from',
        from,
        '--out',
        join(tmpdir(), 'nothing'),
      ])
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toMatch(/^--from: a documentation service is/)
      expect(ended.stderr).not.toContain('hunter2')
    }
  })
})

describe('printable', () => {
  it('keeps every text that people read, line by line', () => {
    const text = 'Ärger 牌坊\n  أهلا e\u0301 👩‍🚀'
    expect(printable(text)).toBe(text)
    expect(printable(hostile).search(seen)).toBe(-1)
  })

  it('shows what a terminal would obey, or hide, as its number', () => {
    expect(printable('a\u001b[2J\u202eb\u200b\rc\r\nd\te 牌\u200d坊\u{e0041}')).toBe(
      'a\\u001b[2J\\u202eb\\u200b\\u000dc\nd  e 牌\\u200d坊\\udb40\\udc41',
    )
  })

  it('keeps a JSON document what it is', () => {
    const value = { [hostile]: [`${hostile}\n\t"\\`, '牌坊 👩‍🚀'] }
    const escaped = escapedJson(JSON.stringify(value, null, 2))
    expect(escaped.search(seen)).toBe(-1)
    expect(JSON.parse(escaped)).toEqual(value)
  })
})
