import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tmcMessageProduce } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { paifang, startPaifang, type Ended, type Running } from './paifang'

let emulator: Emulator
let folder: string
const running: Running[] = []
beforeEach(async () => {
  emulator = await startEmulator({ operations: [tmcMessageProduce] })
  folder = mkdtempSync(join(tmpdir(), 'paifang-messages-'))
})
afterEach(async () => {
  for (const { interrupt, ended } of running.splice(0)) {
    interrupt()
    await ended
  }
  await emulator.close()
  rmSync(folder, { recursive: true, force: true })
})

const env = (): Readonly<Record<string, string>> => ({
  TOP_APP_KEY: emulator.top.appKey,
  TOP_APP_SECRET: emulator.top.appSecret,
})
const to = (): ReadonlyArray<string> => ['--endpoint', emulator.top.endpoint]
const publish = (topic: string, content: string, ...more: ReadonlyArray<string>): Promise<Ended> =>
  paifang(['publish', topic, '--content', '-', ...to(), ...more], { env: env(), input: content })

const listen = (...args: ReadonlyArray<string>): Running => {
  const child = startPaifang(['listen', ...to(), ...args], { env: env() })
  running.push(child)
  return child
}
const waiting = (): number => emulator.state.top.tmc.messages.size()
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

describe('paifang publish', () => {
  it('publishes the text of a file as it stands, and prints the id', async () => {
    const file = join(folder, 'paid.json')
    writeFileSync(file, '{"tid":2001234567890123456}\n')
    const published = await paifang(['publish', 'paid', '--content', file, ...to()], { env: env() })
    expect(published).toMatchObject({ code: 0, stdout: '4160600000000000001  paid\n' })
    expect(emulator.state.top.tmc.messages.values()).toMatchObject([
      { topic: 'paid', content: '{"tid":2001234567890123456}', group: 'default' },
    ])
  })

  it('publishes to a group, and answers machines', async () => {
    emulator.state.top.tmc.addGroup('12345678', 'g')
    const { code, stdout } = await publish('paid', '{}', '--group', 'g', '--json')
    expect([code, JSON.parse(stdout)]).toEqual([0, { ok: true, topic: 'paid', ids: ['4160600000000000001'] }])
    expect(emulator.state.top.tmc.messages.values()[0]?.group).toBe('g')
  })

  it('says why nothing was published', async () => {
    expect(await publish('paid', '{}', '--group', 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('isv.message-not-published') as string,
    })
    expect(await publish('paid', 'x'.repeat(122_881))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('content') as string,
    })
    expect(await paifang(['publish', 'paid', ...to()], { env: env() })).toMatchObject({ code: 2 })
    expect(
      await paifang(['publish', 'paid', '--content', '-', '--gateway', 'opretail'], { env: env() }),
    ).toMatchObject({ code: 2, stderr: expect.stringContaining('opretail has no messages') as string })
  })
})

describe('paifang listen', () => {
  it('shows what comes in rows, confirms it, and ends with Ctrl-C', async () => {
    const child = listen()
    await publish('taobao_trade_TradeBuyerPay', '{"tid":2001234567890123456}')
    await publish('t', 'a\n\u001b[2Jb')
    await until(() => waiting() === 0)
    const rows = (await child.printed(3)).split('\n')
    expect(rows[0]).toMatch(/^time {6}id {19}topic {29}content$/)
    expect(rows[1]).toMatch(
      /^\d\d:\d\d:\d\d {2}4160600000000000001 {2}taobao_trade_TradeBuyerPay {8}\{"tid":2001234567890123456\}$/,
    )
    expect(rows[2]?.slice(31)).toBe(`${'t'.padEnd(32)}  a [2Jb`)
    child.interrupt()
    expect(await child.ended).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('--confirm no') as string,
    })
  })

  it('shows topics that are asked for, and leaves the others to come again', async () => {
    const child = listen('--topic', 'paid', '--json')
    await publish('other', '{}')
    await publish('paid', '{"tid":2001234567890123456}')
    expect(JSON.parse(await child.printed(1))).toMatchObject({
      id: '4160600000000000002',
      topic: 'paid',
      content: '{"tid":2001234567890123456}',
    })
    await until(() => emulator.state.top.tmc.messages.values()[0]?.failure !== undefined && waiting() === 1)
  })

  it('confirms nothing where it is told so', async () => {
    const child = listen('--confirm', 'no', '--json')
    await publish('paid', '{}')
    await child.printed(1)
    child.interrupt()
    expect(await child.ended).toMatchObject({ code: 0 })
    await until(() => emulator.state.top.tmc.queues()[0]?.waiting === 1)
    expect(emulator.state.top.tmc.messages.values()[0]?.failure).toBeUndefined()
  })

  it('ends with 1 where the server does not accept, and says what it said', async () => {
    const refused = await paifang(['listen', '--group', 'nobody', ...to()], { env: env() })
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('group not exist') as string,
    })
    const machine = await paifang(['listen', '--json', ...to()], {
      env: { ...env(), TOP_APP_SECRET: 'wrong-secret' },
    })
    expect(JSON.parse(machine.stdout)).toMatchObject({ ok: false, error: { phrase: 'invalid sign' } })
    expect(await paifang(['listen', '--confirm', 'maybe', ...to()], { env: env() })).toMatchObject({
      code: 2,
    })
    expect(await paifang(['listen', '--channel', 'http://x', ...to()], { env: env() })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('wss: or ws:') as string,
    })
  })

  it('speaks Chinese', async () => {
    const child = listen('--lang', 'zh')
    expect((await child.printed(1)).split('\n')[0]).toBe(
      `时间${' '.repeat(6)}消息 ID${' '.repeat(14)}主题${' '.repeat(30)}内容`,
    )
    child.interrupt()
    expect((await child.ended).stderr).toContain('同组的其他消费者将收不到')
  })
})
