import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { anyOperation } from '../../../.dev/test/anyOperation'
import { startEmulator, type Emulator } from '../src'
import { post, type Answer } from './peers'

interface Capture {
  readonly name: string
  readonly target: string
  readonly contentType: string
  readonly body: string
}

const example = { output: { nick: 'x' } }
const user = anyOperation('top', 'taobao.user.get', { example })
const upload = anyOperation('top', 'taobao.picture.upload', { example })

const committed = (
  JSON.parse(readFileSync(join(__dirname, 'data/java-sdk-captures.json'), 'utf8')) as { captures: Capture[] }
).captures

const notes = join(__dirname, '../../../../shared/protocol/top-wire.md')

/** The same captures out of the protocol notes, where those stand beside the repository. */
const noted = (): ReadonlyArray<Capture> => {
  const text = readFileSync(notes, 'utf8')
  return ['form', 'upload', 'batch'].map((name) => {
    const found = new RegExp(
      `== ${name}\\n--> POST (\\S+)\\n[\\s\\S]*?Content-type: \\[(.*?)\\]\\n[\\s\\S]*?BODY: (.*?)\\n`,
    )
    const [, target = '', contentType = '', body = ''] = found.exec(text) ?? []
    return { name, target, contentType, body: name === 'form' ? body : body.replaceAll('\\r\\n', '\r\n') }
  })
}

/** Every place where one changed byte must be noticed: the values of signed parameters, and the signature. */
const places = ({ name, target, body }: Capture): ReadonlyArray<{ at: 'target' | 'body'; index: number }> => {
  const inQuery = [...target.matchAll(/[?&][^=&]+=([^&]+)/g)].map(({ index, 0: all }) => ({
    at: 'target' as const,
    index: index + all.length - 1,
  }))
  if (name === 'batch')
    return [...inQuery, ...Array.from(body, (_char, index) => ({ at: 'body' as const, index }))]
  const inBody =
    name === 'form'
      ? [...body.matchAll(/=([^&]+)/g)].map(({ index, 0: all }) => index + all.length - 1)
      : [body.indexOf('图')]
  return [...inQuery, ...inBody.map((index) => ({ at: 'body' as const, index }))]
}

const changed = (text: string, index: number): string => {
  const old = text.charAt(index)
  const other = /[0-8a-eA-E]/.test(old) ? String.fromCharCode(old.charCodeAt(0) + 1) : old === 'x' ? 'y' : 'x'
  return text.slice(0, index) + other + text.slice(index + 1)
}

describe('raw requests of the official Java client', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({
      operations: [user, upload],
      top: { apps: [{ appKey: '12345678', appSecret: 'helloworld' }] },
      clock: () => Date.UTC(2016, 0, 1, 4),
    })
    for (const text of ['SESS', 'SB', 'S2']) emulator.state.top.sessions.issue({ text })
  })
  afterAll(() => emulator.close())

  const send = ({ target, contentType, body }: Capture): Promise<Answer> =>
    post(`${emulator.url}${target}`, Buffer.from(body, 'utf8'), {
      'content-type': contentType,
      accept: 'text/xml,text/javascript',
      'user-agent': 'top-sdk-java',
    })

  it.each(committed)('accepts the $name', async (capture) => {
    const { text } = await send(capture)
    expect(text).not.toContain('error_response')
    expect(text.split('\r\n-S-\r\n')).toHaveLength(capture.name === 'batch' ? 2 : 1)
  })

  it('reads what the client meant', async () => {
    for (const capture of committed) await send(capture)
    const { input } = emulator.calls(user).find((call) => call.input?.['n'] !== undefined) ?? {}
    expect(input).toMatchObject({ n: '9007199254740993', cn: 'a b+c 中文*~', date: '2016-01-01 12:00:00' })
    expect(input?.['dtos']).toContain('a\\/b')
    const uploaded = emulator.calls(upload)[0]?.input
    expect(uploaded).toMatchObject({ title: '图片', img: { name: 'a b.png', type: 'image/png' } })
    const { session, app } = emulator.calls(user).at(-1)!
    expect([session, app]).toEqual(['S2', '12345678'])
  })

  it.each(committed)('refuses the $name after any change of one byte', async (capture) => {
    const found = places(capture)
    expect(found.length).toBeGreaterThan(8)
    for (const { at, index } of found) {
      const { text } = await send({ ...capture, [at]: changed(capture[at], index) })
      expect(`${at} ${index} ${text.slice(0, 80)}`).toContain('error_response')
    }
  })

  ;(existsSync(notes) ? describe : describe.skip)(
    'as the protocol notes hold them (not beside this copy)',
    () => {
      it.each(existsSync(notes) ? noted() : [])('accepts the $name', async (capture) => {
        expect(committed).toContainEqual(capture)
        expect((await send(capture)).text).not.toContain('error_response')
      })
    },
  )
})
